using System.Net.Http.Json;
using System.Text.Json;

namespace IntegrationHub.Cli.Demo;

/// <summary>The sandbox's control interface: makes it misbehave, and asks what it really has.</summary>
internal sealed class SandboxControl(HttpClient http)
{
    private static readonly Uri Faults = new("control/faults", UriKind.Relative);
    private static readonly Uri Dossiers = new("control/dossiers", UriKind.Relative);

    /// <summary>Slow answers, lost and half answers, lost requests, forgotten sessions and server errors, each now and then.</summary>
    public async Task MisbehaveAsync(int seed, CancellationToken cancellationToken)
    {
        object[] faults =
        [
            new { kind = "latency", probability = 0.5, milliseconds = 60, seed },
            new { kind = "lost_answer", service = "DongBoHoSoMC", probability = 0.05, seed = seed + 1 },
            new { kind = "lost_answer", service = "CapNhatTienDoHoSoMC", probability = 0.03, seed = seed + 2 },
            new { kind = "lost_request", probability = 0.02, seed = seed + 3 },
            new { kind = "session_expired", probability = 0.02, seed = seed + 4 },
            new { kind = "status5xx", probability = 0.02, seed = seed + 5 },
            new { kind = "half_answer", service = "DongBoHoSoMC", probability = 0.01, seed = seed + 6 },
        ];
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
        dossier.GetProperty("ma_ho_so").GetString() ?? "",
        dossier.GetProperty("inserts").GetInt32(),
        [.. dossier.GetProperty("steps").EnumerateArray().Select(step => step.GetRawText())]);
}
