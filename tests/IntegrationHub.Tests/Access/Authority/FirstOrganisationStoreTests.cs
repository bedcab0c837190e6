using IntegrationHub.Access;
using IntegrationHub.Access.Authority;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Authority;

public sealed class FirstOrganisationStoreTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly Uri Certificate = CertificateAuthority.IdentityOf("local");

    private TestDatabase database = null!;

    [Fact]
    public async Task Where_nobody_is_entered_it_may_do_everything()
    {
        Assert.True(await EnterAsync("local"));

        var data = await new AccessStore(database.Database).LoadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("local", data.ToTable().OrganisationOf(IdentityKind.Certificate, Certificate.ToString()));
        Assert.Equal(data.Roles.Select(role => role.Id).Order(), data.Grants.Select(grant => grant.Role).Order());
        Assert.All(data.Grants, grant => Assert.Null(grant.Communes));
    }

    [Fact]
    public async Task Where_somebody_is_entered_nothing_changes()
    {
        await EnterAsync("local");

        Assert.False(await EnterAsync("another"));

        var data = await new AccessStore(database.Database).LoadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("local", Assert.Single(data.Organisations).Id);
    }

    [Fact]
    public async Task Two_hubs_that_begin_at_once_enter_one()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnterAsync("local")));

        Assert.Single(entered, true);
    }

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(server);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Task<bool> EnterAsync(string id) =>
        new FirstOrganisationStore(database.Database).EnterAsync(id, Certificate, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);
}
