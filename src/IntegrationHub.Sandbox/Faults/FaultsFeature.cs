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
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static IServiceCollection AddFaults(this IServiceCollection services) =>
        services.AddSingleton<FaultRules>().AddSingleton<CallLog>().AddSingleton<FaultyAnswer>();

    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("", () => Results.Json(ControlDescription.Text, Json));
        control.MapGet("faults", (FaultRules rules) => Results.Json(rules.Active, Json));
        control.MapPut("faults", (HttpContext context, FaultRules rules) => ReadAsync<List<FaultRule?>>(context, sent => sent, rules.Set));
        control.MapPost("faults", (HttpContext context, FaultRules rules) => ReadAsync<FaultRule>(context, sent => [sent], rules.Add));
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

    private static async Task<IResult> ReadAsync<T>(HttpContext context, Func<T, IEnumerable<FaultRule?>> all, Action<IEnumerable<FaultRule>> use)
        where T : class
    {
        try
        {
            var sent = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted);
            var rules = sent is null ? [null] : all(sent).ToList();
            if (rules.Select(r => r is null ? "A fault is null." : r.Mistake).FirstOrDefault(m => m is not null) is { } mistake)
            {
                return Results.BadRequest(mistake);
            }

            use(rules.OfType<FaultRule>());
            return Results.NoContent();
        }
        catch (JsonException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    }
}
