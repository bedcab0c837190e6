using System.Globalization;
using System.Text.Json;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Authority;

/// <summary>A certificate as the authority's index has it.</summary>
internal sealed record IssuedEntry(string Serial, string Name, string Identity, DateTimeOffset NotAfter, DateTimeOffset? RevokedAt);

/// <summary>What the index of an authority holds, and how a table shows it.</summary>
internal sealed record IssuedListing(IReadOnlyList<IssuedEntry> Certificates)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<Column<IssuedEntry>> Columns { get; } =
    [
        new("Serial", entry => entry.Serial),
        new("Name", entry => entry.Name),
        new("Identity", entry => entry.Identity),
        new("Until", entry => Day(entry.NotAfter)),
        new("Revoked", entry => entry.RevokedAt is { } at ? Day(at) : ""),
    ];

    /// <exception cref="UsageException">There is no authority to be seen.</exception>
    public static IssuedListing Read(string folder)
    {
        var index = Path.Combine(folder, "issued.json");
        return File.Exists(index)
            ? JsonSerializer.Deserialize<IssuedListing>(File.ReadAllText(index), Json)!
            : throw new UsageException($"There is no authority in {folder}, or it is not for your eyes. Make one with 'hub ca init --folder DIR'.");
    }

    /// <summary>The certificates as one JSON array, by the names of the index.</summary>
    public string ToJson() => JsonSerializer.Serialize(Certificates, Json);

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
