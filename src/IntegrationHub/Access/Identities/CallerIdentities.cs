using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Identities;

/// <summary>Finds out whose call it is: by client certificate, by access token, or by both together.</summary>
internal sealed class CallerIdentities(ClientTrustFiles trust, TokenReader tokens)
{
    private const string Scheme = "Bearer ";

    // A connection shows one certificate in all its calls.
    private readonly ConditionalWeakTable<X509Certificate2, ShownIdentity> read = [];

    /// <summary>The organisation and until when its identity counts, or why nobody was found.</summary>
    public async ValueTask<Result<KnownCaller>> IdentifyAsync(HttpContext http, AccessTable table, CancellationToken cancellationToken)
    {
        var shown = new List<ShownIdentity>(2);
        var certificate = ClientCertificate.Of(http);
        if (certificate is not null)
        {
            var verdict = trust.Judge(certificate);
            if (verdict.Fault is { } fault)
            {
                return AccessErrors.CredentialsInvalid(fault);
            }

            shown.Add(read.GetValue(certificate.Certificate, CertificateIdentity.Of) with { ValidUntil = verdict.ValidUntil });
        }

        string? header = http.Request.Headers.Authorization;
        if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true)
        {
            if ((await tokens.ReadAsync(header[Scheme.Length..].Trim(), certificate?.Certificate, cancellationToken)).IsRefused(out var refusal, out var token))
            {
                return refusal;
            }

            shown.Add(token);
        }

        var known = shown.Select(s => table.OrganisationOf(s.Kind, s.Value)).ToList();
        if (known.Distinct().Skip(1).Any())
        {
            return AccessErrors.CredentialsInvalid("certificate and token do not name one organisation");
        }

        return known is [{ } organisation, ..]
            ? new KnownCaller(organisation, shown.Min(s => s.ValidUntil), certificate)
            : AccessErrors.CredentialsMissing();
    }

    /// <summary>Why what the caller showed counts no longer. Null: it does.</summary>
    public string? FaultOf(KnownCaller known) => known.Certificate is { } certificate ? trust.Judge(certificate).Fault : null;
}

/// <summary>An organisation that was recognised.</summary>
/// <param name="Organisation">Its id.</param>
/// <param name="ValidUntil">From then on it must show itself anew.</param>
/// <param name="Certificate">What it showed, to be looked at again while a stream is open. Null: a token alone.</param>
internal sealed record KnownCaller(string Organisation, DateTimeOffset ValidUntil, ClientCertificate? Certificate);
