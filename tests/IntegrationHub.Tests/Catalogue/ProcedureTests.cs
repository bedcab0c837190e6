using IntegrationHub.Catalogue.V1;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class ProcedureTests(ReferenceSnapshot snapshot)
{
    [Theory]
    [InlineData("1.004222-TP01")]
    [InlineData("1.004222-TP03")]
    [InlineData("1.004222-TP02 1.004222-TP03")]
    public void One_component_of_a_group_is_enough(string handedIn)
    {
        var residence = snapshot.Procedures.Find("1.004222")!;

        var missing = residence.MissingGroups(handedIn.Split(' ').ToHashSet());

        Assert.Empty(missing);
    }

    [Fact]
    public void A_group_without_any_of_its_components_is_missing()
    {
        var residence = snapshot.Procedures.Find("1.004222")!;

        var missing = residence.MissingGroups(new HashSet<string> { "1.004222-TP02" });

        Assert.Equal(["1.004222-TP01", "1.004222-TP03"], Assert.Single(missing));
    }

    [Fact]
    public void Each_missing_group_is_told()
    {
        var marriage = snapshot.Procedures.Find("2.000806")!;

        var missing = marriage.MissingGroups(new HashSet<string>());

        Assert.Equal(2, missing.Count());
    }

    [Fact]
    public void A_procedure_without_published_components_misses_nothing() =>
        Assert.Empty(snapshot.Procedures.Find("1.014027")!.MissingGroups(new HashSet<string>()));

    [Theory]
    [InlineData("2.000815", Channel.Direct, true)]
    [InlineData("2.000815", Channel.Online, false)]
    [InlineData("1.014027", Channel.Post, true)]
    public void A_channel_is_offered_when_published_or_when_none_is(string code, Channel channel, bool offered) =>
        Assert.Equal(offered, snapshot.Procedures.Find(code)!.IsOfferedOn(channel));
}
