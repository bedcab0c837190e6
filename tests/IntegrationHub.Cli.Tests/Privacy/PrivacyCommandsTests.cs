using System.Text.Json;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Privacy;

public sealed class PrivacyCommandsTests : IDisposable
{
    private const string PersonalId = "068190004321";

    private readonly string folder = Directory.CreateTempSubdirectory("ih-privacy-").FullName;

    private string Target => Path.Combine(folder, "person.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_export_reads_the_number_from_standard_input_and_writes_what_is_held()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await ExportAsync(hub, PersonalId + "\n");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal((IdentificationKind.PersonalId, PersonalId, "Yêu cầu 1"), (hub.Privacy.Exported!.Identification.Kind, hub.Privacy.Exported.Identification.Number, hub.Privacy.Exported.Reason));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Target, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line)).Count());
        Assert.DoesNotContain(PersonalId, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_readable_by_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes of files.");
        await using var hub = await ScriptedHub.StartAsync();
        await File.WriteAllTextAsync(Target, "old", TestContext.Current.CancellationToken);

        await ExportAsync(hub, PersonalId);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Target));
    }

    [Fact]
    public async Task An_export_without_a_number_is_no_call()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await ExportAsync(hub, "");

        Assert.Equal(ExitCode.BadUsage, ran.ExitCode);
        Assert.Null(hub.Privacy.Exported);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("H36.247.81-260302-0001", "communes/-/filings/H36.247.81-260302-0001")]
    [InlineData("communes/24781/filings/H36.247.81-260302-0001", "communes/24781/filings/H36.247.81-260302-0001")]
    public async Task A_filing_is_destroyed_by_code_or_name_on_a_ground(string given, string asked)
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync("privacy", "destroy", given, "--reason", "Quyết định 12/QĐ-TA");

        Assert.Equal((0, asked, "Quyết định 12/QĐ-TA"), (ran.ExitCode, hub.Privacy.Destroyed!.Name, hub.Privacy.Destroyed.Reason));
        Assert.True(Guid.TryParse(hub.Privacy.Destroyed.RequestId, out _));
    }

    [Fact]
    public async Task Without_a_ground_nothing_is_destroyed()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync("privacy", "destroy", "H36.247.81-260302-0001");

        Assert.Equal(ExitCode.BadUsage, ran.ExitCode);
        Assert.Null(hub.Privacy.Destroyed);
    }

    [Fact]
    public async Task The_state_is_shown_in_both_forms()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var table = await hub.RunAsync("privacy", "state");
        var json = await hub.RunAsync("privacy", "state", "--output", "json");

        Assert.Matches("Kept after the end +730 days", table.Out);
        Assert.Matches("0011223344556677 +0 +0 +0 +unused: may be removed", table.Out);
        Assert.Matches("8899aabbccddeeff +41 +0 +0 +newest", table.Out);
        using var parsed = JsonDocument.Parse(json.Out);
        Assert.Equal(2, parsed.RootElement.GetProperty("masterKeys").GetArrayLength());
    }

    private Task<Ran> ExportAsync(ScriptedHub hub, string input) => CommandRun.RunAsync(
        ["privacy", "export", "--reason", "Yêu cầu 1", "--out", Target, "--hub", hub.Address.ToString()], input, TestContext.Current.CancellationToken);
}
