using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>A filing's resource name, taken apart.</summary>
/// <param name="Commune">Code of the receiving commune; "-" when the caller does not know it.</param>
/// <param name="Code">The dossier code.</param>
internal sealed record FilingName(string Commune, string Code)
{
    public const string AnyCommune = "-";

    public static Result<FilingName> Parse(string field, string name) =>
        ResourceName.TryParse(name, "communes/*/filings/*", out var parts)
            ? new FilingName(parts[0], parts[1])
            : ResourceName.Malformed(field, "communes/{code}/filings/{dossier code}");

    public override string ToString() => $"communes/{Commune}/filings/{Code}";

    /// <summary>True when the filing is the one meant: a right code under a wrong commune is none.</summary>
    public bool Names(Filing filing) => Commune == AnyCommune || Commune == filing.ReceivingCommune;
}
