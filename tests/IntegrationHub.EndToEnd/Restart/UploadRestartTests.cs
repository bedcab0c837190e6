using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>Kill -9 in the middle of a file.</summary>
public sealed class UploadRestartTests
{
    private const int SizeBytes = 12 * 1024 * 1024;

    [Fact]
    public async Task Upload_goes_on_after_the_hub_was_killed_and_the_portal_gets_the_file()
    {
        await using var data = new DataFolder();
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var hub = await HubProcess.StartAsync(data, sandbox.Address);
        using var client = hub.Connect();
        var file = new byte[SizeBytes];
        Random.Shared.NextBytes(file);
        "%PDF-1.7\n"u8.CopyTo(file);
        await using var content = new GatedContent(file, SizeBytes / 2);
        var upload = client.Attachments.UploadAsync(
            "communes/22918", content, "giấy chứng sinh.pdf", "application/pdf", cancellationToken: TestContext.Current.CancellationToken);

        await content.Reached.Within(Within.FiveMinutes);
        await hub.KillAsync();
        content.Open();
        await hub.StartAsync();
        var attachment = await upload.Within(Within.FiveMinutes);

        var request = RealFilings.Birth(1, "22918");
        request.Filing.Components[0].Attachments.Add(attachment.Name);
        var filing = (await client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken)).Filing;
        await Watched.UntilAsync(client, filing, FilingEventKind.Delivered);
        var fetched = Assert.Single((await sandbox.Control.FindAsync(filing.Code))!.Value.GetProperty("files").EnumerateArray());
        Assert.Equal(Convert.ToHexString(attachment.Sha256.Span), fetched.GetProperty("sha256").GetString(), ignoreCase: true);
        Assert.Equal(SizeBytes, fetched.GetProperty("length").GetInt64());
        hub.AssertNothingWrong();
    }
}
