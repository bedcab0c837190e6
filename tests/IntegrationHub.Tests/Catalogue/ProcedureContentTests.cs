using System.Text;
using System.Text.Json;
using IntegrationHub.Catalogue;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

public sealed class ProcedureContentTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        Assert.All(ProcedureReference.Read(), procedure =>
        {
            var written = ProcedureContent.Write(procedure);

            var read = ProcedureContent.Read(Encoding.UTF8.GetString(written));

            Assert.Equal(written, ProcedureContent.Write(read));
            Assert.Equal(procedure.Components, read.Components);
        });
    }

    [Fact]
    public void Code_version_and_source_are_no_part_of_the_content()
    {
        var first = ProcedureReference.Read()[0];

        var later = first with { Version = 2, Source = "national portal", EffectiveAt = first.EffectiveAt.AddDays(1) };

        Assert.Equal(ProcedureContent.Hash(first), ProcedureContent.Hash(later));
    }

    [Fact]
    public void Another_word_makes_another_hash()
    {
        var first = ProcedureReference.Read()[0];

        var other = first with { Name = first.Name + "." };

        Assert.NotEqual(ProcedureContent.Hash(first), ProcedureContent.Hash(other));
    }

    [Fact]
    public void An_operator_can_read_the_column()
    {
        var birth = ProcedureReference.Read().Single(p => p.Code == "1.001193");

        var json = Encoding.UTF8.GetString(ProcedureContent.Write(birth));

        Assert.Contains("\"name\":\"Đăng ký khai sinh\"", json, StringComparison.Ordinal);
        Assert.Contains("\"channel\":\"Online\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_without_its_fields_is_a_fault() =>
        Assert.Throws<JsonException>(() => ProcedureContent.Read("{}"));
}
