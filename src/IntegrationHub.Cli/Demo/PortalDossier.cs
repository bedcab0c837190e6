namespace IntegrationHub.Cli.Demo;

/// <summary>What the portal has of one dossier.</summary>
/// <param name="Code">The dossier code.</param>
/// <param name="Inserts">How often it was taken as new. More than once is a double.</param>
/// <param name="Steps">Its progress steps as they came; two equal ones are one step sent twice.</param>
internal sealed record PortalDossier(string Code, int Inserts, IReadOnlyList<string> Steps);
