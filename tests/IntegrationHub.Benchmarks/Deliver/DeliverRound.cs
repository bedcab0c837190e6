namespace IntegrationHub.Benchmarks.Deliver;

/// <summary>The measurements of one round, or the medians of all.</summary>
internal sealed record DeliverRound(double LanePerSecond, TimeSpan HubCpu, TimeSpan ServerCpu, double EnqueuedPerSecond, double PerformedPerSecond)
{
    public double Ratio { get; private init; } = LanePerSecond / PerformedPerSecond;

    public static DeliverRound MedianOf(IReadOnlyList<DeliverRound> rounds) => new(
        Figures.MedianOf(rounds.Select(round => round.LanePerSecond)),
        TimeSpan.FromSeconds(Figures.MedianOf(rounds.Select(round => round.HubCpu.TotalSeconds))),
        TimeSpan.FromSeconds(Figures.MedianOf(rounds.Select(round => round.ServerCpu.TotalSeconds))),
        Figures.MedianOf(rounds.Select(round => round.EnqueuedPerSecond)),
        Figures.MedianOf(rounds.Select(round => round.PerformedPerSecond)))
    {
        Ratio = Figures.MedianOf(rounds.Select(round => round.Ratio)),
    };
}
