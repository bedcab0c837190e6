using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Privacy;

/// <summary>
/// Destroys what is past its time, one filing or file a transaction. May be cut off anywhere
/// and run twice at once: whoever has the row's lock decides, and the other finds it done.
/// </summary>
internal sealed class DestroyDueContent(
    HubDatabase database, RetentionStore store, DestroyContent destroy, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<DestroyDueContent> logger)
{
    private const int MostAtOnce = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ground = new Ground(By: null, Reason: "", now);
        var filings = await FilingsAsync(now - options.Value.FilingContent, ground, cancellationToken);
        var files = await AttachmentsAsync(now - options.Value.Attachments, now - options.Value.UnnamedAttachments, ground, cancellationToken);
        if (filings + files > 0)
        {
            logger.ContentDestroyed(filings, files);
        }
    }

    /// <summary>How many filings and files are due now.</summary>
    public async Task<(long Filings, long Attachments)> CountAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (filings, files) = (0L, 0L);
        await foreach (var page in DueFilingsAsync(now - options.Value.FilingContent, cancellationToken))
        {
            filings += page.Count;
        }

        await foreach (var page in DueAttachmentsAsync(now - options.Value.Attachments, now - options.Value.UnnamedAttachments, cancellationToken))
        {
            files += page.Count;
        }

        return (filings, files);
    }

    private async Task<int> FilingsAsync(DateTimeOffset until, Ground ground, CancellationToken cancellationToken)
    {
        var destroyed = 0;
        await foreach (var page in DueFilingsAsync(until, cancellationToken))
        {
            foreach (var due in page)
            {
                destroyed += await database.InTransactionAsync(t => FilingAsync(t, due.Id, until, ground), cancellationToken);
            }
        }

        return destroyed;
    }

    private async Task<int> FilingAsync(HubTransaction transaction, long id, DateTimeOffset until, Ground ground)
    {
        if (await store.LockFilingAsync(transaction, id) is not { DestroyedAt: null, Delivered: true } filing || filing.EndedAt is not { } ended || ended > until)
        {
            return 0;
        }

        await destroy.FilingAsync(transaction, filing, ground);
        return 1;
    }

    private async Task<int> AttachmentsAsync(DateTimeOffset endedUntil, DateTimeOffset announcedUntil, Ground ground, CancellationToken cancellationToken)
    {
        var destroyed = 0;
        await foreach (var page in DueAttachmentsAsync(endedUntil, announcedUntil, cancellationToken))
        {
            foreach (var id in page)
            {
                destroyed += await database.InTransactionAsync(
                    async t => await store.LockDueAsync(t, id, endedUntil, announcedUntil) && await destroy.AttachmentAsync(t, id, ground) is not null ? 1 : 0,
                    cancellationToken);
            }
        }

        return destroyed;
    }

    private async IAsyncEnumerable<List<DueFiling>> DueFilingsAsync(
        DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = DueFiling.None;
        while (await store.DueFilingsAsync(until, last, MostAtOnce, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1];
        }
    }

    private async IAsyncEnumerable<List<Guid>> DueAttachmentsAsync(
        DateTimeOffset endedUntil, DateTimeOffset announcedUntil, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (await store.DueAttachmentsAsync(last, endedUntil, announcedUntil, MostAtOnce, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1];
        }
    }
}
