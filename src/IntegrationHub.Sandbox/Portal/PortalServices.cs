using System.Text.Json.Nodes;
using IntegrationHub.Sandbox.Portal.Catalogue;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>The services behind mapi/g, by name.</summary>
internal sealed class PortalServices(SyncDossiers sync, RecordSteps steps, LookUpDossier lookUp, PortalCatalogue catalogue, CodeLists lists, PortalSessions sessions)
{
    /// <param name="call">The whole body.</param>
    /// <param name="service">The service it names.</param>
    /// <param name="sessionOver">True: the session ends with this call.</param>
    /// <param name="cancellationToken">Ends the fetching of files.</param>
    public async Task<JsonObject> RunAsync(JsonObject call, string service, bool sessionOver, CancellationToken cancellationToken)
    {
        var session = call["session"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        if (sessionOver)
        {
            sessions.Expire(session);
        }

        if (!sessions.IsOpen(session))
        {
            return PortalAnswers.SessionOver();
        }

        return service switch
        {
            "DongBoHoSoMC" => await sync.RunAsync(call, cancellationToken),
            "CapNhatTienDoHoSoMC" => steps.Run(call),
            "TraCuuHoSo" => lookUp.Run(call),
            "LayDanhSachTTHC" => catalogue.List(),
            "LayThuTuc" => catalogue.Detail(call),
            "LayDVC" => catalogue.Services(),
            "TraCuuTechID" => TechIds.Find(call),
            _ => lists.Find(service) ?? PortalAnswers.Wrong("Dịch vụ không tồn tại"),
        };
    }
}
