using System.Security.Cryptography.X509Certificates;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Authority;

/// <summary>What a hub makes for itself when nothing is set up, and keeps fresh.</summary>
public sealed class OwnCertificatesTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private readonly string data = Path.Combine(Path.GetTempPath(), $"ih-own-{Guid.NewGuid():N}");
    private TestDatabase database = null!;

    [Fact]
    public async Task Server_and_local_client_get_certificates_at_the_first_start()
    {
        await using var hub = await StartAsync();

        using var own = Read("server");
        Assert.All(new[] { "localhost", "127.0.0.1", "::1" }, host => Assert.True(own.MatchesHostname(host)));
        Assert.True(File.Exists(FileOf("local.key")));
    }

    [Fact]
    public async Task Later_starts_keep_them()
    {
        await using (await StartAsync())
        {
        }

        var before = Serials();
        await using var again = await StartAsync();

        Assert.Equal(before, Serials());
    }

    [Fact]
    public async Task Each_is_renewed_before_its_end_while_the_hub_runs()
    {
        await using var hub = await StartAsync();
        var before = Serials();

        clock.Advance(TimeSpan.FromDays(61));

        await Within.Until(Within.AMinute, () => Task.FromResult(Serials() is var now && now.Server != before.Server && now.Local != before.Local && now.Authority == before.Authority));
    }

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(server);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private Task<HubHost> StartAsync() => HubHost.StartAsync(database, portal: null, clock, new Dictionary<string, string?>
    {
        ["Hub:GrpcUrl"] = "https://127.0.0.1:0",
        ["Storage:DataDirectory"] = data,
    });

    private (string Authority, string Server, string Local) Serials()
    {
        using var authority = Read("ca");
        using var own = Read("server");
        using var local = Read("local");
        return (authority.SerialNumber, own.SerialNumber, local.SerialNumber);
    }

    private X509Certificate2 Read(string name) => X509CertificateLoader.LoadCertificateFromFile(FileOf(name + ".crt"));

    private string FileOf(string name) => Path.Combine(data, "access", name);
}
