using System.Text.Json;
using Google.Protobuf;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

public sealed class FilingsCommandsTests(ServedHub hub) : IClassFixture<ServedHub>
{
    private const string Applicant = "Nguyễn Thị Ánh";

    private static readonly string[] Birth =
    [
        "--commune", "22918", "--procedure", "1.001193", "--applicant", Applicant, "--personal-id", "068190000001",
        "--birth-date", "1990-03-02", "--sex", "female", "--component", RealFilings.ProofOfBirth,
    ];

    [Fact]
    public async Task Submitted_from_options_it_is_got_and_listed_as_json()
    {
        var submitted = Json(await hub.RunAsync(["filings", "submit", .. Birth, "--output", "json"]));
        var code = submitted.GetProperty("code").GetString()!;

        var got = Json(await hub.RunAsync("filings", "get", code, "--output", "json"));
        var listed = Json(await hub.RunAsync("filings", "list", "--commune", "22918", "--output", "json"));

        Assert.Equal(code, got.GetProperty("code").GetString());
        Assert.Equal(Applicant, got.GetProperty("applicants")[0].GetProperty("fullName").GetString());
        Assert.Contains(code, listed.EnumerateArray().Select(filing => filing.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Tables_hold_codes_and_names()
    {
        var submitted = await hub.RunAsync(["filings", "submit", .. Birth]);
        var listed = await hub.RunAsync("filings", "list");

        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        Assert.Contains(Applicant, submitted.Output, StringComparison.Ordinal);
        Assert.Equal(["CODE", "RECEIVED", "BY", "PROCEDURE", "APPLICANT", "STATUS", "DELIVERY", "CREATED"], Words(listed.Output.Split('\n')[0]));
        Assert.Contains(Applicant, listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_file_and_attachment_make_a_filing_that_reaches_the_portal()
    {
        var folder = Directory.CreateTempSubdirectory("ih-tests-cli-").FullName;
        var document = Path.Combine(folder, "giấy chứng sinh.pdf");
        var json = Path.Combine(folder, "filing.json");
        await File.WriteAllTextAsync(document, "%PDF-1.7 not much of one", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(json, JsonFormatter.Default.Format(RealFilings.Birth(7).Filing), TestContext.Current.CancellationToken);

        var submitted = Json(await hub.RunAsync(
            "filings", "submit", "--commune", "22918", "--json", json, "--attach", $"{RealFilings.ProofOfBirth}={document}", "--output", "json"));
        Directory.Delete(folder, recursive: true);

        var code = submitted.GetProperty("code").GetString()!;
        await Within.Until(Within.AMinute, async () => await hub.Portal.FindAsync(code) is not null);
        Assert.Single((await hub.Portal.FindAsync(code))!.Value.GetProperty("files").EnumerateArray());
    }

    [Fact]
    public async Task Watch_writes_a_line_of_json_for_each_event_and_ends_gently()
    {
        await using var watch = hub.Start("filings", "watch", "--commune", "22924", "--cursor", "beginning", "--output", "json");

        var submitted = Json(await hub.RunAsync(["filings", "submit", "--commune", "22924", .. Birth[2..], "--output", "json"]));
        var line = await watch.LineAsync("FILING_EVENT_KIND_DELIVERED", Within.FiveMinutes);
        await watch.AskToEndAsync();
        var code = await watch.EndAsync(Within.AMinute);

        using var happened = JsonDocument.Parse(line);
        Assert.Equal(submitted.GetProperty("name").GetString(), happened.RootElement.GetProperty("event").GetProperty("filing").GetString());
        Assert.NotEmpty(happened.RootElement.GetProperty("cursor").GetString()!);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Refusal_ends_with_1_and_says_why_on_the_error_stream()
    {
        var refused = await hub.RunAsync(["filings", "submit", "--commune", "24769", .. Birth[2..]]);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("Refused: COMMUNE_ABOLISHED", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("successors", refused.Errors, StringComparison.Ordinal);
    }

    private static JsonElement Json(CommandRun run)
    {
        Assert.True(run.ExitCode == 0, run.Errors);
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
