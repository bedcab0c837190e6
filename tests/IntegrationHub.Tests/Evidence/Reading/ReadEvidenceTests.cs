using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Calendar;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.Chaining;
using IntegrationHub.Evidence.Reading;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Evidence.Reading;

/// <summary>Evidence over the wire: one hub with three filings of Xuân Hương, whose day is sealed, and one of the day after.</summary>
public sealed class ReadEvidenceTests(ReadEvidenceTests.SealedHub stage) : IClassFixture<ReadEvidenceTests.SealedHub>
{
    private readonly EvidenceService.EvidenceServiceClient evidence = new(stage.Hub.Channel);

    [Fact]
    public async Task Pages_of_a_chain_follow_one_another()
    {
        var first = await evidence.ListEvidenceAsync(new() { Parent = LamDong.XuanHuong, PageSize = 2 }, cancellationToken: TestContext.Current.CancellationToken);
        var second = await evidence.ListEvidenceAsync(new() { Parent = LamDong.XuanHuong, PageSize = 2, PageToken = first.NextPageToken }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([1L, 2, 3, 4], [.. first.Records.Select(r => r.Sequence), .. second.Records.Select(r => r.Sequence)]);
    }

    [Fact]
    public async Task A_day_of_a_chain_is_listed_alone()
    {
        var ofDay = await evidence.ListEvidenceAsync(new() { Parent = LamDong.XuanHuong, SealDate = stage.Day.AddDays(1).ToContract() }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([4L], ofDay.Records.Select(r => r.Sequence));
    }

    [Fact]
    public async Task A_bundle_over_the_wire_holds()
    {
        using var file = new MemoryStream();
        using var stream = evidence.ExportBundle(new() { Parent = LamDong.XuanHuong, SealDate = stage.Day.ToContract() }, cancellationToken: TestContext.Current.CancellationToken);
        await foreach (var message in stream.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            message.Part.WriteTo(file);
        }

        var verdict = new BundleVerifier(await KeysAsync(), []).Verify(file.ToArray());

        Assert.True(verdict.Holds, verdict.Fault?.ToString());
        Assert.NotNull(verdict.AcceptanceOf(stage.Filings[0].Code));
    }

    [Fact]
    public async Task A_receipt_of_a_sealed_day_holds()
    {
        var proof = await evidence.GetReceiptAsync(new() { Name = stage.Filings[1].Name }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Null(new ReceiptVerifier(await KeysAsync()).Check(proof));
    }

    [Fact]
    public async Task A_receipt_of_another_filing_s_record_does_not_hold()
    {
        var proof = await evidence.GetReceiptAsync(new() { Name = stage.Filings[1].Name }, cancellationToken: TestContext.Current.CancellationToken);
        proof.Record = (await evidence.GetReceiptAsync(new() { Name = stage.Filings[0].Name }, cancellationToken: TestContext.Current.CancellationToken)).Record;

        var fault = new ReceiptVerifier(await KeysAsync()).Check(proof);

        Assert.Equal(1, fault?.Sequence);
    }

    [Fact]
    public async Task A_receipt_before_the_seal_is_the_record_alone()
    {
        var proof = await evidence.GetReceiptAsync(new() { Name = $"communes/-/filings/{stage.Filings[3].Code}" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((4L, null, null), (proof.Record.Sequence, proof.Seal, proof.ChainProof));
    }

    [Fact]
    public async Task A_foreign_commune_s_receipt_is_not_there()
    {
        var stranger = new EvidenceService.EvidenceServiceClient(await stage.Hub.ChannelForAsync("stranger", ["22945"]));

        var refused = await Refused.ByAsync(async () => await stranger.GetReceiptAsync(new() { Name = $"communes/-/filings/{stage.Filings[0].Code}" }));

        Assert.Equal((StatusCode.NotFound, "FILING_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("communes/-")]
    public async Task The_hub_s_own_chain_and_all_at_once_are_not_for_a_commune(string parent)
    {
        var commune = new EvidenceService.EvidenceServiceClient(await stage.Hub.ChannelForAsync("commune-24781", ["24781"]));

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await commune.ListEvidenceAsync(new() { Parent = parent }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(refused.StatusCode, (StatusCode[])[StatusCode.PermissionDenied, StatusCode.InvalidArgument]);
    }

    [Fact]
    public async Task A_chain_tells_of_all_sectors_so_a_grant_for_one_is_not_enough()
    {
        var oneSector = new EvidenceService.EvidenceServiceClient(await stage.Hub.ChannelForAsync("one-sector", ["24781"], ["Hộ tịch"]));

        var refused = await Refused.ByAsync(async () => await oneSector.ListEvidenceAsync(new() { Parent = LamDong.XuanHuong }));

        Assert.Equal((StatusCode.PermissionDenied, "COMMUNE_NOT_GRANTED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_day_that_is_not_sealed_has_no_bundle()
    {
        var refused = await Refused.ByAsync(() => ExportAsync(LamDong.XuanHuong, stage.Day.AddDays(1)));

        Assert.Equal((StatusCode.NotFound, "SEAL_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_chain_that_was_never_written_to_has_no_bundle()
    {
        var refused = await Refused.ByAsync(() => ExportAsync(LamDong.PhanThiet, stage.Day));

        Assert.Equal((StatusCode.NotFound, "CHAIN_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task The_newest_seal_is_the_one_of_the_day()
    {
        var newest = (await evidence.GetSealAsync(new(), cancellationToken: TestContext.Current.CancellationToken)).Seal;
        var listed = (await evidence.ListSealsAsync(new(), cancellationToken: TestContext.Current.CancellationToken)).Seals;

        Assert.Equal(stage.Day.ToContract(), SealBody.Parser.ParseFrom(newest.Body).SealDate);
        Assert.Equal([newest], listed);
    }

    private async Task ExportAsync(string chain, DateOnly day)
    {
        using var stream = evidence.ExportBundle(new() { Parent = chain, SealDate = day.ToContract() });
        await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
    }

    private async Task<HubPublicKeys> KeysAsync() => HubPublicKeys.Of(await evidence.GetSigningKeysAsync(new()));

    public sealed class SealedHub(PostgresServer server) : IAsyncLifetime
    {
        private readonly ManualClock clock = new();
        private TestDatabase? database;
        private HubHost? hub;

        public HubHost Hub => hub ?? throw new InvalidOperationException("The hub is not started.");

        public List<Filing> Filings { get; } = [];

        public DateOnly Day { get; private set; }

        public async ValueTask InitializeAsync()
        {
            database = await TestDatabase.CreateAsync(server);
            hub = await HubHost.StartAsync(database, portal: null, clock);
            Day = clock.VietnamToday();
            await SubmitAsync(3);
            clock.Advance(TimeSpan.FromDays(1));
            await SubmitAsync(1);
            await hub.Services.GetRequiredService<SealDays>().RunAsync(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await Hub.DisposeAsync();
            await database!.DisposeAsync();
        }

        // Chained at once: another test's open transaction may hold entries back for a moment.
        private async Task SubmitAsync(int count)
        {
            for (var number = 0; number < count; number++)
            {
                Filings.Add((await new FilingService.FilingServiceClient(Hub.Channel).SubmitFilingAsync(NewFilings.MaritalStatus(citizen: Filings.Count))).Filing);
            }

            var store = Hub.Services.GetRequiredService<EvidenceStore>();
            await Within.Until(Within.AMinute, async () =>
            {
                await Hub.Services.GetRequiredService<ChainEntries>().RunAsync(TestContext.Current.CancellationToken);
                return (await store.ListAsync(LamDong.XuanHuong, after: 0, day: null, most: 100, TestContext.Current.CancellationToken)).Count == Filings.Count;
            });
        }
    }
}
