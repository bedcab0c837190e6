using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>A private key on P-256. Many may sign with it at once.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int IdBytes = 16;

    // An instance of the platform's promises nothing to two threads.
    private readonly ThreadLocal<ECDsa> keys;

    public SigningKey(ECParameters parameters)
    {
        keys = new ThreadLocal<ECDsa>(() => ECDsa.Create(parameters), trackAllValues: true);
        PublicKey = keys.Value!.ExportSubjectPublicKeyInfo();
        Id = Convert.ToHexStringLower(SHA256.HashData(PublicKey).AsSpan(0, IdBytes));
    }

    /// <summary>As the contract makes it of the public key.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo in DER.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Signs a body as what it is: no receipt can be shown as a seal.</summary>
    public byte[] Sign(SignedText what, ReadOnlySpan<byte> body) =>
        keys.Value!.SignData([.. what.Prefix, .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }

        keys.Dispose();
    }
}

/// <summary>What is signed, told apart by what stands before the body.</summary>
internal sealed record SignedText
{
    public static readonly SignedText Receipt = new("integrationhub.evidence.v1.Receipt");

    public static readonly SignedText Seal = new("integrationhub.evidence.v1.DaySeal");

    private SignedText(string name) => Prefix = [.. Encoding.ASCII.GetBytes(name), 0x00];

    public byte[] Prefix { get; }
}
