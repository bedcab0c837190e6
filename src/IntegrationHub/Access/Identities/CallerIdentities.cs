using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Identities;

/// <summary>Finds out whose call it is: by client certificate, by access token, or by both together.</summary>
internal sealed class CallerIdentities(TokenReader tokens)
{
    private const string Scheme = "Bearer ";

    /// <summary>The organisation and until when its identity counts, or why nobody was found.</summary>
    public async ValueTask<Result<KnownCaller>> IdentifyAsync(HttpContext http, AccessTable table, CancellationToken cancellationToken)
    {
        var shown = new List<ShownIdentity>(2);
        var certificate = http.Connection.ClientCertificate;
        if (certificate is not null)
        {
            shown.Add(CertificateIdentity.Of(certificate));
        }

        string? header = http.Request.Headers.Authorization;
        if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true)
        {
            if ((await tokens.ReadAsync(header[Scheme.Length..].Trim(), certificate, cancellationToken)).IsRefused(out var refusal, out var token))
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
            ? new KnownCaller(organisation, shown.Min(s => s.ValidUntil))
            : AccessErrors.CredentialsMissing();
    }
}

/// <summary>An organisation that was recognised.</summary>
/// <param name="Organisation">Its id.</param>
/// <param name="ValidUntil">From then on it must show itself anew.</param>
internal sealed record KnownCaller(string Organisation, DateTimeOffset ValidUntil);
