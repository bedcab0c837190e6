using Google.Protobuf;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

/// <summary>A call that was let in. Its right is looked at again whenever the table is another one, which is every few seconds.</summary>
internal sealed class AdmittedCall(AccessCheck check, AccessDirectory directory, CheckedCall call, object? request, ILogger logger)
{
    private AccessTable? seen;
    private Caller? caller;

    /// <summary>The caller as of now.</summary>
    /// <remarks>Throws the refusal when the right is gone, or was never there.</remarks>
    public Caller Now()
    {
        var table = directory.Table;
        if (caller is null || !ReferenceEquals(seen, table))
        {
            var admitted = Admit();
            if (admitted.Refusal is { } refusal)
            {
                logger.RightRefused(call.Rpc, call.Known.Organisation, refusal.Reason);
            }

            caller = admitted.OrRefuse();
            seen = table;
        }

        return caller;
    }

    private Result<Caller> Admit()
    {
        if (check.Recheck(call).IsRefused(out var refusal, out var admitted))
        {
            return refusal;
        }

        return request is IMessage message && check.CheckRequest(call, admitted, message) is { } outOfReach ? outOfReach : admitted;
    }
}
