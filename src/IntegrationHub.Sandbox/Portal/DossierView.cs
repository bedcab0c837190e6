using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>One dossier as the control interface shows it.</summary>
/// <param name="MaHoSo">Its code.</param>
/// <param name="Inserts">Inserts stored; always 1, for the portal refuses a second one.</param>
/// <param name="RefusedInserts">Inserts it refused because it has the dossier.</param>
/// <param name="Updates">Updates stored.</param>
/// <param name="DoubledSteps">Steps that came again, word for word.</param>
/// <param name="ChangedAt">When anything was last stored.</param>
/// <param name="Content">The last content sent.</param>
/// <param name="Steps">All steps, in the order in which they came.</param>
/// <param name="Files">Files fetched for the present content.</param>
internal sealed record DossierView(
    string MaHoSo, int Inserts, int RefusedInserts, int Updates, int DoubledSteps, DateTimeOffset ChangedAt, JsonNode Content,
    IReadOnlyList<JsonNode> Steps, IReadOnlyList<FetchedFile> Files)
{
    public static DossierView Of(StoredDossier dossier) => new(
        dossier.MaHoSo, 1, dossier.RefusedInserts, dossier.Updates, dossier.DoubledSteps, dossier.ChangedAt, dossier.Content,
        [.. dossier.Steps.Select(s => s.Content)], dossier.Files);
}
