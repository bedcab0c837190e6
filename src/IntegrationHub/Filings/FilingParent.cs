using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Whose filings a list or a stream is about.</summary>
internal static class FilingParent
{
    /// <summary>The commune's code; null: all communes.</summary>
    public static Result<string?> Parse(string parent, FilingRules rules)
    {
        if (parent == $"communes/{FilingName.AnyCommune}")
        {
            return (string?)null;
        }

        // A commune abolished since may still have filings to read.
        if (!ResourceName.TryParse(parent, "communes/*", out var parts))
        {
            return ResourceName.Malformed("parent", "communes/{code}");
        }

        if (rules.Communes.FindLatest(parts[0], rules.Today) is not null)
        {
            return parts[0];
        }

        var violations = new Violations();
        violations.Add("parent", Communes.CommunesErrors.Unknown(parts[0]));
        return violations.ToRefusal();
    }
}
