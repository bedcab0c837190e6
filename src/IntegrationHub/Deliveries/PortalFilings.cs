using IntegrationHub.Attachments;
using IntegrationHub.Filings;

namespace IntegrationHub.Deliveries;

/// <summary>Gathers what the portal wants to know about a filing.</summary>
internal sealed class PortalFilings(FilingRules rules, AttachmentStore attachments, AttachmentLinks links)
{
    public async Task<PortalFiling> OfAsync(Filing filing, CancellationToken cancellationToken)
    {
        var names = filing.Content.Components.SelectMany(c => c.Attachments)
            .Concat(filing.Content.Results.Select(r => r.Attachment).Where(a => a.Length > 0));
        var ids = names.Select(name => AttachmentName.Parse(name).OrRefuse().Id).Distinct().ToList();
        var found = await attachments.FindAsync(ids, cancellationToken);
        return new PortalFiling(
            filing,
            rules.ProcedureOf(filing),
            rules.Communes.FindLatest(filing.CompetentCommune, rules.Today)?.Name ?? filing.CompetentCommune,
            [.. found.Select(a => new PortalFile(a.Name, a.Id, a.FileName, links.To(a), a.ScanState))]);
    }
}
