using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Demo;
using IntegrationHub.Client;
using IntegrationHub.Communes.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>Filings as communes of Lâm Đồng send them, drawn from a fixed seed.</summary>
internal sealed record SubmitRequests(IReadOnlyList<SubmitFilingRequest> FromAllCommunes, IReadOnlyList<SubmitFilingRequest> FromOneCommune, int Communes)
{
    private const int Different = 4000;
    private const int Seed = 68;
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public static async Task<SubmitRequests> ReadAsync(HubClient hub, CancellationToken cancellationToken)
    {
        var ofProvince = new ListCommunesRequest { Province = DemoPlan.Province, PageSize = 1000 };
        var communes = await hub.Communes.ListAllAsync(ofProvince, cancellationToken).ToListAsync(cancellationToken);
        var procedures = await hub.Catalogue.ListAllAsync(new ListProceduresRequest { PageSize = 1000 }, cancellationToken).ToListAsync(cancellationToken);
        return new SubmitRequests(Make(communes, procedures), Make(communes[..1], procedures), communes.Count);
    }

    // Those with a scanned document would measure the upload as well.
    private static List<SubmitFilingRequest> Make(List<Commune> communes, List<Procedure> procedures)
    {
        var plan = new DemoPlan(Different, Seed, Keep: false, Limit: TimeSpan.Zero);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(VietnamOffset).Date);
        return [.. DemoFilings.Make(communes, procedures, plan, today).Where(filing => filing.Document is null).Select(filing => filing.Request)];
    }
}
