using IntegrationHub.Access;
using IntegrationHub.Access.V1;
using Xunit;

namespace IntegrationHub.Tests.Access;

public sealed class AccessTableTests
{
    private const string Rpc = "integrationhub.filings.v1.FilingService/GetFiling";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_grant_counts_up_to_the_moment_of_its_end()
    {
        var table = Table(Grant(1, "reader") with { ExpiresAt = Now });

        Assert.Single(table.CallerOf("vendor", Rpc, Now.AddTicks(-1)).Reaches);
        Assert.Empty(table.CallerOf("vendor", Rpc, Now).Reaches);
    }

    [Fact]
    public void Grants_add_up()
    {
        var table = Table(Grant(1, "reader") with { Communes = ["24781"] }, Grant(2, "reader") with { Communes = ["24778"], Sectors = ["Hộ tịch"] });

        var caller = table.CallerOf("vendor", Rpc, Now);

        Assert.True(caller.Covers("24781", "Đất đai"));
        Assert.True(caller.Covers("24778", "Hộ tịch"));
        Assert.False(caller.Covers("24778", "Đất đai"));
        Assert.False(caller.CoversWhole("24778"));
        Assert.False(caller.CoversAll);
        Assert.Equal(["24778", "24781"], caller.Communes!.Order());
    }

    [Fact]
    public void A_role_for_a_whole_service_holds_its_rpcs_and_no_other_service_s()
    {
        var table = Table(Grant(1, "filer"));

        Assert.NotEmpty(table.CallerOf("vendor", Rpc, Now).Reaches);
        Assert.Empty(table.CallerOf("vendor", "integrationhub.filings.v1.FilingServiceX/GetFiling", Now).Reaches);
        Assert.Empty(table.CallerOf("vendor", "integrationhub.filings.v1.AttachmentService/GetAttachment", Now).Reaches);
    }

    [Fact]
    public void Nobody_has_a_right_by_another_s_grant()
    {
        var table = Table(Grant(1, "reader"));

        Assert.Empty(table.CallerOf("other", Rpc, Now).Reaches);
        Assert.Empty(table.CallerOf("nobody", Rpc, Now).Reaches);
        Assert.Null(table.OrganisationOf(IdentityKind.Token, "vendor"));
        Assert.Equal("vendor", table.OrganisationOf(IdentityKind.Certificate, "vendor"));
    }

    private static AccessTable Table(params GrantRow[] grants) => new(
        [new("vendor", "Vendor", OrganisationKind.Vendor, false, Now, 0), new("other", "Other", OrganisationKind.Vendor, false, Now, 0)],
        [new(IdentityKind.Certificate, "vendor", "vendor")],
        [new("reader", "Reads.", [Rpc]), new("filer", "Files.", ["integrationhub.filings.v1.FilingService/*"])],
        grants);

    private static GrantRow Grant(long id, string role) => new(id, "vendor", role, Communes: null, Sectors: null, ExpiresAt: null);
}
