using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Rpc;

/// <summary>Runs a write once per request id: a repeat gets the first answer, other content is refused.</summary>
internal sealed class RequestAnswers(HubDatabase database, RequestAnswerStore store, TimeProvider clock)
{
    /// <summary>
    /// Runs <paramref name="write"/> in one transaction with its answer. A refusal leaves
    /// nothing behind, so the same id may be used again once its cause is mended.
    /// </summary>
    /// <param name="key">Of the request.</param>
    /// <param name="subject">Resource name of what the answer tells of, with which it is destroyed. Empty: it holds nothing of a person.</param>
    /// <param name="parser">Of the answer.</param>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Ends the wait for the first of two copies.</param>
    public async Task<Result<T>> OnceAsync<T>(
        RequestKey key, string subject, MessageParser<T> parser, Func<HubTransaction, Task<Result<T>>> write, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        var written = await database.InTransactionAsync<Result<T>?>(
            async transaction =>
            {
                if (!await store.TryClaimAsync(transaction, key, clock.GetUtcNow(), cancellationToken))
                {
                    transaction.Abandon();
                    return null;
                }

                var result = await write(transaction);
                if (result.IsRefused(out _, out var answer))
                {
                    transaction.Abandon();
                    return result;
                }

                await using var batch = transaction.Batch();
                store.AddAnswer(batch, key, subject, answer);
                await transaction.CommitAsync(batch);
                return result;
            },
            cancellationToken);

        // Only now that our connection is given back: many repeats at once, each holding one
        // connection and waiting for a second, would empty the pool and wait for each other.
        return written ?? await FirstAnswerAsync(key, parser, cancellationToken);
    }

    /// <summary>The answer to the first request of this id and content; null: there was none.</summary>
    public async Task<T?> FindAnswerAsync<T>(RequestKey key, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T> =>
        await store.FindAsync(key, cancellationToken) is { Answer: { } answer } first && first.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
            ? parser.ParseFrom(answer)
            : null;

    /// <summary>The answer to the first request of this id; a refusal when its content was another.</summary>
    public async Task<Result<T>> FirstAnswerAsync<T>(RequestKey key, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        var first = await store.FindAsync(key, cancellationToken)
            ?? throw new InvalidOperationException($"Request {key.RequestId} was claimed and is not there.");
        if (first.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint))
        {
            return first.Answer is { } answer ? parser.ParseFrom(answer) : DestroyedErrors.ContentDestroyed(first.Subject);
        }

        return new Refusal(StatusCode.AlreadyExists, ErrorReason.RequestIdReused, $"Request id {key.RequestId} was used before with other content.")
            .With("request_id", key.RequestId.ToString());
    }
}
