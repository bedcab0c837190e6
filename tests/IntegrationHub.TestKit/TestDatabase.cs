using IntegrationHub.Encryption;
using IntegrationHub.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>
/// A database of its own with the hub's schema and reference rows. As a class fixture it serves one test class;
/// a test may also make one for itself.
/// </summary>
public sealed class TestDatabase(PostgresServer server) : IAsyncLifetime
{
    private readonly string name = $"t_{Guid.NewGuid():N}";
    private HubStorage? storage;

    internal HubDatabase Database => Storage.Database;

    internal HubStorage Storage => storage ?? throw new InvalidOperationException("The database is not made yet.");

    /// <summary>File with the master keys of all hubs on this database.</summary>
    public string PrivacyKeys => Path.Combine(Path.GetTempPath(), $"ih-privacy-{name}");

    /// <summary>Data keys as the hubs on this database make and open them.</summary>
    internal DataKeys Keys { get; private set; } = null!;

    /// <summary>How to connect, as the hub does.</summary>
    public string ConnectionString => Storage.ConnectionString;

    /// <summary>A database made for one test.</summary>
    public static async Task<TestDatabase> CreateAsync(PostgresServer server)
    {
        var database = new TestDatabase(server);
        await database.InitializeAsync();
        return database;
    }

    /// <summary>Makes the database.</summary>
    public async ValueTask InitializeAsync()
    {
        await server.CreateMigratedAsync(name);
        storage = await HubStorage.OpenAsync(
            server.OptionsFor(name), NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        var masters = new MasterKeys(new MasterKeyFile(PrivacyKeys), TimeProvider.System, NullLogger<MasterKeys>.Instance);
        masters.Start([]);
        Keys = new DataKeys(masters);
    }

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
        {
            await storage.DisposeAsync();
            await server.DropAsync(name);
            File.Delete(PrivacyKeys);
            File.Delete(PrivacyKeys + ".lock");
        }
    }
}
