using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using IntegrationHub.Access.Authority;
using IntegrationHub.Access.Certificates;
using Xunit;

namespace IntegrationHub.Tests.Access.Certificates;

public sealed class RevocationListTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<byte[]> Serials = Gen.Byte.Array[1, 20].Select(bytes =>
    {
        // Positive and without a leading zero, as DER writes it.
        bytes[0] = (byte)(bytes[0] % 0x7F + 1);
        return bytes;
    });

    private readonly string path = Path.GetTempFileName();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 authority;

    public RevocationListTests() => authority = CertificateTemplate.Authority("Test", key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1000));

    [Fact]
    public void It_reads_what_the_platform_writes() => Serials.Array[0, 30].Sample(
        serials =>
        {
            var list = Read(Build(authority, serials));

            Assert.Equal(serials.Select(Convert.ToHexString).ToHashSet(), list.Serials);
            Assert.Equal(Now.AddDays(30), list.NextUpdate);
            Assert.True(list.IsNamedAfter(authority));
            Assert.True(list.IsSignedBy(authority));
        },
        iter: 100, threads: 1);

    [Fact]
    public void Of_several_in_one_file_each_is_read()
    {
        var pem = PemEncoding.WriteString(RevocationList.PemLabel, Build(authority, [[1]])) + "\n" + PemEncoding.WriteString(RevocationList.PemLabel, Build(authority, [[2]]));
        File.WriteAllText(path, pem);

        var lists = RevocationList.ReadFile(path);

        Assert.Equal(["01", "02"], lists.SelectMany(list => list.Serials));
    }

    [Fact]
    public void A_list_of_an_RSA_authority_is_checked_too()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=RSA", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var other = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));

        var list = Read(Build(other, [[7]], RSASignaturePadding.Pkcs1));

        Assert.True(list.IsSignedBy(other));
        Assert.False(list.IsSignedBy(authority));
    }

    [Fact]
    public void One_changed_byte_is_never_taken_for_signed() => Gen.Select(Gen.Int[0, 100_000], Gen.Byte[1, 255]).Sample(
        (place, change) =>
        {
            var der = Build(authority, [[1, 2, 3], [4, 5, 6]]);
            der[place % der.Length] ^= change;

            try
            {
                var list = Read(der);
                Assert.False(list.IsSignedBy(authority) && list.IsNamedAfter(authority) && !list.Serials.SetEquals(["010203", "040506"]));
            }
            catch (CryptographicException)
            {
                // Not a list any more, and said so.
            }
        },
        iter: 1000, threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("no list")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----")]
    public void What_is_no_list_is_said_to_be_none(string content)
    {
        File.WriteAllText(path, content);

        Assert.Throws<CryptographicException>(() => RevocationList.ReadFile(path));
    }

    public void Dispose()
    {
        File.Delete(path);
        authority.Dispose();
        key.Dispose();
    }

    private RevocationList Read(byte[] der)
    {
        File.WriteAllBytes(path, der);
        return Assert.Single(RevocationList.ReadFile(path));
    }

    private static byte[] Build(X509Certificate2 authority, IEnumerable<byte[]> serials, RSASignaturePadding? padding = null)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var serial in serials.DistinctBy(Convert.ToHexString))
        {
            builder.AddEntry(serial, Now);
        }

        return builder.Build(authority, BigInteger.One, Now.AddDays(30), HashAlgorithmName.SHA256, padding, Now);
    }
}
