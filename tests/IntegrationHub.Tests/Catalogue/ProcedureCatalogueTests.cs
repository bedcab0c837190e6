using Grpc.Core;
using IntegrationHub.Catalogue;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Catalogue;

[Collection<ReferenceTests>]
public sealed class ProcedureCatalogueTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public void The_highest_version_is_the_present_one()
    {
        var catalogue = WithSecondVersion("1.001193", "Đăng ký khai sinh (mới)");

        Assert.Equal((2, "Đăng ký khai sinh (mới)"), (catalogue.Find("1.001193")?.Version, catalogue.Find("1.001193")?.Name));
        Assert.Equal("Đăng ký khai sinh", catalogue.Find("1.001193", 1)?.Name);
        Assert.Equal([2, 1], catalogue.Versions("1.001193").Select(p => p.Version));
        Assert.Equal(73, catalogue.Procedures.Count);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        Assert.Null(snapshot.Procedures.Find("9.999999"));
        Assert.Null(snapshot.Procedures.Find("1.001193", 2));
        Assert.Empty(snapshot.Procedures.Versions("9.999999"));
    }

    [Theory]
    [InlineData("khai sinh", "", 6)]
    [InlineData("KHAI SINH", "ho tich", 6)]
    [InlineData("", "Chứng thực", 5)]
    [InlineData("", "G15-TP03", 5)]
    [InlineData("", "cư trú", 6)]
    [InlineData("khai sinh", "Chứng thực", 0)]
    [InlineData("", "tịch", 0)]
    [InlineData("", "-", 0)]
    [InlineData("", "", 73)]
    public void Words_and_sector_narrow_the_list(string query, string sector, int count) =>
        Assert.Equal(count, snapshot.Procedures.Search(query, sector).Count());

    [Fact]
    public void Only_the_present_name_is_searched()
    {
        var catalogue = WithSecondVersion("1.001193", "Ghi chú việc sinh");

        Assert.Equal(5, catalogue.Search("khai sinh", "").Count());
        Assert.Equal(2, Assert.Single(catalogue.Search("ghi chu viec sinh", "")).Version);
    }

    [Fact]
    public void A_known_name_passes_the_check()
    {
        var violations = new Violations();

        var procedure = snapshot.Procedures.Check("filing.procedure", "procedures/1.001193", violations);

        Assert.Equal("Đăng ký khai sinh", procedure?.Name);
        Assert.True(violations.None);
    }

    [Theory]
    [InlineData("procedures/9.999999", ErrorReason.ProcedureUnknown)]
    [InlineData("1.001193", ErrorReason.ResourceNameInvalid)]
    [InlineData("", ErrorReason.ResourceNameInvalid)]
    public void An_unknown_or_malformed_name_is_a_violation(string name, ErrorReason reason)
    {
        var violations = new Violations();

        var procedure = snapshot.Procedures.Check("filing.procedure", name, violations);

        Assert.Null(procedure);
        var refusal = violations.ToRefusal();
        Assert.Equal((StatusCode.InvalidArgument, reason), (refusal.Code, refusal.Reason));
        Assert.Equal("filing.procedure", Assert.Single(refusal.Violations).Field);
    }

    private ProcedureCatalogue WithSecondVersion(string code, string name)
    {
        var first = snapshot.Procedures.Find(code)!;
        return new([.. snapshot.Procedures.Procedures, first with { Version = 2, Name = name }]);
    }
}
