namespace IntegrationHub.Cli.Demo;

/// <summary>What a demonstration does.</summary>
/// <param name="Filings">How many filings are submitted.</param>
/// <param name="Seed">What its people and choices are drawn from: the same seed gives the same filings.</param>
/// <param name="Keep">True: hub, sandbox and their files stay until Ctrl+C, and the files after it.</param>
/// <param name="Limit">How long deliveries may take after the last call.</param>
internal sealed record DemoPlan(int Filings, int Seed, bool Keep, TimeSpan Limit)
{
    /// <summary>Calls under way at one time.</summary>
    public const int InFlight = 16;

    /// <summary>Statistical code of Lâm Đồng, the province this hub serves.</summary>
    public const string Province = "provinces/68";
}
