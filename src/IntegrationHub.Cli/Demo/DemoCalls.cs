using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>What a commune system does with its filings: submit them, then work on some.</summary>
internal sealed class DemoCalls(DemoVendors vendors, DemoTally tally)
{
    public async Task RunAsync(IReadOnlyList<DemoFiling> filings, CancellationToken cancellationToken)
    {
        var stored = new Filing[filings.Count];
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = DemoPlan.InFlight, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, filings.Count, bounded, async (number, token) =>
            stored[number] = await SubmitAsync(filings[number], token));
        await Parallel.ForAsync(0, filings.Count, bounded, async (number, token) =>
            await new DemoOfficer(vendors.Of(filings[number].Request.Parent), tally).WorkAsync(stored[number], filings[number], token));
        tally.CallsEnded();
    }

    private async Task<Filing> SubmitAsync(DemoFiling filing, CancellationToken cancellationToken)
    {
        var request = filing.Request;
        var hub = vendors.Of(request.Parent);
        if (filing.Document is { } document)
        {
            request = request.Clone();
            using var content = new MemoryStream(document);
            var attachment = await hub.Attachments.UploadAsync(
                request.Parent, content, "to-khai.pdf", "application/pdf", cancellationToken: cancellationToken);
            request.Filing.Components[0].Attachments.Add(attachment.Name);
        }

        var stored = (await hub.Filings.SubmitAsync(request, cancellationToken)).Filing;
        tally.Accepted(stored);
        return stored;
    }
}
