using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.Tests.National.Portal;

/// <summary>A portal over real HTTP whose answers a test writes word for word, by service.</summary>
internal sealed class ScriptedPortal : IAsyncDisposable
{
    private readonly Dictionary<string, string> answers = new()
    {
        ["login"] = """{"error_code":"0","message":"","session":"s"}""",
        ["LayThuTuc"] = """{"error_code":"0","message":"","result":[{"MATTHC":"1.001193","TENTTHC":"Đăng ký khai sinh","LINHVUCTHUCHIEN":[{"MALINHVUC":"G15-TP01","TENLINHVUC":"Hộ tịch"}]}]}""",
    };

    private readonly List<JsonObject> calls = [];
    private ScriptedServer? server;

    /// <summary>Where it listens.</summary>
    public Uri Address => server!.Address;

    /// <summary>Every body received, oldest first; a login has no service.</summary>
    public IReadOnlyList<JsonObject> Calls => calls;

    public static async Task<ScriptedPortal> StartAsync(params (string Service, string Answer)[] answers)
    {
        var portal = new ScriptedPortal();
        foreach (var (service, answer) in answers)
        {
            portal.answers[service] = answer;
        }

        portal.server = await ScriptedServer.StartAsync(portal.AnswerAsync);
        return portal;
    }

    public IEnumerable<JsonObject> CallsOf(string service) => calls.Where(c => ServiceOf(c) == service);

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var call = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        lock (calls)
        {
            calls.Add(call);
        }

        await context.Response.WriteAsync(answers[ServiceOf(call)]);
    }

    private static string ServiceOf(JsonObject call) => call["service"]?.GetValue<string>() ?? "login";
}
