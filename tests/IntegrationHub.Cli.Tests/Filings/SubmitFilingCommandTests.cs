using Google.Protobuf;
using Google.Type;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Filings;

public class SubmitFilingCommandTests
{
    private static readonly string[] Minimal =
        ["filings", "submit", "--commune", "24781", "--procedure", "1.001193", "--applicant", "Nguyễn Văn An", "--personal-id", "068090000001"];

    [Fact]
    public async Task Options_become_a_filing_of_the_contract()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync(
            [.. Minimal, "--birth-date", "1990-01-31", "--sex", "male", "--competent", "24787", "--channel", "online", "--component", "A", "--component", "B", "--summary", "Khai sinh"]);

        var request = Assert.Single(hub.Filings.Submissions);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("communes/24781", request.Parent);
        Assert.Equal(
            new Filing
            {
                Procedure = "procedures/1.001193",
                CompetentCommune = "communes/24787",
                Channel = Channel.Online,
                Summary = "Khai sinh",
                Applicants =
                {
                    new Applicant
                    {
                        Kind = ApplicantKind.Individual,
                        FullName = "Nguyễn Văn An",
                        Identification = new Identification { Kind = IdentificationKind.PersonalId, Number = "068090000001" },
                        BirthDate = new Date { Year = 1990, Month = 1, Day = 31 },
                        Sex = Sex.Male,
                    },
                },
                Components = { new FilingComponent { Code = "A", PaperOriginals = 1 }, new FilingComponent { Code = "B", PaperOriginals = 1 } },
            },
            request.Filing);
    }

    [Fact]
    public async Task The_least_there_must_be_is_a_filing_at_the_desk()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync(Minimal);

        var filing = Assert.Single(hub.Filings.Submissions).Filing;
        Assert.Equal(Channel.Direct, filing.Channel);
        Assert.Empty(filing.CompetentCommune);
        Assert.Empty(filing.Components);
    }

    [Fact]
    public async Task The_stored_filing_is_shown()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var table = await hub.RunAsync(Minimal);
        var json = await hub.RunAsync([.. Minimal, "--output", "json"]);

        Assert.Contains("H36.247.81-261124-0001", table.Out, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Văn An", table.Out, StringComparison.Ordinal);
        Assert.Equal("communes/24781/filings/H36.247.81-261124-0001", JsonParser.Default.Parse<Filing>(json.Out).Name);
        Assert.Single(json.Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_filing_from_standard_input_names_its_own_commune()
    {
        await using var hub = await ScriptedHub.StartAsync();
        const string Json = """{ "receivingCommune": "communes/24781", "procedure": "procedures/2.000815", "channel": "CHANNEL_POST" }""";

        var ran = await CommandRun.RunAsync(["filings", "submit", "--json", "-", "--hub", hub.Address.ToString()], Json, TestContext.Current.CancellationToken);

        var request = Assert.Single(hub.Filings.Submissions);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("communes/24781", request.Parent);
        Assert.Equal(Channel.Post, request.Filing.Channel);
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{ "procedure": 7, "nobody": true }""")]
    [InlineData("""{ "procedure": "procedures/2.000815" }""")]
    public async Task What_is_not_a_filing_is_bad_usage_and_nothing_is_sent(string json)
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await CommandRun.RunAsync(["filings", "submit", "--json", "-", "--hub", hub.Address.ToString()], json, TestContext.Current.CancellationToken);

        Assert.Equal(2, ran.ExitCode);
        Assert.NotEmpty(ran.Error);
        Assert.Empty(hub.Filings.Submissions);
    }

    [Fact]
    public async Task A_missing_file_fails_by_its_name()
    {
        var ran = await CommandRun.RunAsync("filings", "submit", "--json", "/nowhere/filing.json", "--hub", "http://127.0.0.1:9");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("/nowhere/filing.json", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_uploaded_first_and_named_by_their_component()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var folder = Directory.CreateTempSubdirectory("hub-cli-tests-");
        var file = Path.Combine(folder.FullName, "tờ-khai.pdf");
        await File.WriteAllTextAsync(file, "%PDF", TestContext.Current.CancellationToken);

        var ran = await hub.RunAsync([.. Minimal, "--component", "A", "--attach", $"A={file}", "--attach", $"B={file}"]);
        folder.Delete(recursive: true);

        var components = Assert.Single(hub.Filings.Submissions).Filing.Components;
        Assert.Equal(["A", "B"], components.Select(component => component.Code));
        Assert.Equal(["communes/24781/attachments/1", "communes/24781/attachments/2"], components.SelectMany(component => component.Attachments));
        Assert.All(hub.Attachments.Announced, attachment => Assert.Equal(("tờ-khai.pdf", "application/pdf"), (attachment.FileName, attachment.MediaType)));
        Assert.Contains("Uploaded tờ-khai.pdf (4 bytes).", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_id_of_an_earlier_attempt_is_used_again()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync([.. Minimal, "--request-id", "0199f7f0-0000-7000-8000-000000000001"]);

        Assert.Equal("0199f7f0-0000-7000-8000-000000000001", Assert.Single(hub.Filings.Submissions).RequestId);
    }
}
