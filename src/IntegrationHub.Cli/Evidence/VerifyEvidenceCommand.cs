using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client.Evidence;

namespace IntegrationHub.Cli.Evidence;

/// <summary><c>hub evidence verify</c>: checks a bundle with the public key alone; no hub is called.</summary>
internal static class VerifyEvidenceCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var bundle = new Argument<FileInfo>("file") { Description = "The bundle, as 'hub evidence export' wrote it." };
        var key = new Option<FileInfo>("--public-key") { Description = "PEM file with the hub's public keys.", HelpName = "PUB", Required = true };
        var filing = new Option<string>("--filing") { Description = "Also answers whether this filing was accepted on the day.", HelpName = "CODE" };
        var authority = new Option<FileInfo>("--authority") { Description = "PEM file with certificates of the time-stamp authorities to trust.", HelpName = "CERT" };
        var command = new Command(
            "verify",
            """
            Checks a bundle of evidence offline, with the public key alone.
            Ends with 0 when the bundle holds (and the filing asked for was accepted), else with 1; names the first broken record, seal or proof.
            """)
        {
            bundle, key, filing, authority, shared.Output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var verifier = new BundleVerifier(
                HubPublicKeys.FromPem(await File.ReadAllTextAsync(parsed.GetRequiredValue(key).FullName, cancellationToken)),
                Authorities(parsed.GetValue(authority)));
            var verdict = verifier.Verify(await File.ReadAllBytesAsync(parsed.GetRequiredValue(bundle).FullName, cancellationToken));
            return VerdictWriter.Write(terminal, parsed.GetValue(shared.Output), verdict, parsed.GetValue(filing));
        });
        return command;
    }

    private static X509Certificate2Collection Authorities(FileInfo? file)
    {
        var trusted = new X509Certificate2Collection();
        if (file is null)
        {
            return trusted;
        }

        try
        {
            trusted.ImportFromPemFile(file.FullName);
        }
        catch (CryptographicException)
        {
            throw new UsageException($"{file.FullName} holds no certificates in PEM.");
        }

        return trusted.Count > 0 ? trusted : throw new UsageException($"{file.FullName} holds no certificate.");
    }
}
