using IntegrationHub.Filings;

namespace IntegrationHub.Deliveries;

/// <summary>What deliveries need of the national portal, in their own words.</summary>
internal interface IFilingPortal
{
    /// <summary>Whether the portal has the filing: <see cref="PortalAnswer.AlreadyThere"/> or <see cref="PortalAnswer.Missing"/>, or no answer.</summary>
    Task<PortalAnswer> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>Sends a filing the portal does not have.</summary>
    Task<PortalAnswer> InsertAsync(PortalFiling filing, CancellationToken cancellationToken);

    /// <summary>Sends the present state of a filing the portal has. Safe to repeat.</summary>
    Task<PortalAnswer> UpdateAsync(PortalFiling filing, CancellationToken cancellationToken);

    /// <summary>Sends at most 10 steps of a filing the portal has. Not safe to repeat: doubles are shown twice.</summary>
    Task<PortalAnswer> SendStepsAsync(PortalFiling filing, IReadOnlyList<FilingStep> steps, CancellationToken cancellationToken);
}
