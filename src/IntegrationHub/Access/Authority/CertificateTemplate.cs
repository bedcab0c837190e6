using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Access.Authority;

/// <summary>What each kind of certificate says.</summary>
internal static class CertificateTemplate
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    /// <summary>The authority itself: signs certificates and revocation lists, and no further authority below it.</summary>
    public static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = Request(name, key, X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        return request;
    }

    /// <summary>A client that speaks for an organisation.</summary>
    public static CertificateRequest Client(string name, Uri identity, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(identity);
        return EndEntity(name, key, ClientPurpose, names);
    }

    /// <summary>A server, by DNS names and addresses.</summary>
    public static CertificateRequest Server(string name, IEnumerable<string> hosts, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return EndEntity(name, key, ServerPurpose, names);
    }

    private static CertificateRequest EndEntity(string name, ECDsa key, string purpose, SubjectAlternativeNameBuilder names)
    {
        var request = Request(name, key, X509KeyUsageFlags.DigitalSignature);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    private static CertificateRequest Request(string name, ECDsa key, X509KeyUsageFlags usage)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
