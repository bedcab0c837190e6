using IntegrationHub.Attachments;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Privacy;

/// <summary>Destroys contents and leaves evidence of it, in one commit.</summary>
internal sealed class DestroyContent(RetentionStore store, AttachmentFilingStore attachments, IEvidenceTrail trail)
{
    /// <summary>Destroys a locked filing's content, whatever its time.</summary>
    public async Task FilingAsync(HubTransaction transaction, EndedFiling filing, Ground ground)
    {
        await using var batch = transaction.Batch();
        RetentionStore.AddDestroy(batch, filing, ground.At);
        trail.Add(batch, ground.EntryOf(filing.Name) with { Version = filing.Version, Status = filing.Status.ContractName() });
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Destroys what else tells of a filing whose content was just destroyed: files of its alone, and answers kept for repeats.</summary>
    /// <returns>Resource names of the files.</returns>
    public async Task<List<string>> WhatBelongsAsync(HubTransaction transaction, EndedFiling filing, Ground ground)
    {
        var destroyed = new List<string>();
        foreach (var id in await store.OnlyOfAsync(transaction, filing.Id))
        {
            if (await AttachmentAsync(transaction, id, ground) is { } name)
            {
                destroyed.Add(name);
            }
        }

        await using var batch = transaction.Batch();
        foreach (var subject in destroyed.Prepend(filing.Name))
        {
            RequestAnswerStore.AddDestroy(batch, subject);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        return destroyed;
    }

    /// <summary>Destroys a file. Its resource name; null: that was done before.</summary>
    public async Task<string?> AttachmentAsync(HubTransaction transaction, Guid id, Ground ground)
    {
        if (await attachments.DestroyAsync(transaction, id, ground.At) is not { } name)
        {
            return null;
        }

        await trail.AddAsync(transaction, ground.EntryOf(name));
        return name;
    }
}

/// <summary>Why, by whom and when something is destroyed.</summary>
/// <param name="By">Null: the hub itself, after its time.</param>
/// <param name="Reason">In the words of who ordered it. Empty: its time is over.</param>
/// <param name="At">When.</param>
internal sealed record Ground(Caller? By, string Reason, DateTimeOffset At)
{
    public EvidenceEntry EntryOf(string subject) => new(EvidenceKind.ContentDestroyed, subject, At) { By = By, Reason = Reason };
}
