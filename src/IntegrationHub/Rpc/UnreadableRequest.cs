using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>Says why what arrived is no request. The library calls most of it a fault of the server's.</summary>
internal static class UnreadableRequest
{
    /// <summary>The largest message is an upload's chunk of 1 MiB with its frame.</summary>
    public const int MostMessageBytes = 2 * 1024 * 1024;

    /// <summary>The refusal for what reading a message failed with. Null: it was not the message.</summary>
    public static Refusal? Explain(Exception? failure) => failure switch
    {
        RpcException { StatusCode: StatusCode.ResourceExhausted } => TooLarge(),
        RpcException { StatusCode: StatusCode.Internal } => Malformed(),
        InvalidProtocolBufferException or InvalidDataException or BadHttpRequestException => Malformed(),
        // A length of which half the bits are wrong. A broken connection has a type of its own.
        IOException => failure.GetType() == typeof(IOException) ? TooLarge() : null,
        _ => null,
    };

    public static Refusal Malformed() =>
        new(StatusCode.InvalidArgument, ErrorReason.RequestMalformed, "The bytes sent are no message of this method.");

    private static Refusal TooLarge() =>
        new Refusal(StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, $"A message may have at most {MostMessageBytes} bytes.")
            .With("limit_bytes", MostMessageBytes.ToString(CultureInfo.InvariantCulture));
}
