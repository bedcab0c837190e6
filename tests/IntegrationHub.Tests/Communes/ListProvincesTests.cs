using IntegrationHub.Communes;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class ListProvincesTests(ReferenceSnapshot snapshot)
{
    private readonly ListProvinces list = new(snapshot.Communes, Days.Clock());

    [Fact]
    public void All_34_come_in_order_of_their_codes()
    {
        var provinces = list.Run().Provinces;

        Assert.Equal(34, provinces.Count);
        Assert.Equal(provinces.OrderBy(p => p.Code, StringComparer.Ordinal), provinces);
    }

    [Fact]
    public void Each_tells_how_many_units_it_has()
    {
        var provinces = list.Run().Provinces;

        var lamDong = provinces.Single(p => p.Name == "provinces/68");
        Assert.Equal(("68", "Tỉnh Lâm Đồng", 124), (lamDong.Code, lamDong.DisplayName, lamDong.CommuneCount));
        Assert.Equal(3321, provinces.Sum(p => p.CommuneCount));
    }

    [Fact]
    public void A_code_taken_over_by_another_province_shows_the_present_one()
    {
        var provinces = list.Run().Provinces;

        Assert.Equal("Tỉnh Bắc Ninh", provinces.Single(p => p.Code == "24").DisplayName);
        Assert.DoesNotContain(provinces, p => p.Code == "02");
    }
}
