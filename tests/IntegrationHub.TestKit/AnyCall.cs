using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Access;

namespace IntegrationHub.TestKit;

/// <summary>Calls any rpc of the contract by its name, with a request of any fields, as a foreign client would.</summary>
internal static class AnyCall
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    /// <summary>Makes the call and reads the first answer, if one comes.</summary>
    /// <param name="invoker">The channel.</param>
    /// <param name="rule">Which rpc.</param>
    /// <param name="request">The first message.</param>
    /// <param name="deadline">Bounds a stream that would go on.</param>
    public static async Task RunAsync(CallInvoker invoker, AccessRule rule, IMessage request, DateTime deadline)
    {
        var (service, method) = rule.Rpc.Split('/') is [var s, var m] ? (s, m) : throw new ArgumentException(rule.Rpc, nameof(rule));
        var rpc = rule.Method;
        var type = (rpc.IsClientStreaming, rpc.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            _ => MethodType.DuplexStreaming,
        };
        var call = new Method<byte[], byte[]>(type, service, method, Raw, Raw);
        var options = new CallOptions(deadline: deadline);
        var bytes = request.ToByteArray();
        switch (type)
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
                    await stream.RequestStream.WriteAsync(bytes);
                    await stream.RequestStream.CompleteAsync();
                    await stream;
                }

                return;
            default:
                using (var stream = invoker.AsyncDuplexStreamingCall(call, host: null, options))
                {
                    await stream.RequestStream.WriteAsync(bytes);
                    await stream.ResponseStream.MoveNext(CancellationToken.None);
                }

                return;
        }
    }
}
