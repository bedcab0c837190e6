using System.Threading.Channels;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Evidence;

/// <summary>
/// Readings on their way to the store: many in one write, so that reading costs none. What
/// waits here when the process is killed is lost; a process that stops writes it first.
/// </summary>
internal sealed class EvidenceTraces(EvidenceTraceStore store, IOptions<EvidenceOptions> options, TimeProvider clock, ILogger<EvidenceTraces> logger)
    : BackgroundService
{
    // Some megabytes. A reader beyond it waits: no trace would be worse than a slow answer.
    private const int MostWaiting = 10_000;
    private const int MostPerWrite = 1_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    private readonly Channel<EvidenceEntry> waiting = Channel.CreateBounded<EvidenceEntry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public ValueTask AddAsync(EvidenceEntry entry, CancellationToken cancellationToken) => waiting.Writer.WriteAsync(entry, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await WriteAsync(Take(), stoppingToken);
                await Task.Delay(options.Value.TraceInterval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var last = new CancellationTokenSource(LastPatience, TimeProvider.System);
            while (Take() is { Count: > 0 } rest && !last.IsCancellationRequested)
            {
                await WriteAsync(rest, last.Token);
            }
        }
    }

    private List<EvidenceEntry> Take()
    {
        var taken = new List<EvidenceEntry>();
        while (taken.Count < MostPerWrite && waiting.Reader.TryRead(out var entry))
        {
            taken.Add(entry);
        }

        return taken;
    }

    private async Task WriteAsync(IReadOnlyList<EvidenceEntry> entries, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                // A stop must not tear a write that is under way: it would be written twice.
                await store.WriteAsync(entries, CancellationToken.None);
                return;
            }
            catch (Exception lost) when (StoreLoss.Is(lost))
            {
                logger.TracesDelayed(entries.Count, lost.GetType().Name, RetryPause);
                await Task.Delay(RetryPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stoppingToken.IsCancellationRequested)
                {
                    logger.TracesLost(entries.Count);
                    return;
                }
            }
        }
    }
}
