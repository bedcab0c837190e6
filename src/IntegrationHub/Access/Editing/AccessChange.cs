using Google.Protobuf;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Makes one change of who may call: once per request id, and in force everywhere right after.</summary>
internal sealed class AccessChange(RequestAnswers answers, AccessDirectory directory, StoreSignal signal)
{
    // Ids of one editor and another may meet here: there is one access table, so one scope.
    private const string Scope = "access";

    public async Task<Result<T>> RunAsync<T>(
        string requestId, IMessage request, Violations violations, MessageParser<T> parser, Func<HubTransaction, Task<Result<T>>> write, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        if (RequestKey.Parse(Scope, requestId, request).IsRefused(out var refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var result = await answers.OnceAsync(key, parser, write, cancellationToken);
        // The editor's next call must meet the change, whatever the signal does.
        await directory.ReloadAsync(CancellationToken.None);
        signal.Raise(AccessTopics.Changed);
        return result;
    }
}
