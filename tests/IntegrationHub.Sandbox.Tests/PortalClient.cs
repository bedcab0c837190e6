using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests;

/// <summary>Speaks the portal's classic wire, written from its description and from nothing of the sandbox.</summary>
internal sealed class PortalClient(Uri portal) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = portal };

    /// <summary>What every call carries; null: none.</summary>
    public string? Session { get; set; }

    public static async Task<PortalClient> LogInAsync(SandboxHost sandbox)
    {
        var client = new PortalClient(sandbox.Address);
        client.Session = Text((await client.LogInAsync("H36", "sandbox"))["session"]);
        return client;
    }

    public Task<JsonObject> LogInAsync(string userName, string password) =>
        AnswerAsync("/mapi/login", new JsonObject { ["username"] = userName, ["password"] = password });

    /// <summary>Calls a service; a parameter of null is left out.</summary>
    public Task<JsonObject> CallAsync(string service, params (string Name, JsonNode? Value)[] parameters)
    {
        var body = new JsonObject { ["session"] = Session, ["madonvi"] = "H36", ["service"] = service };
        foreach (var (name, value) in parameters)
        {
            body[name] = value;
        }

        return AnswerAsync("/mapi/g", body);
    }

    public Task<JsonObject> InsertAsync(params JsonObject[] dossiers) => SyncAsync("False", dossiers);

    public Task<JsonObject> UpdateAsync(params JsonObject[] dossiers) => SyncAsync("True", dossiers);

    public Task<JsonObject> LookUpAsync(string code) => CallAsync("TraCuuHoSo", ("mahoso", code));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body) =>
        http.PostAsync(path, body, TestContext.Current.CancellationToken);

    public void Dispose() => http.Dispose();

    private Task<JsonObject> SyncAsync(string isUpdating, JsonObject[] dossiers) =>
        CallAsync("DongBoHoSoMC", ("isUpdating", isUpdating), ("data", new JsonArray([.. dossiers.Select(d => d.DeepClone())])));

    private async Task<JsonObject> AnswerAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await PostAsync(path, content);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
