using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int MostLines = 400;

    private const int MostMedianLines = 80;

    // DTOs of one wire in the order in which the wire lists them; the programs' own top.
    private static readonly string[] NamedAfterNoType = ["AssemblyFixtures.cs", "PortalWire.cs", "Program.cs"];

    private static readonly IReadOnlyList<SourceFile> Code = [.. SourceTree.Product, .. SourceTree.Tests];

    // Square brackets keep this list from finding itself.
    public static TheoryData<string, string> Banned => new()
    {
        { "a region", "#regio[n]" },
        { "a postponed thought", @"\b(TOD[O]|FIXM[E]|HAC[K])\b" },
        { "a silenced warning", "#pragma warnin[g] disable|<NoWar[n]" },
        { "a bare clock", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b" },
        { "a sleep", @"\bThread\.Slee[p]\b|\bTask\.Delay\([^,()]*\)" },
    };

    [Fact]
    public void No_file_is_longer_than_a_reader_holds()
    {
        var files = Code.Concat(SourceTree.Contract).Concat(SourceTree.Below("src", ".sql", ".css", ".csproj"));
        var tooLong = files.Where(file => file.LineCount > MostLines);

        Offences.None(tooLong);
    }

    [Fact]
    public void Half_of_the_files_fit_on_a_screen()
    {
        Assert.InRange(MedianLines(SourceTree.Product), 1, MostMedianLines);
        Assert.InRange(MedianLines(SourceTree.Tests), 1, MostMedianLines);
    }

    [Theory, MemberData(nameof(Banned))]
    public void No_file_holds_what_the_house_bans(string what, string pattern)
    {
        var files = Code.Concat(SourceTree.Contract).Concat(SourceTree.Below(".", ".csproj", ".props", ".sql"));

        var found = files.Where(file => Regex.IsMatch(file.Text, pattern)).Select(file => $"{what} in {file}");

        Offences.None(found);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var wrong = Code.Where(file => Namespace().Match(file.Text) is { Success: true } declared && declared.Groups[1].Value != FolderOf(file));

        Offences.None(wrong);
    }

    [Fact]
    public void A_file_is_named_after_a_type_in_it()
    {
        var wrong = Code.Where(file => !NamedAfterNoType.Contains(file.Name))
            .Where(file => TypeName().Matches(file.Text).All(type => type.Groups[1].Value + ".cs" != file.Name));

        Offences.None(wrong);
    }

    [Fact]
    public void No_statement_is_put_together_from_text()
    {
        var wrong = SourceTree.Product.Where(file => InterpolatedStatement().IsMatch(file.Text));

        Offences.None(wrong);
    }

    [Fact]
    public void A_relaxed_rule_has_its_reason_above_it()
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, ".editorconfig"));

        var bare = lines.Index().Where(line => Relaxed().IsMatch(line.Item) && !HasReason(lines, line.Index)).Select(line => line.Item);

        Offences.None(bare);
    }

    private static int MedianLines(IReadOnlyList<SourceFile> files) =>
        files.Select(file => file.LineCount).Order().ElementAt(files.Count / 2);

    private static string FolderOf(SourceFile file)
    {
        var parts = file.Path.Split('/');
        return string.Join('.', parts[1..^1]);
    }

    // Rules that share one reason follow each other.
    private static bool HasReason(string[] lines, int index)
    {
        var above = lines[..index].Reverse().SkipWhile(line => Relaxed().IsMatch(line)).FirstOrDefault("");
        return above.StartsWith("# ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |readonly |partial )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(?:CreateCommand|Command|NpgsqlCommand|NpgsqlBatchCommand)\(\$+""|Sql = \$+""")]
    private static partial Regex InterpolatedStatement();

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity = (none|silent|suggestion)$")]
    private static partial Regex Relaxed();
}
