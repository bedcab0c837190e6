using IntegrationHub.Catalogue;
using IntegrationHub.Filings;

namespace IntegrationHub.Deliveries;

/// <summary>A filing with all that the portal wants to know about it.</summary>
internal sealed record PortalFiling(Filing Filing, Procedure Procedure, string CompetentCommuneName, IReadOnlyList<PortalFile> Files);
