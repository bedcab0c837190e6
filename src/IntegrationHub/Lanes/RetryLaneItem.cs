using System.Globalization;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Lanes;

/// <summary>Puts an item that waits for a person on its way again.</summary>
internal sealed class RetryLaneItem(
    LaneItemStore items, RequestAnswers answers, IEvidenceTrail trail, StoreSignal signal, TimeProvider clock, ILogger<RetryLaneItem> logger)
{
    public async Task<Result<RetryLaneItemResponse>> RunAsync(RetryLaneItemRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!ResourceName.TryParse(request.Name, "lanes/*/items/*", out var parts) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
        {
            return ResourceName.Malformed("name", "lanes/{lane}/items/{id}");
        }

        if (RequestKey.Parse($"lanes/{parts[0]}", request.RequestId, request).IsRefused(out var refusal, out var key))
        {
            return refusal;
        }

        var result = await answers.OnceAsync(key, "", RetryLaneItemResponse.Parser, t => RetryAsync(t, parts[0], id, request.Name, key, caller), cancellationToken);
        signal.Raise(LaneTopics.Due(parts[0]));
        return result;
    }

    private async Task<Result<RetryLaneItemResponse>> RetryAsync(
        HubTransaction transaction, string lane, long id, string name, RequestKey key, Caller caller)
    {
        var now = clock.GetUtcNow();
        var item = await items.FindAsync(transaction, lane, id, now);
        if (item is null)
        {
            return LaneErrors.ItemUnknown(name);
        }

        if (item.State != LaneItemState.Attention)
        {
            return LaneErrors.ItemNotWaiting(name, item.State.ToString().ToUpperInvariant());
        }

        await items.RetryAsync(transaction, lane, id, now);
        await trail.AddAsync(transaction, new(EvidenceKind.DeliveryRetried, item.Subject, now) { By = caller, Fingerprint = key.Fingerprint });
        logger.ItemRetried(id, lane);
        var again = await items.FindAsync(transaction, lane, id, now);
        return again is null ? LaneErrors.ItemUnknown(name) : new RetryLaneItemResponse { Item = again };
    }
}
