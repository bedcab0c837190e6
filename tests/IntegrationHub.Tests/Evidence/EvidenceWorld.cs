using Google.Protobuf;
using IntegrationHub.Calendar;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.Chaining;
using IntegrationHub.Evidence.Reading;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Evidence;

/// <summary>The evidence of a hub without the hub: nothing happens by itself, and time stands until it is moved.</summary>
internal sealed class EvidenceWorld : IAsyncDisposable
{
    /// <summary>May see everything.</summary>
    public static readonly Caller Auditor = new("auditor", "integrationhub.evidence.v1.EvidenceService/ExportBundle", [new("organisations/auditor/grants/1", null, null)]);

    private const string UnchainedSql = """
        SELECT 1 FROM evidence_entry e, evidence_position p
        WHERE (e.transaction_id, e.entry_id) > (p.transaction_id, p.entry_id)
        LIMIT 1
        """;

    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly ServiceProvider services;

    private EvidenceWorld(TestDatabase database, bool ownsDatabase, string keyFile, IReadOnlyDictionary<string, string?> settings)
    {
        (this.database, this.ownsDatabase, KeyFile) = (database, ownsDatabase, keyFile);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Evidence:KeyFile"] = keyFile }).AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(database.Storage)
            .AddSingleton(database.Database)
            .AddEvidence()
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public LogGuard Log { get; } = new();

    public string KeyFile { get; }

    public static string NewKeyFile => Path.Combine(Path.GetTempPath(), $"ih-evidence-{Guid.NewGuid():N}.pem");

    public DateOnly Today => Clock.VietnamToday();

    public static async Task<EvidenceWorld> StartAsync(PostgresServer server, IReadOnlyDictionary<string, string?>? settings = null) =>
        await StartAsync(await TestDatabase.CreateAsync(server), ownsDatabase: true, NewKeyFile, settings);

    /// <summary>A second process on the same database and key.</summary>
    public Task<EvidenceWorld> AnotherAsync() => StartAsync(database, ownsDatabase: false, KeyFile, settings: null);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static EvidenceEntry Accepted(int number, DateTimeOffset at, string commune = LamDong.XuanHuong) =>
        new(EvidenceKind.FilingAccepted, $"{commune}/filings/H36.247.81-{number:D4}", at) { By = Auditor, Version = 1, Status = "REGISTERED", Fingerprint = new byte[32] };

    /// <summary>Commits as many acceptances, one transaction each.</summary>
    public async Task AcceptAsync(int count, string commune = LamDong.XuanHuong, int first = 1)
    {
        for (var number = first; number < first + count; number++)
        {
            await WriteAsync(Accepted(number, Clock.GetUtcNow(), commune));
        }
    }

    public Task WriteAsync(EvidenceEntry entry) => database.Database.InTransactionAsync(
        async transaction =>
        {
            await Get<IEvidenceTrail>().AddAsync(transaction, entry);
            return true;
        },
        CancellationToken.None);

    /// <summary>Chains once: a transaction open anywhere in the server, another test's too, may hold entries back.</summary>
    public Task<int> ChainOnceAsync() => Get<ChainEntries>().RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Chains until everything committed is chained.</summary>
    public async Task<int> ChainAsync()
    {
        var chained = 0;
        await Within.Until(Within.AMinute, async () =>
        {
            chained += await ChainOnceAsync();
            await using var unchained = database.Database.Source.CreateCommand(UnchainedSql);
            return await unchained.ExecuteScalarAsync() is null;
        });
        return chained;
    }

    /// <summary>Seals once everything committed is chained.</summary>
    public async Task<IReadOnlyList<DateOnly>> SealAsync()
    {
        await ChainAsync();
        return await Get<SealDays>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock to the same hour of the next day.</summary>
    public void NextDay() => Clock.Advance(TimeSpan.FromDays(1));

    public Task<List<EvidenceRecord>> RecordsAsync(string chain = LamDong.XuanHuong, DateOnly? day = null) =>
        Get<EvidenceStore>().ListAsync(chain, after: 0, day, most: 10_000, TestContext.Current.CancellationToken);

    public async Task<byte[]> ExportAsync(DateOnly day, DateOnly? since = null, string chain = LamDong.XuanHuong)
    {
        var request = new ExportBundleRequest { Parent = chain, SealDate = day.ToContract(), SinceDate = since?.ToContract() };
        var export = Get<ExportBundle>();
        var proved = (await export.ProveAsync(request, Auditor, TestContext.Current.CancellationToken)).OrRefuse();
        using var file = new MemoryStream();
        await foreach (var message in export.RunAsync(proved, TestContext.Current.CancellationToken))
        {
            message.Part.WriteTo(file);
        }

        return file.ToArray();
    }

    public async Task<HubPublicKeys> PublicKeysAsync() =>
        HubPublicKeys.Of(new GetSigningKeysResponse { Keys = { await Get<SigningKeyStore>().ListAsync(TestContext.Current.CancellationToken) } });

    public async Task<BundleVerifier> VerifierAsync() => new(await PublicKeysAsync(), []);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
            File.Delete(KeyFile);
        }

        Log.Verify();
    }

    private static async Task<EvidenceWorld> StartAsync(TestDatabase database, bool ownsDatabase, string keyFile, IReadOnlyDictionary<string, string?>? settings)
    {
        var world = new EvidenceWorld(database, ownsDatabase, keyFile, settings ?? new Dictionary<string, string?>());
        await world.Get<SigningKeys>().StartAsync(TestContext.Current.CancellationToken);
        return world;
    }
}
