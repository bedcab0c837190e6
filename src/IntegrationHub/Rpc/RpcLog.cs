namespace IntegrationHub.Rpc;

internal static partial class RpcLog
{
    [LoggerMessage(900, LogLevel.Warning, "{Method} found the store out of reach ({Cause}). The caller is told to repeat.")]
    public static partial void StoreUnavailable(this ILogger logger, string method, string cause);

    [LoggerMessage(901, LogLevel.Error, "{Method} failed by a fault of the hub's own.")]
    public static partial void CallFailed(this ILogger logger, Exception fault, string method);
}
