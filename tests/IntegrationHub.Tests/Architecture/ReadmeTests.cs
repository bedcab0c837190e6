using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));

    private static readonly string Gate = File.ReadAllText(Path.Combine(SourceTree.Root, ".ci", "run"));

    [Theory]
    [InlineData("dotnet run --project src/IntegrationHub.Cli -- demo")]
    [InlineData("dotnet test --max-parallel-test-modules 1")]
    public void The_gate_runs_a_newcomers_command_as_it_is_written(string command)
    {
        Assert.Contains(command, ShellLines());
        Assert.Matches($@"(?m)^{Regex.Escape(command)}(?=\s|$)", Gate);
    }

    [Fact]
    public void The_gate_is_where_the_page_says_and_can_be_run()
    {
        Assert.Contains(".ci/run", ShellLines());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(SourceTree.Root, ".ci", "run")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Every_test_named_is_there()
    {
        var classes = SourceTree.Tests.Select(file => file.Name).ToHashSet();

        var missing = TestName().Matches(Readme).Select(match => match.Value).Where(name => !classes.Contains(name + ".cs"));

        Offences.None(missing);
    }

    [Fact]
    public void Every_type_on_a_filings_road_is_there()
    {
        var road = Regex.Match(Readme, "Follow one filing:(.*?)\\. Which", RegexOptions.Singleline).Groups[1].Value;
        var files = SourceTree.Product.Select(file => file.Name).ToHashSet();

        var missing = Code().Matches(road).Select(match => match.Groups[1].Value).Where(type => !files.Contains(type + ".cs"));

        Assert.NotEmpty(road);
        Offences.None(missing);
    }

    [Fact]
    public void Every_folder_of_the_hub_is_on_the_map()
    {
        // What everything stands on, and nobody looks for.
        string[] unlisted = ["Calendar", "Text"];

        var missing = HubTypes.Folders.Except(unlisted).Where(folder => !Regex.IsMatch(Readme, $@"`(src/IntegrationHub/)?{folder}[`/]"));

        Offences.None(missing);
    }

    [Fact]
    public void Every_setting_named_is_one()
    {
        var options = SourceTree.Product.Where(file => file.Name.EndsWith("Options.cs", StringComparison.Ordinal)).ToList();

        var missing = Setting().Matches(Readme).Where(match => !options.Any(file => Holds(file, match.Groups["section"].Value, match.Groups["key"].Value)));

        Offences.None(missing.Select(match => match.Value));
    }

    private static bool Holds(SourceFile options, string section, string key) =>
        options.Text.Contains($"Section = \"{section}\"", StringComparison.Ordinal) && Regex.IsMatch(options.Text, $@"\b{key} {{ get;");

    // The lines of all ```sh blocks, without what is said beside them.
    private static IEnumerable<string> ShellLines() =>
        ShellBlock().Matches(Readme).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Split("  #")[0].Trim());

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("`(?<section>Hub|Portal|Scanning|Storage|Deliveries|Lanes):(?<key>[A-Za-z]+)`")]
    private static partial Regex Setting();
}
