using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>What a list is narrowed to: terms joined by AND, after AIP-160. Null: not narrowed.</summary>
internal sealed partial record FilingFilter
{
    private const int MostCharacters = 1000;

    public FilingStatus? Status { get; init; }

    public DeliveryState? DeliveryState { get; init; }

    public string? ProcedureCode { get; init; }

    public string? ReceivingCommune { get; init; }

    public string? CompetentCommune { get; init; }

    public string? CommuneReference { get; init; }

    /// <summary>The first instant meant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>The first instant no longer meant.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    public static Result<FilingFilter> Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return FilingErrors.FilterInvalid($"The filter has more than {MostCharacters} characters.");
        }

        var filter = new FilingFilter();
        if (string.IsNullOrWhiteSpace(text))
        {
            return filter;
        }

        var seen = new HashSet<string>();
        foreach (var term in And().Split(text.Trim()))
        {
            var match = Term().Match(term);
            if (!match.Success)
            {
                return FilingErrors.FilterInvalid($"'{term}' is not of the form: field operator value.");
            }

            var (field, comparison) = (match.Groups["field"].Value, match.Groups["op"].Value);
            var value = match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["bare"].Value;
            var direction = comparison is ">" or ">=" ? "from" : "before";
            if (!seen.Add(field == "create_time" ? field + direction : field))
            {
                return FilingErrors.FilterInvalid($"'{field}' is there twice.");
            }

            if (filter.Narrow(field, comparison, value) is not { } narrowed)
            {
                return FilingErrors.FilterInvalid($"'{term}' names an unknown field, operator or value.");
            }

            filter = narrowed;
        }

        return filter;
    }

    // Null: field, operator and value do not go together.
    private FilingFilter? Narrow(string field, string comparison, string value) => (field, comparison) switch
    {
        ("status", "=") when TryParse<FilingStatus>(value, out var status) => this with { Status = status },
        ("delivery.state", "=") when TryParse<DeliveryState>(value, out var state) => this with { DeliveryState = state },
        ("procedure", "=") when ResourceName.TryParse(value, "procedures/*", out var parts) => this with { ProcedureCode = parts[0] },
        ("receiving_commune", "=") when ResourceName.TryParse(value, "communes/*", out var parts) => this with { ReceivingCommune = parts[0] },
        ("competent_commune", "=") when ResourceName.TryParse(value, "communes/*", out var parts) => this with { CompetentCommune = parts[0] },
        ("commune_reference", "=") => this with { CommuneReference = value },
        ("create_time", _) when TryParseInstant(value, out var at) => comparison switch
        {
            ">=" => this with { CreatedFrom = at },
            ">" => this with { CreatedFrom = at.AddTicks(TimeSpan.TicksPerMicrosecond) },
            "<" => this with { CreatedBefore = at },
            "<=" => this with { CreatedBefore = at.AddTicks(TimeSpan.TicksPerMicrosecond) },
            _ => null,
        },
        _ => null,
    };

    // Enum values are written as in the contract, without the enum's prefix: IN_PROCESS.
    private static bool TryParse<T>(string value, out T parsed)
        where T : struct, Enum =>
        Enum.TryParse(value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out parsed)
        && Enum.IsDefined(parsed) && Convert.ToInt32(parsed, CultureInfo.InvariantCulture) != 0 && !char.IsAsciiDigit(value[0]);

    private static bool TryParseInstant(string value, out DateTimeOffset at)
    {
        var parsed = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
        at = at.ToUniversalTime();
        return parsed && Rfc3339().IsMatch(value) && at.Year is >= 1900 and < 2200;
    }

    [GeneratedRegex(@"\s+AND\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex("""^\s*(?<field>[a-z_.]+)\s*(?<op><=|>=|=|<|>)\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
