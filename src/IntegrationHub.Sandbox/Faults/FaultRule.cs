using System.Text.Json.Serialization;

namespace IntegrationHub.Sandbox.Faults;

/// <summary>A fault and when it strikes. Every condition that is set must hold.</summary>
internal sealed record FaultRule
{
    private const int MostMilliseconds = 600_000;

    public required FaultKind Kind { get; init; }

    /// <summary>Only calls of this service; "login" is one. Null: all.</summary>
    public string? Service { get; init; }

    /// <summary>Only calls about this dossier. Null: all.</summary>
    public string? MaHoSo { get; init; }

    /// <summary>Only the next so many calls that match. Null: all.</summary>
    public int? Times { get; init; }

    /// <summary>The share of matching calls that is struck, 0 to 1. Default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Makes the choice of calls repeatable. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Latency only: how late. Default 200.</summary>
    public int Milliseconds { get; init; } = 200;

    /// <summary>Refuse only: error_code. Default "-1".</summary>
    public string Code { get; init; } = "-1";

    /// <summary>Refuse: the portal's words. Redirect: where to.</summary>
    public string Message { get; init; } = "Dữ liệu không hợp lệ";

    /// <summary>What makes no sense in it. Null: nothing.</summary>
    [JsonIgnore]
    public string? Mistake => this switch
    {
        { Times: <= 0 } => "times must be at least 1.",
        { Probability: not (>= 0 and <= 1) } => "probability must be 0 to 1.",
        { Milliseconds: < 0 or > MostMilliseconds } => $"milliseconds must be 0 to {MostMilliseconds}.",
        _ => null,
    };
}
