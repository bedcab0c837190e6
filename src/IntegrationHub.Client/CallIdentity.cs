using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client;

/// <summary>How one operation shows who calls, and whether a refused identity is worth showing anew.</summary>
internal sealed class CallIdentity(HubClientOptions options)
{
    private string? shown;
    private string? refused;
    private bool renewed;

    /// <summary>What the next attempt sends along. Without a token to be had the attempt failed, and another may not.</summary>
    public async ValueTask<Metadata?> HeadersAsync(CancellationToken cancellationToken)
    {
        if (options.TokenSource is not { } source)
        {
            return null;
        }

        try
        {
            shown = await source.GetAsync(refused, cancellationToken);
            return new Metadata { { "authorization", "Bearer " + shown } };
        }
        catch (HubTokenException missing)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, missing.Message, missing));
        }
    }

    /// <summary>
    /// True once after each success when the identity counts no longer: a token may have ended or lost its key, and a
    /// certificate may have been renewed since the connection was opened.
    /// </summary>
    public bool MayRenew(HubFailure failure)
    {
        if (failure.Reason != ErrorReason.CredentialsInvalid || renewed || (options.TokenSource is null && options.ClientCertificate?.MayChange != true))
        {
            return false;
        }

        refused = shown;
        renewed = true;
        return true;
    }

    /// <summary>The identity counted.</summary>
    public void Counted() => renewed = false;
}
