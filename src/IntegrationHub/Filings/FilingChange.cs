using IntegrationHub.Attachments;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>A well-formed request to change a filing.</summary>
/// <param name="Name">Which filing.</param>
/// <param name="Request">Tells a repeat from a reuse.</param>
/// <param name="Caller">Whose reach it must be in.</param>
/// <param name="Etag">The version it was decided on; empty: any.</param>
/// <param name="Kind">What the watchers hear.</param>
/// <param name="Step">The officer's step.</param>
/// <param name="Apply">The filing after the change, or why not. Sees the locked filing and the instant of the change.</param>
internal sealed record FilingChange(
    FilingName Name, RequestKey Request, Caller Caller, string Etag, FilingEventKind Kind, ProgressStep Step, Func<Filing, DateTimeOffset, Result<Filing>> Apply)
{
    /// <summary>Files the change names, which the filing's communes may read from then on.</summary>
    public IReadOnlyList<NamedAttachment> Attachments { get; init; } = [];
}
