using IntegrationHub.Deliveries;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>
/// A hub in which nothing moves by itself: every service and a real store, and a test that takes a
/// promise, sends it and moves the clock by hand. One for the tests of a class.
/// </summary>
public sealed class StillHub(PostgresServer server) : IAsyncLifetime
{
    /// <summary>So few that a test reaches the end of them.</summary>
    public const int MaxAttempts = 3;

    private TestDatabase? database;
    private WebApplication? app;
    private LogGuard? log;

    public ManualClock Clock { get; } = new();

    public LogGuard Log => log!;

    internal ScriptedFilingPortal Portal { get; } = new();

    internal TestDatabase Database => database!;

    internal IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(server);
        var settings = new Dictionary<string, string?> { ["Deliveries:MaxAttempts"] = $"{MaxAttempts}", ["Hub:PublicUrl"] = "http://hub.test" };
        (app, log) = await HubHost.BuildAsync(database, portal: null, Clock, settings, services => services.AddSingleton<IFilingPortal>(Portal));
        // An acceptance is signed, and what reads the keys at the start of a hub is not started here.
        await Service<SigningKeys>().StartAsync(TestContext.Current.CancellationToken);
        // Filings left to a person, by refusal or by silence.
        log.Allow(1103);
        log.Allow(1104);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            await Database.DisposeAsync();
            Log.Verify();
        }
    }

    /// <summary>Forgets what an earlier test left to be sent.</summary>
    internal async Task ResetAsync()
    {
        Portal.Reset();
        await using var forget = Database.Database.Source.CreateCommand("DELETE FROM outbox");
        await forget.ExecuteNonQueryAsync();
    }

    /// <summary>A filing just accepted; its code.</summary>
    internal async Task<string> SubmitAsync(SubmitFilingRequest? request = null) =>
        (await Service<SubmitFiling>().RunAsync(request ?? SampleFilings.New(), Callers.Everyone, CancellationToken.None)).OrRefuse().Filing.Code;

    /// <summary>Records steps, each a new version of the filing.</summary>
    internal async Task ProgressAsync(string code, int steps = 1, FilingStatus status = FilingStatus.Unspecified)
    {
        for (var i = 0; i < steps; i++)
        {
            var request = new RecordProgressRequest
            {
                Name = $"{SampleFilings.Commune}/filings/{code}",
                RequestId = SampleFilings.NewId(),
                Step = new ProgressStep { Officer = "Trần B", Content = $"Bước {i + 1}" },
                Status = status,
            };
            (await Service<RecordProgress>().RunAsync(request, Callers.Everyone, CancellationToken.None)).OrRefuse();
        }
    }

    /// <summary>Takes what is due, as a lane's job does.</summary>
    internal async Task<LeasedRow> TakeAsync() =>
        Assert.Single(await Service<LaneClaims>().TakeAsync(FilingDeliveries.Lane, 10, Clock.GetUtcNow(), TimeSpan.FromMinutes(3), CancellationToken.None));

    /// <summary>Sends what was taken. False: the portal could not be reached.</summary>
    internal Task<bool> SendAsync(LeasedRow row) => SendUntilAsync(row, CancellationToken.None);

    /// <summary>Sends what was taken, until the lease or the process ends.</summary>
    internal Task<bool> SendUntilAsync(LeasedRow row, CancellationToken end) => Service<TransmitFiling>().RunAsync(row, end);

    /// <summary>One attempt, after any delay there may be.</summary>
    internal async Task<bool> AttemptAsync()
    {
        Clock.Advance(TimeSpan.FromHours(1));
        return await SendAsync(await TakeAsync());
    }

    /// <summary>True when nothing is left to be sent, now or later.</summary>
    internal async Task<bool> IsDoneAsync()
    {
        await using var count = Database.Database.Source.CreateCommand("SELECT count(*) FROM outbox");
        return await count.ExecuteScalarAsync() is 0L;
    }

    internal async Task<Filing> GetAsync(string code) =>
        await Service<FilingStore>().FindAsync(code, CancellationToken.None) ?? throw new InvalidOperationException($"There is no filing {code}.");

    internal T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
