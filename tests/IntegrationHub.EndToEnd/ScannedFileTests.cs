using IntegrationHub.Client;
using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>Files on their way past a virus scanner, with real programs at both ends.</summary>
public sealed class ScannedFileTests
{
    // Put together, so that no scanner takes this file for one.
    private static readonly byte[] Virus = [.. "%PDF-1.7\n"u8, .. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    [Fact]
    public async Task A_virus_reaches_nobody_and_a_clean_file_the_portal_also_when_the_hub_is_killed_in_between()
    {
        await using var data = new DataFolder();
        await using var sandbox = await SandboxProcess.StartAsync("--scanner-port", "0");
        await using var hub = await HubProcess.StartAsync(
            data, sandbox.Address, "--Scanning:ClamdAddress", $"{await sandbox.Control.ScannerAsync()}", "--Scanning:Timeout", "00:00:05", "--Scanning:FirstDelay", "00:00:00.2");
        using var client = hub.Connect();

        var virus = await UploadAsync(client, Virus);
        await Within.Until(Within.AMinute, async () => (await client.Attachments.GetAsync(new GetAttachmentRequest { Name = virus.Name }, TestContext.Current.CancellationToken)).Attachment.ScanState == ScanState.Infected);
        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => SubmitAsync(client, virus, 1));

        await sandbox.Control.FailAsync(new { kind = "lost_request", service = "clamd" });
        var clean = await UploadAsync(client, "%PDF-1.7\n%%EOF\n"u8.ToArray());
        var filing = await SubmitAsync(client, clean, 2);
        await hub.KillAsync();
        await sandbox.Control.FailAsync();
        await hub.StartAsync();
        await Watched.UntilAsync(client, filing, FilingEventKind.Delivered);

        Assert.Equal(ErrorReason.AttachmentInfected, refusal.Reason);
        var fetched = Assert.Single((await sandbox.Control.FindAsync(filing.Code))!.Value.GetProperty("files").EnumerateArray());
        Assert.Equal(Convert.ToHexString(clean.Sha256.Span), fetched.GetProperty("sha256").GetString(), ignoreCase: true);
        Assert.Single(await sandbox.Control.DossiersAsync());
        hub.AssertNothingWrong();
    }

    private static async Task<Attachment> UploadAsync(HubClient client, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await client.Attachments.UploadAsync("communes/22918", stream, "giấy chứng sinh.pdf", "application/pdf", cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<Filing> SubmitAsync(HubClient client, Attachment attachment, int number)
    {
        var request = RealFilings.Birth(number, "22918");
        request.Filing.Components[0].Attachments.Add(attachment.Name);
        return (await client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken)).Filing;
    }
}
