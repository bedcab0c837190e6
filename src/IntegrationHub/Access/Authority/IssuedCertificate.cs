using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Authority;

/// <summary>A certificate the authority issued.</summary>
/// <param name="Serial">Serial number in upper-case hexadecimal.</param>
/// <param name="Name">Name of its files.</param>
/// <param name="Identity">Whom it names: the URI of an organisation, or the names of a server.</param>
/// <param name="NotAfter">When it ends by itself.</param>
/// <param name="RevokedAt">When it was taken back. Null: it was not.</param>
internal sealed record IssuedCertificate(string Serial, string Name, string Identity, DateTimeOffset NotAfter, DateTimeOffset? RevokedAt);

/// <summary>Everything an authority issued, as its index file has it.</summary>
/// <param name="ListNumber">Number of the last revocation list; each is higher than the one before.</param>
/// <param name="Certificates">In the order in which they were issued.</param>
internal sealed record IssuedCertificates(long ListNumber, IReadOnlyList<IssuedCertificate> Certificates)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        // Read by people too: a URI's characters stand for themselves.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly IssuedCertificates None = new(0, []);

    public static IssuedCertificates Read(string path) =>
        JsonSerializer.Deserialize<IssuedCertificates>(File.ReadAllText(path), Json) ?? None;

    public void Write(string path) => WholeFile.Write(path, JsonSerializer.Serialize(this, Json) + "\n");
}
