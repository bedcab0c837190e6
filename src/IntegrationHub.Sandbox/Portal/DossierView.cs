using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>One dossier as the control interface shows it.</summary>
internal sealed record DossierView(
    string MaHoSo, int Inserts, int Updates, int DoubledSteps, DateTimeOffset ChangedAt, JsonNode Content,
    IReadOnlyList<JsonNode> Steps, IReadOnlyList<FetchedFile> Files)
{
    public static DossierView Of(StoredDossier dossier) => new(
        dossier.MaHoSo, dossier.Inserts, dossier.Updates, dossier.DoubledSteps, dossier.ChangedAt, dossier.Content,
        [.. dossier.Steps.Select(s => s.Content)], dossier.Files);
}
