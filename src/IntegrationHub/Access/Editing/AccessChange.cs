using Google.Protobuf;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Makes one change of who may call: once per request id, in evidence, and in force everywhere right after.</summary>
internal sealed class AccessChange(RequestAnswers answers, AccessDirectory directory, IEvidenceTrail trail, StoreSignal signal, TimeProvider clock)
{
    // Ids of one editor and another may meet here: there is one access table, so one scope.
    private const string Scope = "access";

    public async Task<Result<T>> RunAsync<T>(
        AccessEdit edit, Violations violations, MessageParser<T> parser, Func<HubTransaction, Task<Result<T>>> write, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        if (RequestKey.Parse(Scope, edit.RequestId, edit.Request).IsRefused(out var refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var result = await answers.OnceAsync(key, "", parser, t => WriteAsync(t, edit, key, write), cancellationToken);
        // The editor's next call must meet the change, whatever the signal does.
        await directory.ReloadAsync(CancellationToken.None);
        signal.Raise(AccessTopics.Changed);
        return result;
    }
    private async Task<Result<T>> WriteAsync<T>(HubTransaction transaction, AccessEdit edit, RequestKey key, Func<HubTransaction, Task<Result<T>>> write)
    {
        var result = await write(transaction);
        if (result.Refusal is null)
        {
            await trail.AddAsync(transaction, new(EvidenceKind.AccessChanged, edit.Subject, clock.GetUtcNow()) { By = edit.Caller, Fingerprint = key.Fingerprint });
        }

        return result;
    }
}

/// <summary>A request to change who may call.</summary>
/// <param name="Request">The whole request.</param>
/// <param name="RequestId">The caller's id of it.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Subject">Resource name of what it changes.</param>
internal sealed record AccessEdit(IMessage Request, string RequestId, Caller Caller, string Subject);
