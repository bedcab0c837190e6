using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Calendar;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>What a list is narrowed to: terms joined by AND, after AIP-160. Null: not narrowed.</summary>
/// <remarks>What is said about a filter never holds its values: a caller may have typed a name.</remarks>
internal sealed partial record FilingFilter
{
    private const int MostCharacters = 1000;
    private const string Fields = "status, delivery.state, procedure, receiving_commune, competent_commune, commune_reference, create_time";

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

        if (text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
        {
            return FilingErrors.FilterInvalid("The filter holds control characters.");
        }

        var filter = new FilingFilter();
        var seen = new HashSet<string>();
        var number = 0;
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            number++;
            if (Term().Match(rest) is not { Success: true } match)
            {
                return FilingErrors.FilterInvalid($"Term {number} is not of the form: field operator value, and AND between terms.");
            }

            var (field, comparison) = (match.Groups["field"].Value, match.Groups["op"].Value);
            if (!Fields.Split(", ").Contains(field))
            {
                return FilingErrors.FilterInvalid($"Term {number} names no field to filter by; there are {Fields}.");
            }

            if (!seen.Add(field == "create_time" ? field + comparison[0] : field))
            {
                return FilingErrors.FilterInvalid($"Term {number}: '{field}' is there twice.");
            }

            var value = match.Groups["quoted"].Success ? Escaped().Replace(match.Groups["quoted"].Value, "$1") : match.Groups["bare"].Value;
            if (filter.Narrow(field, comparison, value) is not { } narrowed)
            {
                return FilingErrors.FilterInvalid($"Term {number}: '{field}' does not take this operator or this value.");
            }

            (filter, rest) = (narrowed, rest[match.Length..]);
        }

        return filter;
    }

    // Null: field, operator and value do not go together.
    private FilingFilter? Narrow(string field, string comparison, string value) => (field, comparison) switch
    {
        ("status", "=") when FilingMoves.Find(value) is { } status => this with { Status = status },
        ("delivery.state", "=") when DeliveryStates.TryGetValue(value, out var state) => this with { DeliveryState = state },
        ("procedure", "=") when ResourceName.TryParse(value, "procedures/*", out var parts) => this with { ProcedureCode = parts[0] },
        ("receiving_commune", "=") when ResourceName.TryParse(value, "communes/*", out var parts) => this with { ReceivingCommune = parts[0] },
        ("competent_commune", "=") when ResourceName.TryParse(value, "communes/*", out var parts) => this with { CompetentCommune = parts[0] },
        ("commune_reference", "=") => this with { CommuneReference = value },
        ("create_time", _) when TryParseInstant(value, out var at) => comparison switch
        {
            ">=" => this with { CreatedFrom = NotBefore(at) },
            ">" => this with { CreatedFrom = After(at) },
            "<" => this with { CreatedBefore = NotBefore(at) },
            "<=" => this with { CreatedBefore = After(at) },
            _ => null,
        },
        _ => null,
    };

    // The stored instants around one that may be finer than what is stored.
    private static DateTimeOffset NotBefore(DateTimeOffset at) => at.ToStored() == at ? at : After(at);

    private static DateTimeOffset After(DateTimeOffset at) => at.ToStored().AddTicks(TimeSpan.TicksPerMicrosecond);

    private static bool TryParseInstant(string value, out DateTimeOffset at)
    {
        var parsed = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out at);
        at = at.ToUniversalTime();
        return parsed && Rfc3339().IsMatch(value) && at.Year is >= 1900 and < 2200;
    }

    private static readonly Dictionary<string, DeliveryState> DeliveryStates = DeliveryReflection.Descriptor.EnumTypes
        .Single(e => e.Name == nameof(V1.DeliveryState)).Values.Where(v => v.Number != 0)
        .ToDictionary(v => v.Name["DELIVERY_STATE_".Length..], v => (DeliveryState)v.Number);

    [GeneratedRegex("""^\s*(?<field>[a-z_.]+)\s*(?<op><=|>=|=|<|>)\s*(?:"(?<quoted>(?:[^"\\]|\\["\\])*)"|(?<bare>[^\s"]+))(?:\s+AND\s+(?=\S)|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    [GeneratedRegex("""\\(["\\])""", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
