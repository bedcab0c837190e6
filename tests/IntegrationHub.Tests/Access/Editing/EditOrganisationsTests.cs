using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

public sealed class EditOrganisationsTests(RunningHub running) : IClassFixture<RunningHub>
{
    private AccessEditor Editor => new(running.Hub.Channel);

    [Fact]
    public async Task A_new_organisation_may_do_nothing()
    {
        var created = await Editor.CreateAsync("vendor-fresh");

        Assert.Equal(("organisations/vendor-fresh", OrganisationKind.Vendor, false), (created.Name, created.Kind, created.Suspended));
        Assert.Empty(created.Grants);
        Assert.Empty(created.Identities);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer()
    {
        var id = AccessEditor.NewId();
        var first = await Editor.CreateAsync("vendor-repeated", requestId: id);

        var second = await Editor.CreateAsync("vendor-repeated", requestId: id);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_request_id_of_another_change_is_refused()
    {
        var id = AccessEditor.NewId();
        await Editor.CreateAsync("vendor-one-id", requestId: id);

        var refused = await Refused.ByAsync(() => Editor.CreateAsync("vendor-other", requestId: id));

        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        await Editor.CreateAsync("vendor-taken");

        var refused = await Refused.ByAsync(() => Editor.CreateAsync("vendor-taken"));

        Assert.Equal((StatusCode.AlreadyExists, "ORGANISATION_EXISTS"), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Vendor")]
    [InlineData("1vendor")]
    [InlineData("vendor_a")]
    [InlineData("nhà-cung-cấp")]
    [InlineData("a/b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_id_of_another_form_is_refused(string id)
    {
        var refused = await Refused.ByAsync(() => Editor.CreateAsync(id));

        Assert.Contains(refused.Violations, v => v.Field == "organisation_id");
    }

    [Theory]
    [InlineData(OrganisationKind.Unspecified)]
    [InlineData((OrganisationKind)99)]
    public async Task A_kind_that_is_none_is_refused(OrganisationKind kind)
    {
        var refused = await Refused.ByAsync(() => Editor.CreateAsync("vendor-no-kind", kind));

        Assert.Contains(refused.Violations, v => v.Field == "organisation.kind");
    }

    [Fact]
    public async Task A_suspended_one_is_refused_whatever_its_grants_until_it_is_let_in_again()
    {
        var channel = await running.Hub.ChannelForAsync("vendor-stopped", ["24781"]);
        await Editor.SuspendAsync("vendor-stopped", suspended: true);

        var refused = await Refused.ByAsync(() => SubmitAsync(channel));
        await Editor.SuspendAsync("vendor-stopped", suspended: false);

        Assert.Equal((StatusCode.PermissionDenied, "ORGANISATION_SUSPENDED"), (refused.Code, refused.Reason));
        await SubmitAsync(channel);
    }

    [Fact]
    public async Task Nobody_is_suspended_who_is_not_there()
    {
        var refused = await Refused.ByAsync(() => Editor.SuspendAsync("nobody", suspended: true));

        Assert.Equal((StatusCode.NotFound, "ORGANISATION_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task An_identity_counts_from_the_moment_it_is_bound_and_no_longer_than_that()
    {
        await running.Hub.AddOrganisationAsync("vendor-two-clients", ["24781"]);
        var channel = running.Hub.ChannelOf("second-client");
        var before = await Refused.ByAsync(() => SubmitAsync(channel));

        await Editor.AddIdentityAsync("vendor-two-clients", IdentityKind.Token, $"{TestIssuer.Issuer} second-client");
        await SubmitAsync(channel);
        await Editor.RemoveIdentityAsync("vendor-two-clients", IdentityKind.Token, $"{TestIssuer.Issuer} second-client");

        var after = await Refused.ByAsync(() => SubmitAsync(channel));
        Assert.Equal(("CREDENTIALS_MISSING", "CREDENTIALS_MISSING"), (before.Reason, after.Reason));
    }

    [Fact]
    public async Task Two_organisations_cannot_share_an_identity()
    {
        await Editor.CreateAsync("vendor-first");
        await Editor.CreateAsync("vendor-second");
        await Editor.AddIdentityAsync("vendor-first", IdentityKind.Certificate, "integrationhub://organisations/shared");

        var refused = await Refused.ByAsync(() => Editor.AddIdentityAsync("vendor-second", IdentityKind.Certificate, "integrationhub://organisations/shared"));

        Assert.Equal((StatusCode.AlreadyExists, "IDENTITY_TAKEN"), (refused.Code, refused.Reason));
        Assert.DoesNotContain("shared", refused.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdentityKind.Unspecified, "x", "identity.kind")]
    [InlineData(IdentityKind.Certificate, "", "identity.value")]
    [InlineData(IdentityKind.Token, "no-issuer", "identity.value")]
    [InlineData(IdentityKind.Token, "https://issuer.example one two", "identity.value")]
    public async Task An_identity_of_another_form_is_refused(IdentityKind kind, string value, string field)
    {
        await running.Hub.AddOrganisationAsync("vendor-misspelt");

        var refused = await Refused.ByAsync(() => Editor.AddIdentityAsync("vendor-misspelt", kind, value));

        Assert.Contains(refused.Violations, v => v.Field == field);
    }

    private static async Task SubmitAsync(Grpc.Net.Client.GrpcChannel channel) =>
        await new IntegrationHub.Filings.V1.FilingService.FilingServiceClient(channel)
            .SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken);
}
