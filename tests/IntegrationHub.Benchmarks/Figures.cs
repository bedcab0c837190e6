namespace IntegrationHub.Benchmarks;

/// <summary>What one measurement gave: how often a second, how long each took.</summary>
internal sealed record Figures(double PerSecond, TimeSpan Median, TimeSpan Slow)
{
    /// <summary>Time of the hub's own process spent on one call; zero where it is not the hub.</summary>
    public TimeSpan HubCpu { get; init; }

    /// <summary>Time of PostgreSQL's processes spent on one call.</summary>
    public TimeSpan ServerCpu { get; init; }

    /// <summary>Time of the calling process spent on one call; zero where it is not this one.</summary>
    public TimeSpan CallerCpu { get; init; }

    public static Figures Of(List<double> milliseconds, TimeSpan duration)
    {
        milliseconds.Sort();
        return new Figures(milliseconds.Count / duration.TotalSeconds, At(0.5), At(0.99));

        TimeSpan At(double share) => milliseconds.Count == 0
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(milliseconds[(int)(share * (milliseconds.Count - 1))]);
    }

    /// <summary>The measurement in the middle; of an even number the lower one of the two.</summary>
    public static Figures MedianOf(IEnumerable<Figures> rounds)
    {
        var ordered = rounds.OrderBy(figures => figures.PerSecond).ToList();
        return ordered[(ordered.Count - 1) / 2];
    }

    public static double MedianOf(IEnumerable<double> ratios)
    {
        var ordered = ratios.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }
}
