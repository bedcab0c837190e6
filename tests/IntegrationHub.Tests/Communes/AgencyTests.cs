using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class AgencyTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public void A_served_commune_has_a_provisional_code_of_its_own_digits()
    {
        var agency = snapshot.Communes.AgencyOf("24781");

        Assert.Equal(("H36.247.81", true), (agency?.Code, agency?.Provisional));
    }

    [Fact]
    public void Every_commune_of_Lam_Dong_is_served_and_no_other()
    {
        var inForce = snapshot.Communes.Communes.Where(c => c.IsInForce(Days.Today) && c.ProvinceCode == "68").Select(c => c.Code);

        Assert.Equal(124, snapshot.Communes.ServedCodes.Count());
        Assert.Equal(inForce, snapshot.Communes.ServedCodes);
    }

    [Fact]
    public void No_two_communes_share_a_code()
    {
        var codes = snapshot.Communes.ServedCodes.Select(c => snapshot.Communes.AgencyOf(c)!.Code);

        Assert.Distinct(codes);
    }

    [Fact]
    public void A_commune_elsewhere_has_none() => Assert.Null(snapshot.Communes.AgencyOf("00004"));
}
