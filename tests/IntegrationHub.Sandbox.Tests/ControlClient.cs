using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests;

/// <summary>Commands the sandbox with bodies as they are written, also wrong ones.</summary>
internal sealed class ControlClient(SandboxHost sandbox) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = sandbox.Address };

    public Task<HttpStatusCode> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<HttpStatusCode> PostAsync(string path, string json = "") => SendAsync(HttpMethod.Post, path, json);

    public Task<HttpStatusCode> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, "");

    public async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await http.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    public Task<string> PageAsync() => http.GetStringAsync("/", TestContext.Current.CancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
