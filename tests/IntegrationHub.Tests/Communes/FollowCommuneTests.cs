using IntegrationHub.Communes.V1;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class FollowCommuneTests(ReferenceSnapshot snapshot)
{
    [Fact]
    public void A_split_unit_has_several_successors()
    {
        var split = snapshot.Communes.FindLatest("22978", Days.Before)!;

        var successors = snapshot.Communes.SuccessorsOf(split).ToList();

        Assert.Equal("Xã Phong Phú", split.Name);
        Assert.Equal([("22972", "Xã Phan Rí Cửa"), ("22978", "Xã Tuy Phong")], successors.Select(s => (s.OtherCode, s.OtherName)));
        Assert.All(successors, s => Assert.Equal((ChangeExtent.Part, Days.Reform), (s.Extent, s.EffectiveOn)));
    }

    [Fact]
    public void A_merged_unit_has_several_predecessors_by_their_names_of_then()
    {
        var merged = snapshot.Communes.FindInForce("24781", Days.Today)!;

        var predecessors = snapshot.Communes.PredecessorsOf(merged);

        Assert.Equal(["Phường 2", "Phường 1", "Phường 4", "Phường 10", "Phường 3"], predecessors.Select(p => p.OtherName));
    }

    [Theory]
    [InlineData("26732", "Huyện Côn Đảo")]
    [InlineData("20333", "Huyện Hoàng Sa")]
    public void A_special_zone_comes_from_an_island_district_without_communes(string code, string district)
    {
        var zone = snapshot.Communes.FindInForce(code, Days.Today)!;

        var origin = Assert.Single(snapshot.Communes.PredecessorsOf(zone));

        Assert.Null(origin.OtherCode);
        Assert.Equal(district, origin.OtherName);
    }

    [Fact]
    public void A_unit_in_force_has_no_successors()
    {
        var commune = snapshot.Communes.FindInForce("24781", Days.Today)!;

        Assert.Empty(snapshot.Communes.SuccessorsOf(commune));
    }

    [Fact]
    public void Every_link_is_seen_from_both_ends()
    {
        var forwards = snapshot.Communes.Communes
            .SelectMany(c => snapshot.Communes.SuccessorsOf(c), (c, s) => (Old: c.Code, New: s.OtherCode!, s.Extent));
        var backwards = snapshot.Communes.Communes
            .SelectMany(c => snapshot.Communes.PredecessorsOf(c), (c, p) => (Old: p.OtherCode!, New: c.Code, p.Extent))
            .Where(l => l.Old is not null);

        var missing = forwards.ToHashSet();
        missing.SymmetricExceptWith(backwards);

        Assert.Empty(missing);
    }
}
