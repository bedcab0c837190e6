namespace IntegrationHub.Benchmarks.Guards;

/// <summary>The two measurements of one round.</summary>
internal sealed record GuardRound(Figures Guarded, Figures Unguarded)
{
    public double Ratio => Guarded.PerSecond / Unguarded.PerSecond;
}
