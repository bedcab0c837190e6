using Google.Type;
using Grpc.Core;
using IntegrationHub.Communes;
using IntegrationHub.Communes.V1;
using IntegrationHub.Errors.V1;
using Xunit;

namespace IntegrationHub.Tests.Communes;

[Collection<ReferenceTests>]
public sealed class GetCommuneTests(ReferenceSnapshot snapshot)
{
    private readonly GetCommune get = new(snapshot.Communes, Days.Clock());

    [Fact]
    public void Without_a_day_the_unit_of_today_is_meant()
    {
        var commune = get.Run(new() { Name = "communes/24781" }).OrRefuse().Commune;

        Assert.Equal("communes/24781", commune.Name);
        Assert.Equal("Phường Xuân Hương - Đà Lạt", commune.DisplayName);
        Assert.Equal(CommuneKind.Ward, commune.Kind);
        Assert.Equal(("provinces/68", "Tỉnh Lâm Đồng"), (commune.Province, commune.ProvinceDisplayName));
        Assert.Equal(new Date { Year = 2025, Month = 7, Day = 1 }, commune.ValidFromDate);
        Assert.Null(commune.ValidToDate);
        Assert.Equal(("H36.247.81", true), (commune.AgencyCode, commune.AgencyCodeProvisional));
        Assert.Equal(5, commune.Predecessors.Count);
        Assert.Empty(commune.Successors);
    }

    [Fact]
    public void A_day_before_the_reform_shows_the_unit_of_then()
    {
        var request = new GetCommuneRequest { Name = "communes/24781", AsOfDate = new() { Year = 2025, Month = 6, Day = 30 } };

        var commune = get.Run(request).OrRefuse().Commune;

        Assert.Equal("Phường 2", commune.DisplayName);
        Assert.Null(commune.ValidFromDate);
        Assert.Empty(commune.AgencyCode);
        Assert.Equal("communes/24781", Assert.Single(commune.Successors).Commune);
    }

    [Fact]
    public void An_abolished_code_shows_what_to_use_instead()
    {
        var commune = get.Run(new() { Name = "communes/24784" }).OrRefuse().Commune;

        Assert.Equal("Phường 1", commune.DisplayName);
        var successor = Assert.Single(commune.Successors);
        Assert.Equal(
            new UnitChange
            {
                Commune = "communes/24781",
                DisplayName = "Phường Xuân Hương - Đà Lạt",
                Extent = ChangeExtent.Whole,
                EffectiveDate = new() { Year = 2025, Month = 7, Day = 1 },
            },
            successor);
    }

    [Fact]
    public void A_predecessor_without_communes_has_a_name_but_no_resource()
    {
        var commune = get.Run(new() { Name = "communes/26732" }).OrRefuse().Commune;

        var predecessor = Assert.Single(commune.Predecessors);

        Assert.Equal(("", "Huyện Côn Đảo"), (predecessor.Commune, predecessor.DisplayName));
    }

    [Fact]
    public void The_day_changes_at_midnight_in_Vietnam()
    {
        var clock = Days.Clock();
        var atMidnight = new GetCommune(snapshot.Communes, clock);
        clock.AdjustTime(new DateTimeOffset(2025, 6, 30, 16, 59, 59, TimeSpan.Zero));
        var before = atMidnight.Run(new() { Name = "communes/24781" }).OrRefuse().Commune;

        clock.Advance(TimeSpan.FromSeconds(1));
        var after = atMidnight.Run(new() { Name = "communes/24781" }).OrRefuse().Commune;

        Assert.Equal(("Phường 2", "Phường Xuân Hương - Đà Lạt"), (before.DisplayName, after.DisplayName));
    }

    [Fact]
    public void A_code_that_never_was_is_not_found()
    {
        var refusal = get.Run(new() { Name = "communes/99999" }).Refusal;

        Assert.Equal((StatusCode.NotFound, ErrorReason.CommuneUnknown), (refusal?.Code, refusal?.Reason));
    }

    [Fact]
    public void A_malformed_name_is_refused()
    {
        var refusal = get.Run(new() { Name = "24781" }).Refusal;

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.ResourceNameInvalid), (refusal?.Code, refusal?.Reason));
    }

    [Theory]
    [InlineData(2025, 2, 29)]
    [InlineData(2025, 0, 0)]
    [InlineData(0, 7, 1)]
    [InlineData(2025, 13, 1)]
    [InlineData(2025, 7, -1)]
    [InlineData(10000, 1, 1)]
    public void A_date_that_is_no_whole_day_is_refused(int year, int month, int day)
    {
        var request = new GetCommuneRequest { Name = "communes/24781", AsOfDate = new() { Year = year, Month = month, Day = day } };

        var refusal = get.Run(request).Refusal;

        Assert.Equal(ErrorReason.FieldInvalid, refusal?.Reason);
        Assert.Equal("as_of_date", refusal?.Violations[0].Field);
    }
}
