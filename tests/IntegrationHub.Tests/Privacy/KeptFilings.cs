using System.Security.Cryptography;
using Google.Protobuf;
using IntegrationHub.Attachments;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

/// <summary>Filings and files in a hub whose clock a test moves by years, and what is left of them.</summary>
internal static class KeptFilings
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF\n"u8.ToArray();

    /// <summary>A filing that the portal has. Its resource name.</summary>
    public static async Task<string> DeliveredAsync(this StillHub hub, SubmitFilingRequest? request = null)
    {
        var code = await hub.SubmitAsync(request);
        await hub.SendAsync(await hub.TakeAsync());
        return $"{SampleFilings.Commune}/filings/{code}";
    }

    /// <summary>A filing that was withdrawn and of which the portal has everything. Its resource name.</summary>
    public static async Task<string> EndedAsync(this StillHub hub, SubmitFilingRequest? request = null)
    {
        var name = await hub.DeliveredAsync(request);
        await hub.WithdrawAsync(name);
        await hub.SendAsync(await hub.TakeAsync());
        return name;
    }

    public static async Task WithdrawAsync(this StillHub hub, string name) =>
        (await hub.Service<WithdrawFiling>().RunAsync(FilingChanges.Withdraw(name), Callers.Everyone, CancellationToken.None)).OrRefuse();

    /// <summary>A request that names a file.</summary>
    public static SubmitFilingRequest Naming(params string[] files) => SampleFilings.New(f => f.Components[0].Attachments.AddRange(files));

    /// <summary>A complete file. Its resource name.</summary>
    public static async Task<string> UploadAsync(this StillHub hub, string fileName = "tờ khai.pdf")
    {
        var request = new CreateAttachmentRequest
        {
            Parent = SampleFilings.Commune,
            RequestId = SampleFilings.NewId(),
            Attachment = new() { FileName = fileName, MediaType = "application/pdf", SizeBytes = Pdf.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(Pdf)) },
        };
        var created = (await hub.Service<CreateAttachment>().RunAsync(request, Callers.Everyone, CancellationToken.None)).OrRefuse().Attachment;
        var stream = new ScriptedStream().Name(created.Name).Chunk(Pdf).End();
        (await hub.Service<UploadAttachment>().RunAsync(Messages(stream), CancellationToken.None)).OrRefuse();
        return created.Name;
    }

    public static Task<IntegrationHub.Filings.Filing> FindAsync(this StillHub hub, string name) => hub.GetAsync(name.Split('/')[^1]);

    public static async Task<IntegrationHub.Attachments.Attachment> FileAsync(this StillHub hub, string name) =>
        (await hub.Service<AttachmentStore>().FindAsync(name, CancellationToken.None)).OrRefuse();

    /// <summary>Runs what the hourly job runs.</summary>
    public static Task DestroyDueAsync(this StillHub hub) => hub.Service<DestroyDueContent>().RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The evidence of one kind about a record, oldest first.</summary>
    public static async Task<List<EvidenceBody>> EvidenceAsync(this StillHub hub, EvidenceKind kind, string subject)
    {
        await using var command = hub.Database.Database.Source.CreateCommand("SELECT body FROM evidence_entry ORDER BY transaction_id, entry_id");
        var bodies = await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), TestContext.Current.CancellationToken);
        return [.. bodies.Where(body => body.Kind == kind && body.Subject == subject)];
    }

    private static async IAsyncEnumerable<UploadAttachmentRequest> Messages(ScriptedStream stream)
    {
        while (await stream.MoveNext(CancellationToken.None))
        {
            yield return stream.Current;
        }
    }
}
