using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>Asks a time-stamp authority over HTTP (RFC 3161, section 3.4).</summary>
internal sealed class TimeStampAuthority(IHttpClientFactory http, IOptions<EvidenceOptions> options)
{
    public const string HttpClientName = "time-stamp";

    // A token with a chain of certificates takes some kilobytes.
    private const int MostAnswerBytes = 64 * 1024;
    private const int NonceBytes = 8;

    /// <summary>The token over SHA-256 of the content, in DER.</summary>
    /// <exception cref="TimeStampException">There is none now.</exception>
    public async Task<byte[]> StampAsync(Uri authority, byte[] content, CancellationToken cancellationToken)
    {
        var request = Rfc3161TimestampRequest.CreateFromData(
            content, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
        var answer = await SendAsync(authority, request.Encode(), cancellationToken);
        try
        {
            // Checks that it is about this content and this request, and signed by the certificate in it.
            var token = request.ProcessResponse(answer, out _);
            return token.VerifySignatureForData(content, out _)
                ? token.AsSignedCms().Encode()
                : throw new TimeStampException("the signature of the token is wrong");
        }
        catch (CryptographicException wrong)
        {
            throw new TimeStampException($"the answer is no time stamp of this seal: {wrong.Message}");
        }
    }

    private async Task<byte[]> SendAsync(Uri authority, byte[] request, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(HttpClientName);
        client.Timeout = options.Value.TimestampTimeout;
        client.MaxResponseContentBufferSize = MostAnswerBytes;
        using var body = new ByteArrayContent(request) { Headers = { ContentType = new("application/timestamp-query") } };
        try
        {
            using var response = await client.PostAsync(authority, body, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new TimeStampException($"the authority answered {(int)response.StatusCode}");
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeStampException($"the authority did not answer ({lost.GetType().Name})");
        }
    }
}

/// <summary>There is no time stamp for now; the message says why.</summary>
internal sealed class TimeStampException(string message) : Exception(message);
