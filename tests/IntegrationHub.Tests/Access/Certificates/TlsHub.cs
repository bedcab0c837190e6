using Grpc.Net.Client;
using IntegrationHub.Communes.V1;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Tests.Access.Certificates;

/// <summary>A hub with TLS whose certificates come from authorities of the test, and one call to it.</summary>
internal sealed class TlsHub : IAsyncDisposable
{
    public const string Vendor = "vendor-a";

    private readonly TestDatabase database;

    private TlsHub(TestDatabase database, TestAuthority authority, HubHost host) => (this.database, Authority, Host) = (database, authority, host);

    public TestAuthority Authority { get; }

    public HubHost Host { get; }

    /// <summary>File with the authorities whose clients count; may be rewritten.</summary>
    public string Authorities => Path.Combine(Authority.Folder, "clients.pem");

    /// <summary>Starts one that knows organisation <see cref="Vendor"/>.</summary>
    /// <param name="server">Runs the database.</param>
    /// <param name="clock">The hub's; null: the system's.</param>
    /// <param name="lists">Files with revocation lists; null: the authority's own.</param>
    public static async Task<TlsHub> StartAsync(PostgresServer server, TimeProvider? clock = null, params string[] lists)
    {
        // Old enough to have issued what has ended by now.
        var authority = await TestAuthority.CreateAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-200)));
        await authority.At(TimeProvider.System).Inner.RenewListAsync(TestContext.Current.CancellationToken);
        await authority.At(TimeProvider.System).IssueServerAsync("server");
        var clients = Path.Combine(authority.Folder, "clients.pem");
        File.Copy(authority.Certificate, clients);
        var database = await TestDatabase.CreateAsync(server);
        var settings = new Dictionary<string, string?>
        {
            ["Hub:GrpcUrl"] = "https://127.0.0.1:0",
            ["Hub:HttpUrl"] = "https://127.0.0.1:0",
            ["Hub:ServerCertificate"] = Path.Combine(authority.Folder, "server.crt"),
            ["Hub:ServerKey"] = Path.Combine(authority.Folder, "server.key"),
            ["Access:ClientAuthorities:0"] = clients,
        };
        foreach (var (index, list) in (lists is [] ? [authority.RevocationList] : lists).Index())
        {
            settings[$"Access:RevocationLists:{index}"] = list;
        }

        try
        {
            var host = await HubHost.StartAsync(database, portal: null, clock, settings);
            await host.AddOrganisationAsync(Vendor);
            return new TlsHub(database, authority, host);
        }
        catch
        {
            await database.DisposeAsync();
            authority.Dispose();
            throw;
        }
    }

    /// <summary>A certificate of the authority, issued now.</summary>
    public Task<TlsIdentity> IssueAsync(string organisation = Vendor) => Authority.At(TimeProvider.System).IssueClientAsync(organisation);

    /// <summary>A channel of connections of its own.</summary>
    public GrpcChannel Open(TlsIdentity identity, Func<string>? token = null) =>
        Host.ChannelWith(token, identity with { AuthorityPath = Authority.Certificate });

    /// <summary>One call that any organisation with a grant may make.</summary>
    public static async Task CallAsync(GrpcChannel channel) =>
        await new CommuneService.CommuneServiceClient(channel).ListProvincesAsync(new ListProvincesRequest(), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Calls until the answer is no; the refusal.</summary>
    public static async Task<Refused> RefusalAsync(GrpcChannel channel)
    {
        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => CallAsync(channel)) is not null);
        return await Refused.ByAsync(() => CallAsync(channel));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await database.DisposeAsync();
        Authority.Dispose();
    }
}
