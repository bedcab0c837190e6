using System.Text.RegularExpressions;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Tests.Filings;

/// <summary>The allowed moves as the contract's own comment writes them: what a commune's programmer reads.</summary>
internal static partial class StatusTable
{
    public static readonly IReadOnlyDictionary<FilingStatus, FilingStatus[]> Moves = Read();

    private static Dictionary<FilingStatus, FilingStatus[]> Read()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "protos/integrationhub/filings/v1/filing.proto"));
        var comment = text[text.IndexOf("Allowed moves;", StringComparison.Ordinal)..text.IndexOf("enum FilingStatus", StringComparison.Ordinal)];
        var line = comment.Replace("//", " ", StringComparison.Ordinal);
        var moves = Row().Matches(line).ToDictionary(
            row => Status(row.Groups["from"].Value),
            row => row.Groups["to"].Value.Split(',').Select(to => Status(to.Trim())).ToArray());
        foreach (var final in Final().Match(line).Groups["final"].Value.Split(','))
        {
            moves[Status(final.Trim())] = [];
        }

        return moves;
    }

    private static FilingStatus Status(string contractName) =>
        (FilingStatus)FilingReflection.Descriptor.EnumTypes.Single(e => e.Name == nameof(FilingStatus)).FindValueByName($"FILING_STATUS_{contractName}").Number;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntegrationHub.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(?<from>[A-Z_]+)\s+->\s+(?<to>[A-Z_]+(,\s+[A-Z_]+)*)")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<final>[A-Z_]+(,\s+[A-Z_]+)*)\s+are\s+final")]
    private static partial Regex Final();
}
