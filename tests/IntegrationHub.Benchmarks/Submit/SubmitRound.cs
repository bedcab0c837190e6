namespace IntegrationHub.Benchmarks.Submit;

/// <summary>How the calls come: how many at once, and whether all are of one commune, whose numbers follow one another.</summary>
internal sealed record SubmitCase(int InFlight, bool OneCommune)
{
    public override string ToString() => OneCommune ? $"{InFlight} in flight, one commune" : $"{InFlight} in flight";
}

/// <summary>The three measurements of one case in one round.</summary>
internal sealed record SubmitRound(Figures Hub, Figures Pgbench, Figures Pipelined);
