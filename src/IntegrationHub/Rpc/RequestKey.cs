using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>What tells a repeat of a write from a reuse of its id.</summary>
/// <param name="Scope">Whose id it is: a commune or a lane. Ids of two communes may be equal.</param>
/// <param name="RequestId">The caller's id.</param>
/// <param name="Fingerprint">SHA-256 of the method's request type and its bytes.</param>
internal sealed record RequestKey(string Scope, Guid RequestId, byte[] Fingerprint)
{
    public static Result<RequestKey> Parse(string scope, string requestId, IMessage request)
    {
        // The length is asked for because the parser forgives spaces around an id.
        if (requestId.Length != 36 || !Guid.TryParseExact(requestId, "D", out var id))
        {
            const string Message = "'request_id' must be a UUID such as 0197f2a0-5b1c-7cc3-9f00-000000000001.";
            return new Refusal(StatusCode.InvalidArgument, ErrorReason.RequestIdInvalid, Message)
            {
                Violations = [new("request_id", ErrorReason.RequestIdInvalid, Message)],
            };
        }

        // The type's name is part of the content: one id for two methods is a reuse too.
        byte[] content = [.. Encoding.ASCII.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()];
        return new RequestKey(scope, id, SHA256.HashData(content));
    }
}
