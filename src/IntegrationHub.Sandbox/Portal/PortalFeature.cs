using System.Text.Json.Nodes;
using IntegrationHub.Sandbox.Faults;
using IntegrationHub.Sandbox.Portal.Catalogue;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>The national public service portal on its classic wire: mapi/login and mapi/g.</summary>
internal static class PortalFeature
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        // A redirect would lead past the list of hosts.
        services.AddHttpClient<FileFetch>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false);
        return services
            .AddSingleton<PortalArchive>()
            .AddSingleton<PortalCatalogue>()
            .AddSingleton<PortalSessions>()
            .AddSingleton<CodeLists>()
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
        var call = await WireBody.ReadAsync(context);
        await answers.SendAsync(context, "login", null, (_, _) => Task.FromResult(
            sessions.Open(WireBody.Text(call, "username"), WireBody.Text(call, "password")) is { } session
                ? new JsonObject { ["error_code"] = "0", ["message"] = "Thành công", ["session"] = session }
                : PortalAnswers.Wrong("Sai tên đăng nhập hoặc mật khẩu")));
    }

    private static async Task CallAsync(HttpContext context, FaultyAnswer answers, PortalServices services)
    {
        var call = await WireBody.ReadAsync(context);
        var service = WireBody.Text(call, "service") ?? "";
        await answers.SendAsync(context, service, Subject(call), async (sessionOver, cancellationToken) => call is null
            ? PortalAnswers.Wrong("Nội dung gửi lên không phải JSON hợp lệ")
            : await services.RunAsync(call, service, sessionOver, cancellationToken));
    }

    private static string? Subject(JsonObject? call) =>
        WireBody.Text(call, "mahoso") ?? ((call?["data"] as JsonArray)?.FirstOrDefault() is JsonObject first ? WireBody.Text(first, "MaHoSo") : null);
}
