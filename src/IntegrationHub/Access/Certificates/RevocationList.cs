using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Access.Certificates;

/// <summary>A certificate revocation list (CRL, RFC 5280) as it was signed. Whether the signature is right is asked apart.</summary>
/// <param name="Issuer">Name of the authority, in DER.</param>
/// <param name="NextUpdate">When a newer list should be there. Null: the list does not say.</param>
/// <param name="Serials">Serial numbers taken back, in upper-case hexadecimal.</param>
internal sealed record RevocationList(ReadOnlyMemory<byte> Issuer, DateTimeOffset? NextUpdate, IReadOnlySet<string> Serials)
{
    public const string PemLabel = "X509 CRL";

    private ReadOnlyMemory<byte> Signed { get; init; }

    private string Algorithm { get; init; } = "";

    private byte[] Signature { get; init; } = [];

    /// <summary>Reads all lists of a file: PEM, one or more, or DER.</summary>
    /// <exception cref="CryptographicException">It holds no list, or something else.</exception>
    public static IReadOnlyList<RevocationList> ReadFile(string path)
    {
        var content = File.ReadAllBytes(path);
        var text = System.Text.Encoding.Latin1.GetString(content);
        if (!text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            return [Read(content)];
        }

        var lists = new List<RevocationList>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label] is PemLabel)
            {
                lists.Add(Read(Convert.FromBase64String(rest[found.Base64Data].ToString())));
            }
        }

        return lists.Count > 0 ? lists : throw new CryptographicException("It holds no revocation list.");
    }

    /// <summary>True when the list is this authority's: it has its name, and its signature.</summary>
    public bool IsNamedAfter(X509Certificate2 authority) => authority.SubjectName.RawData.AsSpan().SequenceEqual(Issuer.Span);

    /// <summary>True when this authority signed the list.</summary>
    public bool IsSignedBy(X509Certificate2 authority) => SignatureCheck.Holds(authority, Algorithm, Signed.Span, Signature);

    private static RevocationList Read(byte[] der)
    {
        try
        {
            var whole = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            var signed = whole.PeekEncodedValue();
            var list = Read(whole.ReadSequence());
            var algorithm = whole.ReadSequence().ReadObjectIdentifier();
            return list with { Signed = signed, Algorithm = algorithm, Signature = whole.ReadBitString(out _) };
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("It is not a revocation list.", malformed);
        }
    }

    private static RevocationList Read(AsnReader body)
    {
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            body.ReadInteger();
        }

        body.ReadSequence();
        var issuer = body.ReadEncodedValue();
        ReadTime(body);
        DateTimeOffset? next = IsTime(body) ? ReadTime(body) : null;
        var serials = new HashSet<string>(StringComparer.Ordinal);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            for (var entries = body.ReadSequence(); entries.HasData;)
            {
                serials.Add(Convert.ToHexString(entries.ReadSequence().ReadIntegerBytes().Span));
            }
        }

        return new RevocationList(issuer, next, serials);
    }

    private static bool IsTime(AsnReader reader) =>
        reader.HasData && reader.PeekTag() is { TagClass: TagClass.Universal, TagValue: (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime };

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
