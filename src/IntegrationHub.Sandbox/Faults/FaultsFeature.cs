using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrationHub.Sandbox.Portal;

namespace IntegrationHub.Sandbox.Faults;

/// <summary>
/// The control interface under /control: what goes wrong, and what the portal was sent.
/// GET /control describes it.
/// </summary>
internal static class FaultsFeature
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static IServiceCollection AddFaults(this IServiceCollection services) =>
        services.AddSingleton<FaultRules>().AddSingleton<CallLog>().AddSingleton<FaultyAnswer>();

    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("", () => Results.Json(ControlDescription.Text, Json));
        control.MapGet("faults", (FaultRules rules) => Results.Json(rules.Active, Json));
        control.MapPut("faults", (HttpContext context, FaultRules rules) => ReadAsync<List<FaultRule>>(context, rules.Set));
        control.MapPost("faults", (HttpContext context, FaultRules rules) => ReadAsync<FaultRule>(context, rules.Add));
        control.MapDelete("faults", (FaultRules rules) => rules.Set([]));
        control.MapPost("sessions/expire", (PortalSessions sessions) => sessions.ExpireAll());
        control.MapPost("reset", (FaultRules rules, CallLog log, PortalArchive archive, PortalSessions sessions) =>
        {
            rules.Set([]);
            log.Clear();
            archive.Clear();
            sessions.ExpireAll();
        });
        control.MapGet("calls", (CallLog log) => Results.Json(log.Calls, Json));
        control.MapGet("summary", (PortalArchive archive, CallLog log) => Results.Json(PortalSummary.Of(archive, log), Json));
        control.MapGet("dossiers", (PortalArchive archive) => Results.Json(archive.Dossiers.Select(DossierView.Of), Json));
        control.MapGet("dossiers/{maHoSo}", (string maHoSo, PortalArchive archive) =>
            archive.Find(maHoSo) is { } dossier ? Results.Json(DossierView.Of(dossier), Json) : Results.NotFound());
    }

    private static async Task<IResult> ReadAsync<T>(HttpContext context, Action<T> use)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) is { } read)
            {
                use(read);
                return Results.NoContent();
            }

            return Results.BadRequest("The body is null.");
        }
        catch (JsonException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    }
}
