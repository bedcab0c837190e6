using IntegrationHub.Calendar;
using IntegrationHub.Communes.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Communes;

/// <summary>One unit as of a day, with what became of it.</summary>
internal sealed class GetCommune(CommuneDirectory directory, TimeProvider clock)
{
    public Result<GetCommuneResponse> Run(GetCommuneRequest request)
    {
        if (!ResourceName.TryParse(request.Name, CommunesErrors.CommunePattern, out var parts))
        {
            return ResourceName.Malformed("name", CommunesErrors.CommunePattern);
        }

        var violations = new Violations();
        var day = AsOfDate.Parse(request.AsOfDate, clock.VietnamToday(), violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        return directory.FindLatest(parts[0], day) is { } commune
            ? new GetCommuneResponse { Commune = CommuneMapping.ToContract(commune, directory) }
            : CommunesErrors.NotFound(parts[0]);
    }
}
