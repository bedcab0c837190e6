using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Evidence;

/// <summary>What a whole hub leaves behind of each thing it does.</summary>
public sealed class RecordEvidenceTests(PostgresServer server, SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const int FilingRefused = 1103;

    [Fact]
    public async Task An_accepted_filing_is_in_evidence_with_the_request_s_fingerprint()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var request = NewFilings.MaritalStatus();

        var filing = (await stage.Filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Filing;

        var body = await stage.FindAsync(EvidenceKind.FilingAccepted);
        Assert.Equal((LamDong.XuanHuong, filing.Name, $"organisations/{HubHost.Everyone}", 1L, "REGISTERED"), (body.Chain, body.Subject, body.Organisation, body.Version, body.Status));
        Assert.Equal("integrationhub.filings.v1.FilingService/SubmitFiling", body.Rpc);
        Assert.Equal(SHA256.HashData([.. Encoding.ASCII.GetBytes("integrationhub.filings.v1.SubmitFilingRequest"), 0, .. request.ToByteArray()]), body.Fingerprint.ToByteArray());
    }

    [Fact]
    public async Task A_repeated_request_leaves_one_record_and_gets_the_same_receipt()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var request = NewFilings.MaritalStatus();

        var first = await stage.Filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var again = await stage.Filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Single(await stage.ChainAsync());
    }

    [Fact]
    public async Task A_receipt_is_of_the_request_and_of_no_other()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var request = NewFilings.MaritalStatus();
        var receipt = (await stage.Filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Receipt;
        var verifier = new ReceiptVerifier(HubPublicKeys.Of(await stage.Evidence.GetSigningKeysAsync(new(), cancellationToken: TestContext.Current.CancellationToken)));

        var (own, other) = (verifier.IsOf(receipt, request), verifier.IsOf(receipt, NewFilings.MaritalStatus()));

        Assert.Equal((true, false), (own, other));
        Assert.StartsWith($"{LamDong.XuanHuong}/filings/", verifier.Verify(receipt)?.Filing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_changed_is_no_receipt()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var receipt = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken)).Receipt;
        var verifier = new ReceiptVerifier(HubPublicKeys.Of(await stage.Evidence.GetSigningKeysAsync(new(), cancellationToken: TestContext.Current.CancellationToken)));
        receipt.Body = new ReceiptBody(ReceiptBody.Parser.ParseFrom(receipt.Body)) { Organisation = "organisations/other" }.ToByteString();

        var said = verifier.Verify(receipt);

        Assert.Null(said);
    }

    [Fact]
    public async Task A_refused_request_leaves_nothing()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);

        await Refused.ByAsync(async () => await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(change: filing => filing.Applicants.Clear())));

        Assert.Empty(await stage.ChainAsync());
    }

    [Fact]
    public async Task A_change_of_a_filing_is_in_evidence_with_its_version()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var filing = (await stage.Filings.SubmitFilingAsync(NewFilings.Birth(), cancellationToken: TestContext.Current.CancellationToken)).Filing;

        await stage.Filings.RecordProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.InProcess), cancellationToken: TestContext.Current.CancellationToken);

        var body = await stage.FindAsync(EvidenceKind.FilingChanged);
        Assert.Equal((filing.Name, 2L, "IN_PROCESS"), (body.Subject, body.Version, body.Status));
    }

    [Fact]
    public async Task A_delivery_is_in_evidence()
    {
        await using var stage = await Stage.StartAsync(server, sandbox.Address);

        var filing = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken)).Filing;

        var body = await stage.FindAsync(EvidenceKind.Delivered);
        Assert.Equal((filing.Name, "", "DELIVERED"), (body.Subject, body.Organisation, body.Status));
    }

    [Fact]
    public async Task A_refused_delivery_and_its_repair_are_in_evidence_without_the_portal_s_words()
    {
        await using var refusing = await SandboxHost.StartAsync(new() { Url = SandboxHost.AnyPort });
        await using var stage = await Stage.StartAsync(server, refusing.Address);
        await refusing.FailAsync(new { kind = "refuse", code = "-1", message = "Nguyễn Văn An", times = 1, service = "DongBoHoSoMC" });
        stage.Hub.Log.Expect(FilingRefused);
        await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken);
        var refused = await stage.FindAsync(EvidenceKind.DeliveryRefused);

        var items = await stage.Lanes.ListLaneItemsAsync(new ListLaneItemsRequest { Parent = "lanes/portal", State = LaneItemState.Attention }, cancellationToken: TestContext.Current.CancellationToken);
        await stage.Lanes.RetryLaneItemAsync(new RetryLaneItemRequest { Name = Assert.Single(items.Items).Name, RequestId = NewFilings.RequestId() }, cancellationToken: TestContext.Current.CancellationToken);

        var retried = await stage.FindAsync(EvidenceKind.DeliveryRetried);
        Assert.Equal((refused.Subject, $"organisations/{HubHost.Everyone}"), (retried.Subject, retried.Organisation));
        Assert.DoesNotContain("Nguyễn", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_who_may_call_is_in_the_hub_s_own_chain()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var access = new AccessService.AccessServiceClient(stage.Hub.Channel);

        await access.CreateOrganisationAsync(new()
        {
            OrganisationId = "vendor-a",
            RequestId = NewFilings.RequestId(),
            Organisation = new Organisation { DisplayName = "Vendor A", Kind = OrganisationKind.Vendor },
        }, cancellationToken: TestContext.Current.CancellationToken);

        var body = await stage.FindAsync(EvidenceKind.AccessChanged);
        Assert.Equal(("hub", "organisations/vendor-a", "integrationhub.access.v1.AccessService/CreateOrganisation"), (body.Chain, body.Subject, body.Rpc));
    }

    [Fact]
    public async Task Whoever_reads_a_filing_leaves_a_trace()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var filing = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken)).Filing;
        var reader = new FilingService.FilingServiceClient(await stage.Hub.ChannelForAsync("reader-a", ["24781"]));

        await reader.GetFilingAsync(new() { Name = filing.Name }, cancellationToken: TestContext.Current.CancellationToken);

        var body = await stage.FindAsync(EvidenceKind.ContentRead);
        Assert.Equal(("organisations/reader-a", LamDong.XuanHuong), (body.Organisation, body.Subject));
        Assert.Equal([filing.Code], body.ReadFilings);
    }

    [Fact]
    public async Task Whoever_lists_filings_leaves_a_trace_of_each_in_the_chain_of_its_commune()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var here = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken)).Filing;
        var there = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(LamDong.LamVien), cancellationToken: TestContext.Current.CancellationToken)).Filing;

        await stage.Filings.ListFilingsAsync(new() { Parent = "communes/-" }, cancellationToken: TestContext.Current.CancellationToken);

        var first = await stage.FindAsync(EvidenceKind.ContentRead, LamDong.XuanHuong);
        var second = await stage.FindAsync(EvidenceKind.ContentRead, LamDong.LamVien);
        Assert.Equal([here.Code, there.Code], [.. first.ReadFilings, .. second.ReadFilings]);
    }

    [Fact]
    public async Task A_reader_who_finds_nothing_leaves_no_trace()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var filing = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), cancellationToken: TestContext.Current.CancellationToken)).Filing;
        var stranger = new FilingService.FilingServiceClient(await stage.Hub.ChannelForAsync("stranger", ["22945"]));

        await Assert.ThrowsAsync<RpcException>(async () => await stranger.GetFilingAsync(new() { Name = filing.Name }, cancellationToken: TestContext.Current.CancellationToken));
        await stage.Filings.GetFilingAsync(new() { Name = filing.Name }, cancellationToken: TestContext.Current.CancellationToken);

        await stage.FindAsync(EvidenceKind.ContentRead);
        Assert.DoesNotContain(await stage.ChainAsync(), body => body.Organisation == "organisations/stranger");
    }

    [Fact]
    public async Task A_file_announced_and_read_is_in_evidence_by_its_hash()
    {
        await using var stage = await Stage.StartAsync(server, portal: null);
        var attachment = await stage.UploadAsync(Encoding.UTF8.GetBytes("%PDF-1.7 giấy khai sinh"));

        using (var download = stage.Attachments.DownloadAttachment(new() { Name = attachment.Name }, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.True(await download.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        }

        var created = await stage.FindAsync(EvidenceKind.AttachmentCreated);
        var read = await stage.FindAsync(EvidenceKind.ContentRead);
        Assert.Equal([attachment.Sha256, attachment.Sha256], [created.Fingerprint, read.Fingerprint]);
    }

    [Fact]
    public async Task Nothing_in_evidence_is_personal_data()
    {
        await using var stage = await Stage.StartAsync(server, sandbox.Address);
        var filing = (await stage.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(citizen: 5, change: f => f.Summary = "Xác nhận tình trạng hôn nhân"), cancellationToken: TestContext.Current.CancellationToken)).Filing;
        await stage.Filings.RecordProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.Accepted), cancellationToken: TestContext.Current.CancellationToken);
        await stage.Filings.WithdrawFilingAsync(FilingChanges.Withdraw(filing.Name), cancellationToken: TestContext.Current.CancellationToken);
        await stage.Filings.GetFilingAsync(new() { Name = filing.Name }, cancellationToken: TestContext.Current.CancellationToken);
        await stage.FindAsync(EvidenceKind.ContentRead);

        var all = string.Join('\n', (await stage.ChainAsync()).Select(body => body.ToString()));

        var citizen = Citizens.Number(5);
        string[] secrets = [citizen.FullName, citizen.Identification.Number, citizen.Phone, citizen.Address, "Xác nhận tình trạng", "Lê Thị Hoa", "Công dân"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    /// <summary>A hub on a database of its own, and its evidence as it stands.</summary>
    private sealed class Stage(TestDatabase database, HubHost hub) : IAsyncDisposable
    {
        private const string BodiesSql = "SELECT body FROM evidence_entry ORDER BY transaction_id, entry_id";

        public HubHost Hub => hub;

        public FilingService.FilingServiceClient Filings { get; } = new(hub.Channel);

        public AttachmentService.AttachmentServiceClient Attachments { get; } = new(hub.Channel);

        public LaneService.LaneServiceClient Lanes { get; } = new(hub.Channel);

        public EvidenceService.EvidenceServiceClient Evidence { get; } = new(hub.Channel);

        public static async Task<Stage> StartAsync(PostgresServer server, Uri? portal)
        {
            var database = await TestDatabase.CreateAsync(server);
            return new Stage(database, await HubHost.StartAsync(database, portal));
        }

        public async Task<Attachment> UploadAsync(byte[] content)
        {
            var announced = await Attachments.CreateAttachmentAsync(new()
            {
                Parent = LamDong.XuanHuong,
                RequestId = NewFilings.RequestId(),
                Attachment = new() { FileName = "an.pdf", MediaType = "application/pdf", SizeBytes = content.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(content)) },
            });
            using var upload = Attachments.UploadAttachment();
            await upload.RequestStream.WriteAsync(new() { Name = announced.Attachment.Name, Chunk = ByteString.CopyFrom(content) });
            await upload.RequestStream.CompleteAsync();
            return (await upload).Attachment;
        }

        public async Task<List<EvidenceBody>> ChainAsync()
        {
            await using var command = database.Database.Source.CreateCommand(BodiesSql);
            return await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), TestContext.Current.CancellationToken);
        }

        /// <summary>The first of its kind, once it is there.</summary>
        public async Task<EvidenceBody> FindAsync(EvidenceKind kind, string? chain = null)
        {
            EvidenceBody? found = null;
            await Within.Until(Within.AMinute, async () =>
                (found = (await ChainAsync()).Find(body => body.Kind == kind && (chain is null || body.Chain == chain))) is not null);
            return found!;
        }

        public async ValueTask DisposeAsync()
        {
            await hub.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
