namespace IntegrationHub.Benchmarks.Deliver;

internal sealed class DeliverBenchmark(TextWriter output, int rounds, int filings)
{
    public Task RunAsync(CancellationToken cancellationToken) => output.WriteLineAsync($"{rounds} {filings}");
}
