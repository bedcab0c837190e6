using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections.Features;

namespace IntegrationHub.Access.Certificates;

/// <summary>A certificate a client showed, not judged yet.</summary>
/// <param name="Certificate">Its own.</param>
/// <param name="Between">Authorities it sent along, to lead from its own to a root.</param>
internal sealed record ClientCertificate(X509Certificate2 Certificate, X509Certificate2Collection Between)
{
    private static readonly object Key = new();
    private static readonly X509Certificate2Collection None = [];

    /// <summary>What the connection of a call showed. Null: nothing.</summary>
    public static ClientCertificate? Of(HttpContext http)
    {
        if (http.Connection.ClientCertificate is not { } certificate)
        {
            return null;
        }

        var items = http.Features.Get<IConnectionItemsFeature>()?.Items;
        return new(certificate, items is not null && items.TryGetValue(Key, out var between) ? (X509Certificate2Collection)between! : None);
    }

    /// <summary>Keeps what came along with the handshake, which ends with it, for the calls of the connection.</summary>
    public static void Keep(IDictionary<object, object?> items, X509ChainPolicy handshake)
    {
        if (handshake.ExtraStore.Count > 0)
        {
            var kept = handshake.ExtraStore.Select(c => X509CertificateLoader.LoadCertificate(c.RawData)).ToArray();
            items[Key] = new X509Certificate2Collection(kept);
        }
    }
}
