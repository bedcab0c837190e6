using Grpc.Core;

namespace IntegrationHub.Rpc;

/// <summary>Hands the caller from the door to the operation.</summary>
internal static class CallerContext
{
    private static readonly object Key = new();

    /// <summary>Called by the door, before the operation.</summary>
    /// <param name="context">Of the call.</param>
    /// <param name="caller">The caller as of now; throws the refusal once its right is gone.</param>
    public static void SetCaller(this ServerCallContext context, Func<Caller> caller) => context.UserState[Key] = caller;

    /// <summary>Who calls, and what it may now. A stream that lasts asks again before each page.</summary>
    public static Caller Caller(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var caller)
            ? ((Func<Caller>)caller)()
            : throw new InvalidOperationException($"{context.Method} was reached without a caller.");
}
