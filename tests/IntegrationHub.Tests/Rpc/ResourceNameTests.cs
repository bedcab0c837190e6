using CsCheck;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class ResourceNameTests
{
    private static readonly Gen<string> Segments =
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['A', 'Z'], Gen.Char['0', '9'], Gen.OneOf('.', '-', '_')), 1, 100];

    [Fact]
    public void The_variable_parts_come_back_in_order() =>
        Gen.Select(Segments, Segments).Sample((commune, code) =>
        {
            Assert.True(ResourceName.TryParse($"communes/{commune}/filings/{code}", "communes/*/filings/*", out var parts));
            Assert.Equal([commune, code], parts);
        });

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("communes")]
    [InlineData("communes/")]
    [InlineData("communes/*")]
    [InlineData("communes/24781/")]
    [InlineData("/communes/24781")]
    [InlineData("communes/24781/filings")]
    [InlineData("provinces/24781")]
    [InlineData("Communes/24781")]
    [InlineData("communes/24 781")]
    [InlineData("communes/24781\n")]
    [InlineData("communes/٢٤٧٨١")]
    [InlineData("communes/Lạt")]
    [InlineData("communes/24781%2F1")]
    public void A_name_of_another_form_is_no_name(string name) =>
        Assert.False(ResourceName.TryParse(name, "communes/*", out _));

    [Fact]
    public void A_part_longer_than_any_code_is_no_part()
    {
        Assert.True(ResourceName.TryParse("communes/" + new string('1', 100), "communes/*", out _));
        Assert.False(ResourceName.TryParse("communes/" + new string('1', 101), "communes/*", out _));
    }

    [Fact]
    public void No_text_makes_it_throw_and_what_it_takes_is_whole() =>
        Gen.String.Sample(text =>
        {
            if (ResourceName.TryParse(text, "communes/*", out var parts))
            {
                Assert.Equal(text, $"communes/{Assert.Single(parts)}");
            }
        });
}
