using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

/// <summary>All that is known of access is in the memory of every hub process, so it has an end.</summary>
public sealed class FullOrganisationTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const int Most = 100;

    private AccessService.AccessServiceClient Access => new(hub.Hub.Channel);

    [Fact]
    public async Task An_organisation_has_at_most_a_hundred_grants()
    {
        var name = await NewAsync("many-grants");
        for (var i = 0; i < Most; i++)
        {
            await GrantAsync(name);
        }

        var refused = await Refused.ByAsync(() => GrantAsync(name));

        Assert.Equal((StatusCode.FailedPrecondition, "ORGANISATION_FULL"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task An_organisation_has_at_most_a_hundred_identities()
    {
        var name = await NewAsync("many-identities");
        for (var i = 0; i < Most; i++)
        {
            await IdentifyAsync(name, i);
        }

        var refused = await Refused.ByAsync(() => IdentifyAsync(name, Most));

        Assert.Equal((StatusCode.FailedPrecondition, "ORGANISATION_FULL"), (refused.Code, refused.Reason));
    }

    private async Task<string> NewAsync(string id) => (await Access.CreateOrganisationAsync(new CreateOrganisationRequest
    {
        OrganisationId = id,
        RequestId = NewFilings.RequestId(),
        Organisation = new Organisation { DisplayName = id, Kind = OrganisationKind.Vendor },
    })).Organisation.Name;

    private async Task GrantAsync(string parent) => await Access.CreateGrantAsync(new CreateGrantRequest
    {
        Parent = parent,
        RequestId = NewFilings.RequestId(),
        Grant = new Grant { Role = "roles/reader", Communes = { LamDong.LamVien } },
    });

    private async Task IdentifyAsync(string name, int number) => await Access.AddIdentityAsync(new AddIdentityRequest
    {
        Name = name,
        RequestId = NewFilings.RequestId(),
        Identity = new Identity { Kind = IdentityKind.Token, Value = $"{TestIssuer.Issuer} client-{number}" },
    });
}
