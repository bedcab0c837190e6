using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.Tests.Architecture;

public sealed partial class SecurityChecklistTests
{
    // Section of ASVS 5.0, and the level of each of its requirements in their order; sections of level 3 alone are left out.
    private const string Sections = """
        1.1 22        1.2 111112222 1.3 11222222222 1.4 222       1.5 12
        2.1 122       2.2 112       2.3 1222        2.4 2
        3.2 11        3.3 1222      3.4 112222      3.5 11122     3.7 22
        4.1 122       4.2 2         4.3 22          4.4 1222
        5.1 2         5.2 112       5.3 11          5.4 222
        6.1 122       6.2 111111112222 6.3 1122     6.4 1122      6.5 22222  6.6 222  6.8 2222
        7.1 222       7.2 1111      7.3 22          7.4 11222     7.5 22     7.6 22
        8.1 12        8.2 112       8.3 1           8.4 2
        9.1 111       9.2 1222
        10.1 22       10.2 22       10.3 2222       10.4 11111222222 10.5 22222 10.6 22 10.7 222
        11.1 22       11.2 222      11.3 112        11.4 1222     11.5 2     11.6 2
        12.1 122      12.2 11       12.3 2222
        13.1 2        13.2 22222    13.3 22         13.4 12222
        14.1 22       14.2 1222     14.3 122
        15.1 122      15.2 122      15.3 1222222
        16.1 2        16.2 22222    16.3 2222       16.4 222      16.5 222
        17.1 2        17.2 2222     17.3 22
        """;

    private static readonly string Checklist = Read("docs/asvs.md");

    // The tables of the chapters come last.
    private static readonly string Chapters = Checklist[Checklist.IndexOf("\n## V1 ", StringComparison.Ordinal)..];

    private static IEnumerable<Match> Rows => Row().Matches(Chapters);

    [Theory]
    [InlineData("docs/asvs.md")]
    [InlineData("docs/security.md")]
    public void Every_path_named_is_there(string page)
    {
        var missing = Missing(Read(page));

        Offences.None(missing);
    }

    [Fact]
    public void A_path_that_is_not_there_is_found()
    {
        var missing = Missing("by `tests/IntegrationHub.Tests/Architecture/SecurityChecklistTests.cs` and `tests/NobodyTests.cs`, at `/health`");

        Assert.Equal(["tests/NobodyTests.cs"], missing);
    }

    [Fact]
    public void Every_requirement_is_answered_once_under_its_level()
    {
        var asked = Section().Matches(Sections)
            .SelectMany(section => section.Groups["levels"].Value.Select((level, index) => $"{section.Groups["section"].Value}.{index + 1} of level {level}"));

        var answered = Rows.SelectMany(row => Numbers(row).Select(number => $"{number} of level {row.Groups["level"].Value}"));

        Assert.Equal(asked.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_line_of_a_table_is_left_unread()
    {
        var unread = Chapters.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2])).Where(line => !Row().IsMatch(line));

        Offences.None(unread);
    }

    [Fact]
    public void The_counts_at_the_top_are_those_of_the_tables()
    {
        var told = Count().Matches(Checklist).Select(count => (count.Groups["state"].Value, int.Parse(count.Groups["count"].Value, CultureInfo.InvariantCulture)));

        var counted = Rows.GroupBy(row => row.Groups["state"].Value).Select(rows => (rows.Key, rows.Sum(row => Numbers(row).Count())));

        Assert.Equal(counted.OrderBy(c => c.Key, StringComparer.Ordinal), told.OrderBy(t => t.Value, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_done_names_where_and_what_is_partly_done_says_what_is_open()
    {
        var vague = Rows.Where(row => row.Groups["state"].Value switch
        {
            "met" => !PathName().IsMatch(row.Value),
            "partly" => !row.Value.Contains("Open: ", StringComparison.Ordinal),
            _ => false,
        });

        Offences.None(vague.Select(row => row.Value));
    }

    [Fact]
    public void What_is_not_met_is_listed_with_what_it_would_take()
    {
        var notMet = Rows.Where(row => row.Groups["state"].Value == "not met").SelectMany(Numbers);

        var listed = Wanted().Matches(Checklist[..^Chapters.Length]).Select(line => line.Groups["number"].Value);

        Assert.Equal(notMet, listed);
    }

    [Fact]
    public void Each_of_the_ten_risks_of_an_API_is_answered_once()
    {
        var answered = Risk().Matches(Read("docs/security.md")).Select(risk => risk.Groups["number"].Value);

        Assert.Equal(Enumerable.Range(1, 10).Select(number => number.ToString(CultureInfo.InvariantCulture)), answered);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(SourceTree.Root, page));

    private static IEnumerable<string> Numbers(Match row) => row.Groups["numbers"].Value.Split(", ");

    private static IEnumerable<string> Missing(string page) => PathName().Matches(page)
        .Select(name => name.Groups["path"].Value)
        .Where(path => !Path.Exists(Path.Combine(SourceTree.Root, path)))
        .Distinct();

    [GeneratedRegex(@"(?<section>\d+\.\d+) (?<levels>[12]+)")]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| (?<numbers>\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*) \| (?<level>[12]) \| (?<state>met|partly|not met|operator|n/a) \| [^|\n]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<state>met|partly|not met|operator|n/a) \| (?<count>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\| (?<number>\d+\.\d+\.\d+) \| [^|\n]+ \| [^|\n]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"^\| API(?<number>\d+) ", RegexOptions.Multiline)]
    private static partial Regex Risk();

    // A file of the root, or a way down from it; what begins with a slash is a path of HTTP.
    [GeneratedRegex(@"`(?<path>\.?\w[\w.-]*(?:/[\w.-]+)+|[\w.]+\.(?:props|md))`")]
    private static partial Regex PathName();
}
