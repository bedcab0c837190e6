using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Whose filings a list or a stream is about.</summary>
/// <param name="Commune">A commune's code. Null: every commune of the caller's.</param>
internal sealed record FilingParent(string? Commune)
{
    public static Result<FilingParent> Parse(string parent, FilingRules rules)
    {
        if (parent == $"communes/{FilingName.AnyCommune}")
        {
            return new FilingParent(Commune: null);
        }

        // A commune abolished since may still have filings to read.
        if (!ResourceName.TryParse(parent, "communes/*", out var parts))
        {
            return ResourceName.Malformed("parent", "communes/{code}");
        }

        if (rules.Communes.FindLatest(parts[0], rules.Today) is not null)
        {
            return new FilingParent(parts[0]);
        }

        var violations = new Violations();
        violations.Add("parent", Communes.CommunesErrors.Unknown(parts[0]));
        return violations.ToRefusal();
    }

    /// <summary>The communes meant. Null: all there are.</summary>
    public string[]? CommunesFor(Caller caller) => Commune is null ? caller.Communes?.ToArray() : [Commune];
}
