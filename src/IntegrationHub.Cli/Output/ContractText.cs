using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace IntegrationHub.Cli.Output;

/// <summary>The contract's values as a person in Vietnam reads them.</summary>
internal static partial class ContractText
{
    // Vietnam has had one offset and no summer time since 1975; a bare machine may lack the zone's table.
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public static string Of(Timestamp? instant) =>
        instant is null ? "" : instant.ToDateTimeOffset().ToOffset(VietnamOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Of(Date? date) => date switch
    {
        null => "",
        { Month: 0 } => $"{date.Year:D4}",
        { Day: 0 } => $"{date.Year:D4}-{date.Month:D2}",
        _ => $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}",
    };

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An enum's value as the contract writes it, without its prefix. Example: "IN_PROCESS".</summary>
    public static string Of<T>(T value)
        where T : struct, System.Enum => WordStart().Replace(value.ToString(), "_").ToUpperInvariant();

    /// <summary>The last part of a resource name. Example: "24781" of "communes/24781".</summary>
    public static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
