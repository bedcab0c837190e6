using System.Net.Http.Json;
using System.Text.Json;

namespace IntegrationHub.TestKit;

/// <summary>The control interface of a sandbox, in this process or another.</summary>
public sealed class SandboxControl : IDisposable
{
    private readonly HttpClient http;

    /// <param name="address">Where the sandbox is.</param>
    public SandboxControl(Uri address) => http = new HttpClient { BaseAddress = address };

    /// <summary>The faults in force from now on, each an anonymous object as the control interface takes it.</summary>
    public async Task FailAsync(params object[] faults)
    {
        using var answer = await http.PutAsJsonAsync(new Uri("control/faults", UriKind.Relative), faults);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends every session there is.</summary>
    public async Task ExpireSessionsAsync()
    {
        using var answer = await http.PostAsync(new Uri("control/sessions/expire", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Where its virus scanner listens.</summary>
    public async Task<Uri> ScannerAsync() => new(
        $"tcp://127.0.0.1:{(await http.GetFromJsonAsync<JsonElement>(new Uri("control/scanner", UriKind.Relative))).GetProperty("port").GetInt32()}");

    /// <summary>What the portal has of a dossier; null: nothing.</summary>
    public async Task<JsonElement?> FindAsync(string code)
    {
        using var answer = await http.GetAsync(new Uri($"control/dossiers/{code}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    /// <summary>Every dossier the portal has.</summary>
    public Task<IReadOnlyList<JsonElement>> DossiersAsync() => ListAsync("control/dossiers");

    /// <summary>Every call the portal saw, oldest first.</summary>
    public Task<IReadOnlyList<JsonElement>> CallsAsync() => ListAsync("control/calls");

    /// <summary>What the portal holds and was asked, in numbers.</summary>
    public Task<JsonElement> SummaryAsync() => http.GetFromJsonAsync<JsonElement>(new Uri("control/summary", UriKind.Relative));

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string path) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).EnumerateArray()];
}
