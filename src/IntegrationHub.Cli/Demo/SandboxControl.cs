using System.Net.Http.Json;
using System.Text.Json;

namespace IntegrationHub.Cli.Demo;

/// <summary>The sandbox's control interface: makes it misbehave, and asks what it really has.</summary>
internal sealed class SandboxControl(HttpClient http)
{
    private static readonly Uri Faults = new("control/faults", UriKind.Relative);
    private static readonly Uri Dossiers = new("control/dossiers", UriKind.Relative);

    /// <summary>Slow answers, lost answers, lost requests, forgotten sessions and server errors, each now and then.</summary>
    public async Task MisbehaveAsync(int seed, CancellationToken cancellationToken)
    {
        var faults = new
        {
            seed,
            latencyMs = 20,
            latencyJitterMs = 80,
            lostAnswerShare = 0.05,
            lostRequestShare = 0.02,
            sessionExpiredShare = 0.02,
            serverErrorShare = 0.02,
        };
        using var answer = await http.PutAsJsonAsync(Faults, faults, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Every dossier the portal has, by what it was sent and took.</summary>
    public async Task<IReadOnlyList<PortalDossier>> DossiersAsync(CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(Dossiers, cancellationToken));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static PortalDossier Read(JsonElement dossier) => new(
        dossier.GetProperty("code").GetString() ?? "",
        dossier.GetProperty("inserts").GetInt32(),
        [.. dossier.GetProperty("progress").EnumerateArray().Select(step => step.GetRawText())]);
}
