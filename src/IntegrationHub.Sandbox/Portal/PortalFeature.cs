using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Sandbox.Faults;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>The national public service portal on its classic wire: mapi/login and mapi/g.</summary>
internal static class PortalFeature
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddHttpClient<FileFetch>(http => http.Timeout = TimeSpan.FromSeconds(20));
        return services
            .AddSingleton<PortalArchive>()
            .AddSingleton<PortalCatalogue>()
            .AddSingleton<PortalSessions>()
            .AddSingleton<LookUpDossier>()
            .AddSingleton<RecordSteps>()
            .AddTransient<SyncDossiers>()
            .AddTransient<PortalServices>();
    }

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/mapi/login", LogInAsync);
        routes.MapPost("/mapi/g", CallAsync);
    }

    private static async Task LogInAsync(HttpContext context, FaultyAnswer answers, PortalSessions sessions)
    {
        var call = await ReadAsync(context);
        await answers.SendAsync(context, "login", null, _ => Task.FromResult(
            sessions.Open(Text(call, "username"), Text(call, "password")) is { } session
                ? new JsonObject { ["error_code"] = "0", ["message"] = "Thành công", ["session"] = session }
                : PortalAnswers.Wrong("Sai tên đăng nhập hoặc mật khẩu")));
    }

    private static async Task CallAsync(HttpContext context, FaultyAnswer answers, PortalServices services)
    {
        var call = await ReadAsync(context) ?? [];
        var service = Text(call, "service") ?? "";
        await answers.SendAsync(
            context, service, Subject(call),
            sessionOver => services.RunAsync(call, service, sessionOver, context.RequestAborted));
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Subject(JsonObject call) =>
        Text(call, "mahoso") ?? ((call["data"] as JsonArray)?.FirstOrDefault() is JsonObject first ? Text(first, "MaHoSo") : null);

    private static string? Text(JsonObject? item, string field) =>
        item?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
