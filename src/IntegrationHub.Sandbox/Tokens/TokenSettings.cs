namespace IntegrationHub.Sandbox.Tokens;

/// <summary>How tokens are given out until something else is commanded.</summary>
internal sealed record TokenSettings
{
    private const int LongestSeconds = 86_400;

    /// <summary>`aud` of tokens. Default "integrationhub".</summary>
    public string Audience { get; init; } = "integrationhub";

    /// <summary>Life of a token. Default 300 seconds, 1 to 86400.</summary>
    public int LifeSeconds { get; init; } = 300;

    /// <summary>What is wrong with each token. Default nothing.</summary>
    public TokenFault Fault { get; init; }

    /// <summary>With only the next so many tokens. Null: with all.</summary>
    public int? Times { get; init; }

    /// <summary>What makes no sense in it. Null: nothing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Mistake => this switch
    {
        { LifeSeconds: < 1 or > LongestSeconds } => $"life_seconds must be 1 to {LongestSeconds}.",
        { Times: <= 0 } => "times must be at least 1.",
        _ => null,
    };
}
