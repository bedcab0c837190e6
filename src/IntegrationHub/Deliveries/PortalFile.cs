using IntegrationHub.Filings.V1;

namespace IntegrationHub.Deliveries;

/// <summary>A file the portal fetches for itself.</summary>
/// <param name="Name">Resource name as the filing's component or result has it.</param>
/// <param name="Id">Key of the attachment.</param>
/// <param name="FileName">As the citizen knows it.</param>
/// <param name="Url">Where to fetch it.</param>
/// <param name="ScanState">Whether it may.</param>
internal sealed record PortalFile(string Name, Guid Id, string FileName, Uri Url, ScanState ScanState);
