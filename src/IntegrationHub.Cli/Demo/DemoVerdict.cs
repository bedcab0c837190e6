using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>The promise held against the facts: what communes were told, what the hub says, what the portal has.</summary>
internal sealed record DemoVerdict
{
    /// <summary>Filings whose acceptance a commune was told.</summary>
    public required int Accepted { get; init; }

    /// <summary>Filings the hub calls delivered.</summary>
    public required int Delivered { get; init; }

    /// <summary>Lost answers the hub settled by asking the portal.</summary>
    public required int SettledAnswers { get; init; }

    /// <summary>Filings more than once at the portal. Must be 0.</summary>
    public required int Doubled { get; init; }

    /// <summary>Accepted filings that the portal does not have. Must be 0.</summary>
    public required int Lost { get; init; }

    /// <summary>Progress steps more than once at the portal. Must be 0.</summary>
    public required int StepsTwice { get; init; }

    /// <summary>True when every accepted filing is at the portal exactly once and the hub knows it.</summary>
    public bool Held => Accepted > 0 && Delivered == Accepted && Doubled == 0 && Lost == 0 && StepsTwice == 0;

    /// <param name="acceptedNames">Resource names the calls were answered with.</param>
    /// <param name="hub">All filings the hub has.</param>
    /// <param name="portal">All dossiers the portal has.</param>
    public static DemoVerdict Of(IReadOnlyList<string> acceptedNames, IReadOnlyList<Filing> hub, IReadOnlyList<PortalDossier> portal)
    {
        var accepted = acceptedNames.Select(name => name[(name.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var times = portal.GroupBy(dossier => dossier.Code).ToDictionary(group => group.Key, group => group.Sum(dossier => dossier.Inserts));
        var known = hub.Where(filing => accepted.Contains(filing.Code)).ToList();
        return new DemoVerdict
        {
            Accepted = accepted.Count,
            Delivered = known.Count(filing => filing.Delivery?.State == DeliveryState.Delivered),
            SettledAnswers = known.Sum(filing => filing.Delivery?.SettledAnswers ?? 0),
            Doubled = times.Values.Count(inserts => inserts > 1),
            Lost = accepted.Count(code => !times.ContainsKey(code)),
            StepsTwice = portal.Sum(dossier => dossier.Steps.Count - dossier.Steps.Distinct().Count()),
        };
    }
}
