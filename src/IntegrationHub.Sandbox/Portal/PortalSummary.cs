using IntegrationHub.Sandbox.Faults;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>What the portal holds and was asked, in numbers.</summary>
/// <param name="Dossiers">Codes held.</param>
/// <param name="Inserts">Inserts stored, one a code.</param>
/// <param name="RefusedInserts">Inserts refused because the dossier was there.</param>
/// <param name="Doubles">Codes that carry the same commune's number (ThongTinKhac of one DonViXuLy) as another: one filing, stored twice.</param>
/// <param name="Updates">Updates stored.</param>
/// <param name="Steps">Steps stored.</param>
/// <param name="DoubledSteps">Steps that came again, word for word.</param>
/// <param name="Files">Files fetched for the present contents.</param>
/// <param name="Services">Calls, by service.</param>
/// <param name="Faults">Faults that struck, by kind.</param>
internal sealed record PortalSummary(
    int Dossiers, int Inserts, int RefusedInserts, int Doubles, int Updates, int Steps, int DoubledSteps, int Files,
    IReadOnlyDictionary<string, int> Services, IReadOnlyDictionary<string, int> Faults)
{
    public static PortalSummary Of(PortalArchive archive, CallLog log)
    {
        var all = archive.Dossiers;
        var doubles = all.GroupBy(d => (Office: d.Content["DonViXuLy"]?.ToString(), Reference: d.Content["ThongTinKhac"]?.ToString()))
            .Where(g => g.Key.Reference is { Length: > 0 }).Sum(g => g.Count() - 1);
        return new(
            all.Count, all.Count, all.Sum(d => d.RefusedInserts), doubles, all.Sum(d => d.Updates),
            all.Sum(d => d.Steps.Count), all.Sum(d => d.DoubledSteps), all.Sum(d => d.Files.Count), log.ByService, log.ByFault);
    }
}
