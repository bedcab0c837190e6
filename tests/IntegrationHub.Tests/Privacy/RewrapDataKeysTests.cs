using IntegrationHub.Encryption;
using IntegrationHub.Filings;
using IntegrationHub.Privacy;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

public sealed class RewrapDataKeysTests(PostgresServer server) : IAsyncLifetime
{
    private const int Rewrapped = 1320;

    private readonly StillHub hub = new(server);
    private MasterKeyFile file = null!;

    public async ValueTask InitializeAsync()
    {
        await hub.InitializeAsync();
        file = hub.Service<MasterKeys>().File;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task After_a_rotation_nothing_is_left_under_the_old_key_and_everything_is_read()
    {
        var upload = await hub.UploadAsync();
        var name = await hub.EndedAsync(KeptFilings.Naming(upload));
        var (old, _) = await RotateAsync();

        await RunAsync();

        Assert.Equal(0, await CountAsync(old));
        Assert.Equal(SampleFilings.OwnerName, (await hub.FindAsync(name)).Content.Applicants[0].FullName);
        Assert.Equal("tờ khai.pdf", (await hub.FileAsync(upload)).FileName);
        Assert.Contains("0 are still under older ones", (await hub.Log.Seen(Rewrapped).Within(Within.FiveSeconds)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_after_a_rotation_is_under_the_new_key_at_once()
    {
        await hub.SubmitAsync();
        var (old, added) = await RotateAsync();
        var before = await CountAsync(old);

        await hub.SubmitAsync();

        Assert.Equal(before, await CountAsync(old));
        Assert.Equal(2, await CountAsync(added));
    }

    [Fact]
    public async Task A_hub_starts_without_the_old_key_once_nothing_is_under_it_and_reads_everything()
    {
        var request = SampleFilings.New();
        var name = await hub.EndedAsync(request);
        var (old, _) = await RotateAsync();
        await RunAsync();
        await file.RemoveAsync(old.IdText, TestContext.Current.CancellationToken);

        var (app, log) = await HubHost.BuildAsync(hub.Database, portal: null, hub.Clock, settings: null, replace: null);

        await using (app)
        {
            var store = (FilingStore)app.Services.GetService(typeof(FilingStore))!;
            var read = await store.FindAsync(name.Split('/')[^1], TestContext.Current.CancellationToken);
            Assert.Equal(SampleFilings.OwnerName, read!.Content.Applicants[0].FullName);
            var persons = (IntegrationHub.Identification.PersonHashes)app.Services.GetService(typeof(IntegrationHub.Identification.PersonHashes))!;
            Assert.Equal(hub.Service<IntegrationHub.Identification.PersonHashes>().Of(1, SampleFilings.OwnerId), persons.Of(1, SampleFilings.OwnerId));
        }

        log.Verify();
    }

    [Fact]
    public async Task A_hub_does_not_start_without_a_key_that_something_is_under()
    {
        await hub.SubmitAsync();
        var (old, _) = await RotateAsync();
        await file.RemoveAsync(old.IdText, TestContext.Current.CancellationToken);

        var stopped = await Assert.ThrowsAsync<StorageException>(() => HubHost.BuildAsync(hub.Database, portal: null, hub.Clock, settings: null, replace: null));

        Assert.Contains(old.IdText, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_somebody_holds_is_left_for_the_next_run_and_counted()
    {
        var code = await hub.SubmitAsync();
        await hub.SubmitAsync();
        var (old, _) = await RotateAsync();
        await hub.Database.Database.InTransactionAsync(
            async transaction =>
            {
                await hub.Service<FilingStore>().LockAsync(transaction, code);
                await RunAsync().Within(Within.AMinute);
                return true;
            },
            TestContext.Current.CancellationToken);
        var left = await CountAsync(old);

        await RunAsync();

        Assert.Equal((1, 0), (left, await CountAsync(old)));
    }

    [Fact]
    public async Task Runs_at_once_share_the_rows_and_lose_none()
    {
        List<string> codes = [];
        for (var i = 0; i < 20; i++)
        {
            codes.Add(await hub.SubmitAsync());
        }

        var (old, _) = await RotateAsync();

        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync()).Within(Within.AMinute);
        await RunAsync();

        Assert.Equal(0, await CountAsync(old));
        foreach (var code in codes)
        {
            Assert.Equal(SampleFilings.OwnerName, (await hub.GetAsync(code)).Content.Applicants[0].FullName);
        }
    }

    [Fact]
    public async Task A_filing_changed_during_the_move_keeps_the_change()
    {
        var code = await hub.SubmitAsync();
        await RotateAsync();

        await Task.WhenAll(RunAsync(), hub.ProgressAsync(code, steps: 5)).Within(Within.AMinute);

        var filing = await hub.GetAsync(code);
        Assert.Equal((6, SampleFilings.OwnerName), (filing.Version, filing.Content.Applicants[0].FullName));
    }

    private async Task<(MasterKey Old, MasterKey Added)> RotateAsync()
    {
        var old = file.Read()[^1];
        var added = await file.AddAsync(TestContext.Current.CancellationToken);
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        return (old, added);
    }

    private Task RunAsync() => hub.Service<RewrapDataKeys>().RunAsync(TestContext.Current.CancellationToken);

    private async Task<long> CountAsync(MasterKey key)
    {
        var count = 0L;
        foreach (var rows in KeyedRows.All)
        {
            count += await hub.Service<DataKeyStore>().CountAsync(rows, key.Id, TestContext.Current.CancellationToken);
        }

        return count;
    }
}
