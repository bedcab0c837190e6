using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;
using static IntegrationHub.Filings.V1.AttachmentService;
using static IntegrationHub.Filings.V1.FilingService;

namespace IntegrationHub.Tests.Privacy;

/// <summary>Makes each call that gives out contents once, for one organisation, and finds what it left behind.</summary>
public sealed class GivenContents(PostgresServer server) : IAsyncLifetime
{
    private readonly RunningHub running = new(server);
    private FilingServiceClient filings = null!;
    private AttachmentServiceClient attachments = null!;
    private PrivacyService.PrivacyServiceClient privacy = null!;

    public const string Reader = "whoever-reads";

    public RunningHub Running => running;

    /// <summary>A filing of somebody else's making, at the beginning of its road. Its resource name.</summary>
    public async Task<string> FilingAsync() => (await running.Filings.SubmitFilingAsync(NewFilings.MaritalStatus(), Bounded())).Filing.Name;

    /// <summary>A file of somebody else's. Its resource name.</summary>
    public async Task<string> FileAsync() => (await running.Attachments.UploadAsync("%PDF-1.7\n%%EOF\n"u8.ToArray())).Name;

    public async ValueTask InitializeAsync()
    {
        await running.InitializeAsync();
        var channel = await running.Hub.ChannelForAsync(Reader, communes: null);
        (filings, attachments, privacy) = (new(channel), new(channel), new(channel));
    }

    public ValueTask DisposeAsync() => running.DisposeAsync();

    /// <summary>Makes the call. Returns a word by which what it left names what was given: a dossier code, or an attachment's id.</summary>
    public async Task<string> CallAsync(string method)
    {
        switch (method)
        {
            case "SubmitFiling":
                return Code((await filings.SubmitFilingAsync(NewFilings.MaritalStatus(), Bounded())).Filing.Name);
            case "GetFiling":
                return Code((await filings.GetFilingAsync(new() { Name = await FilingAsync() }, Bounded())).Filing.Name);
            case "ListFilings":
                var listed = await FilingAsync();
                await filings.ListFilingsAsync(new() { Parent = "communes/-" }, Bounded());
                return Code(listed);
            case "WatchFilings":
                return Code(await WatchAsync());
            case "RecordProgress":
                return Code((await filings.RecordProgressAsync(FilingChanges.Progress(await FilingAsync(), FilingStatus.Accepted), Bounded())).Filing.Name);
            case "RequestSupplement":
                return Code((await filings.RequestSupplementAsync(FilingChanges.AskForMore(await FilingAsync()), Bounded())).Filing.Name);
            case "SupplementFiling":
                var asked = await FilingAsync();
                await running.Filings.RequestSupplementAsync(FilingChanges.AskForMore(asked), Bounded());
                return Code((await filings.SupplementFilingAsync(FilingChanges.Supplement(asked), Bounded())).Filing.Name);
            case "WithdrawFiling":
                return Code((await filings.WithdrawFilingAsync(FilingChanges.Withdraw(await FilingAsync()), Bounded())).Filing.Name);
            case "CompleteFiling":
                var done = await FilingAsync();
                await running.Filings.RecordProgressAsync(FilingChanges.Progress(done, FilingStatus.Accepted), Bounded());
                return Code((await filings.CompleteFilingAsync(FilingChanges.Complete(done), Bounded())).Filing.Name);
            case "CreateAttachment":
                return Code((await attachments.CreateAsync([1])).Name);
            case "UploadAttachment":
                var whole = await FileAsync();
                using (var nothing = attachments.UploadAttachment(Bounded()))
                {
                    await nothing.RequestStream.WriteAsync(new() { Name = whole });
                    await nothing.RequestStream.CompleteAsync();
                    return Code((await nothing).Attachment.Name);
                }

            case "GetAttachment":
                return Code((await attachments.GetAttachmentAsync(new() { Name = await FileAsync() }, Bounded())).Attachment.Name);
            case "DownloadAttachment":
                var file = await FileAsync();
                await attachments.DownloadAsync(file);
                return Code(file);
            case "ExportPerson":
                var held = await FilingAsync();
                var request = new ExportPersonRequest { Identification = Citizens.Number(1).Identification, Reason = "Yêu cầu 1" };
                await privacy.ExportPerson(request, Bounded()).ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);
                return Code(held);
            default:
                throw new InvalidOperationException($"Say here how {method} is called: it gives out contents.");
        }
    }

    /// <summary>Waits until evidence says that the organisation was given something by the rpc. Null organisation: whoever.</summary>
    public Task TracedAsync(string given, string organisation, string rpc) => Within.Until(Within.AMinute, async () =>
        (await BodiesAsync()).Any(body => body.Organisation == organisation && body.Rpc == rpc
            && (body.ReadFilings.Contains(given) || body.Subject.EndsWith("/" + given, StringComparison.Ordinal))));

    private async Task<string> WatchAsync()
    {
        var name = await FilingAsync();
        await running.Filings.RecordProgressAsync(FilingChanges.Progress(name, FilingStatus.Accepted), Bounded());
        using var call = filings.WatchFilings(new() { Parent = "communes/-", Cursor = "beginning" }, Bounded());
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (message.Event?.Filing == name && message.Event.Step is not null)
            {
                return name;
            }
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private async Task<List<EvidenceBody>> BodiesAsync()
    {
        await using var command = running.Database.Database.Source.CreateCommand("SELECT body FROM evidence_entry");
        return await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), TestContext.Current.CancellationToken);
    }

    public static string Code(string name) => name.Split('/')[^1];

    private static CallOptions Bounded() =>
        new(deadline: (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime, cancellationToken: TestContext.Current.CancellationToken);
}
