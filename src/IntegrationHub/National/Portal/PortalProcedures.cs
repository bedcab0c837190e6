using System.Collections.Concurrent;
using System.Text.Json;

namespace IntegrationHub.National.Portal;

/// <summary>
/// The portal's own name and sector of a procedure, which a dossier must repeat. Asked for once
/// and kept for <see cref="Kept"/>; the hub's catalogue may be older.
/// </summary>
internal sealed class PortalProcedures(PortalCalls calls, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (PortalProcedure Procedure, DateTimeOffset Until)> known = new();

    /// <summary>The procedure, or the reply that says why it is not known.</summary>
    public async Task<(PortalProcedure? Procedure, PortalReply Reply)> FindAsync(string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(code, out var kept) && kept.Until > now)
        {
            return (kept.Procedure, new PortalReply.NotSent(""));
        }

        var reply = await calls.ReadAsync("LayThuTuc", new Dictionary<string, object> { ["maTTHC"] = code }, cancellationToken);
        if (reply is not PortalReply.Answered { Code: "0" } answer || Read(answer.Body) is not { } procedure)
        {
            return (null, reply);
        }

        known[code] = (procedure, now + Kept);
        return (procedure, reply);
    }

    private static PortalProcedure? Read(JsonElement body)
    {
        if (!body.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.Array || result.GetArrayLength() == 0)
        {
            return null;
        }

        var first = result[0];
        var sector = first.TryGetProperty("LINHVUCTHUCHIEN", out var sectors) && sectors.ValueKind == JsonValueKind.Array && sectors.GetArrayLength() > 0
            ? sectors[0]
            : default;
        return new PortalProcedure(Text(first, "TENTTHC"), Text(sector, "MALINHVUC"), Text(sector, "TENLINHVUC"));
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : "";
}

/// <summary>A procedure in the portal's words.</summary>
internal sealed record PortalProcedure(string Name, string SectorCode, string SectorName);
