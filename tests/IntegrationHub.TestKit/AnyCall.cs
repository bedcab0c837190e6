using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Access;

namespace IntegrationHub.TestKit;

/// <summary>Calls any rpc of the contract by its name, with a request of any fields, as a foreign client would.</summary>
internal static class AnyCall
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    // A channel remembers every method object it is given, for good.
    private static readonly ConcurrentDictionary<string, Method<byte[], byte[]>> Methods = new();

    /// <summary>Makes the call and reads the first answer, if one comes.</summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="rule">Which rpc.</param>
    /// <param name="request">The first message.</param>
    /// <param name="deadline">Bounds a stream that would go on.</param>
    public static Task RunAsync(CallInvoker invoker, AccessRule rule, IMessage request, DateTime deadline) =>
        RunAsync(invoker, rule, [request.ToByteArray()], deadline);

    /// <summary>Makes the call with messages of any bytes, and reads the first answer, if one comes.</summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="rule">Which rpc.</param>
    /// <param name="messages">At least one; only a stream of requests sends more than the first.</param>
    /// <param name="deadline">Bounds a stream that would go on.</param>
    public static async Task RunAsync(CallInvoker invoker, AccessRule rule, IReadOnlyList<byte[]> messages, DateTime deadline)
    {
        var call = Methods.GetOrAdd(rule.Rpc, _ => MethodOf(rule));
        var options = new CallOptions(deadline: deadline);
        var bytes = messages[0];
        switch (call.Type)
        {
            case MethodType.Unary:
                await invoker.AsyncUnaryCall(call, host: null, options, bytes);
                return;
            case MethodType.ServerStreaming:
                using (var stream = invoker.AsyncServerStreamingCall(call, host: null, options, bytes))
                {
                    await stream.ResponseStream.MoveNext(CancellationToken.None);
                }

                return;
            case MethodType.ClientStreaming:
                using (var stream = invoker.AsyncClientStreamingCall(call, host: null, options))
                {
                    await SendAsync(stream.RequestStream, messages);
                    await stream;
                }

                return;
            default:
                using (var stream = invoker.AsyncDuplexStreamingCall(call, host: null, options))
                {
                    await SendAsync(stream.RequestStream, messages);
                    await stream.ResponseStream.MoveNext(CancellationToken.None);
                }

                return;
        }
    }
    private static Method<byte[], byte[]> MethodOf(AccessRule rule)
    {
        var type = (rule.Method.IsClientStreaming, rule.Method.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            _ => MethodType.DuplexStreaming,
        };
        return new Method<byte[], byte[]>(type, rule.Method.Service.FullName, rule.Method.Name, Raw, Raw);
    }

    private static async Task SendAsync(IClientStreamWriter<byte[]> stream, IReadOnlyList<byte[]> messages)
    {
        try
        {
            foreach (var message in messages)
            {
                await stream.WriteAsync(message);
            }

            await stream.CompleteAsync();
        }
        catch (Exception refused) when (refused is RpcException or InvalidOperationException)
        {
            // The hub has refused already; the answer says why.
        }
    }
}
