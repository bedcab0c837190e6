using IntegrationHub.Communes.V1;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class FindCommuneTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public void A_reused_code_names_the_unit_of_the_day_asked_about()
    {
        var before = snapshot.Communes.FindInForce("24781", Days.Before);
        var after = snapshot.Communes.FindInForce("24781", Days.Reform);

        Assert.Equal("Phường 2", before?.Name);
        Assert.Equal("Phường Xuân Hương - Đà Lạt", after?.Name);
    }

    [Fact]
    public void An_abolished_code_is_found_as_the_latest_but_not_in_force()
    {
        var inForce = snapshot.Communes.FindInForce("24784", Days.Today);
        var latest = snapshot.Communes.FindLatest("24784", Days.Today);

        Assert.Null(inForce);
        Assert.Equal(("Phường 1", Days.Reform), (latest?.Name, latest?.ValidTo));
    }

    [Fact]
    public void A_unit_in_force_goes_before_the_one_its_code_named_earlier()
    {
        var latest = snapshot.Communes.FindLatest("24781", Days.Today);

        Assert.Equal("Phường Xuân Hương - Đà Lạt", latest?.Name);
    }

    [Fact]
    public void A_unit_not_yet_founded_is_not_found()
    {
        var early = snapshot.Communes.FindLatest("26732", Days.Before);

        Assert.Null(early);
    }

    [Fact]
    public void A_code_that_never_was_is_not_found()
    {
        Assert.Null(snapshot.Communes.FindInForce("99999", Days.Today));
        Assert.Null(snapshot.Communes.FindLatest("99999", Days.Today));
    }

    [Theory]
    [InlineData("24616", "Xã Quảng Sơn", "67", "Tỉnh Đắk Nông", "68")]
    [InlineData("00859", "Xã Ngọc Long", "02", "Tỉnh Hà Giang", "08")]
    [InlineData("07663", "Xã Tuấn Đạo", "24", "Tỉnh Bắc Giang", "24")]
    public void A_unit_that_only_came_under_another_province_has_a_span_under_each(
        string code, string name, string oldProvince, string oldProvinceName, string newProvince)
    {
        var before = snapshot.Communes.FindInForce(code, Days.Before)!;
        var after = snapshot.Communes.FindInForce(code, Days.Reform)!;

        Assert.Equal((name, oldProvince, oldProvinceName), (before.Name, before.ProvinceCode, before.ProvinceName));
        Assert.Equal((name, newProvince), (after.Name, after.ProvinceCode));
        Assert.Equal(ChangeExtent.Unchanged, Assert.Single(snapshot.Communes.SuccessorsOf(before)).Extent);
    }

    [Theory]
    [InlineData("24985", "Xã Ninh Gia")]
    [InlineData("15010", "Xã Sơn Thuỷ")]
    public void A_unit_to_which_nothing_happened_has_one_span_without_end(string code, string name)
    {
        var before = snapshot.Communes.FindInForce(code, Days.Before)!;
        var after = snapshot.Communes.FindInForce(code, Days.Today)!;

        Assert.Same(before, after);
        Assert.Equal((name, null, null), (after.Name, after.ValidFrom, after.ValidTo));
        Assert.Empty(snapshot.Communes.PredecessorsOf(after));
    }

    [Theory]
    [InlineData("25114", "Xã Bà Gia", "Xã Đạ Huoai 3", ChangeExtent.Renamed)]
    [InlineData("14845", "Thị trấn Mường Lát", "Xã Mường Lát", ChangeExtent.KindChanged)]
    [InlineData("31105", "Xã Thổ Châu", "Đặc khu Thổ Châu", ChangeExtent.Whole)]
    public void A_unit_with_another_name_or_kind_is_a_new_span(string code, string oldName, string newName, ChangeExtent extent)
    {
        var before = snapshot.Communes.FindInForce(code, Days.Before)!;
        var after = snapshot.Communes.FindInForce(code, Days.Today)!;

        Assert.Equal((oldName, newName), (before.Name, after.Name));
        Assert.Equal(extent, Assert.Single(snapshot.Communes.SuccessorsOf(before)).Extent);
    }

    [Theory]
    [InlineData("24781", CommuneKind.Ward)]
    [InlineData("24985", CommuneKind.Commune)]
    [InlineData("26732", CommuneKind.SpecialZone)]
    public void A_unit_in_force_has_its_kind(string code, CommuneKind kind) =>
        Assert.Equal(kind, snapshot.Communes.FindInForce(code, Days.Today)?.Kind);

    [Theory]
    [InlineData("00556", "Xã Đặng Xá")]
    [InlineData("01651", "Xã Mỹ Hưng")]
    [InlineData("02482", "Xã Phú Thịnh")]
    [InlineData("22111", "Xã Xuân Phước")]
    [InlineData("31843", "Thị trấn Ngan Dừa")]
    public void A_name_mended_at_the_source_is_read_as_mended(string code, string name) =>
        Assert.Equal(name, snapshot.Communes.FindInForce(code, Days.Before)?.Name);
}
