using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Evidence;

/// <summary><c>hub evidence receipt</c>: the proof of one filing, checked.</summary>
internal static class ReceiptCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var code = new Argument<string>("filing") { Description = "Dossier code or resource name. Example: H36.247.81-261124-0001" };
        var key = new Option<FileInfo>("--public-key") { Description = "PEM file with the hub's public keys. Default: those the hub itself gives out.", HelpName = "PUB" };
        var command = new Command("receipt", "Shows what proves that a filing was accepted, and checks it.") { code, key, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(code);
            var request = new GetReceiptRequest { Name = name.Contains('/', StringComparison.Ordinal) ? name : $"communes/-/filings/{name}" };
            var proof = await hub.Evidence.GetReceiptAsync(request, cancellationToken);
            var keys = parsed.GetValue(key) is { } file
                ? HubPublicKeys.FromPem(await File.ReadAllTextAsync(file.FullName, cancellationToken))
                : HubPublicKeys.Of(await hub.Evidence.GetSigningKeysAsync(cancellationToken));
            // Before midnight there is no seal to check against, and that is no fault.
            var fault = proof.Seal is null ? null : new ReceiptVerifier(keys).Check(proof);
            if (parsed.GetValue(shared.Output) == OutputFormat.Json)
            {
                ListingWriter.WriteJsonLine(terminal, proof);
            }
            else
            {
                Write(terminal, proof, fault);
            }

            if (fault is null)
            {
                return ExitCode.Done;
            }

            await terminal.Error.WriteLineAsync($"hub: {fault}.");
            return ExitCode.Failed;
        });
    }

    private static void Write(Terminal terminal, GetReceiptResponse proof, EvidenceFault? fault)
    {
        var body = EvidenceBody.Parser.ParseFrom(proof.Record.Body);
        terminal.Out.WriteLine($"Filing       {body.Subject}");
        terminal.Out.WriteLine($"Accepted     {ContractText.Of(body.RecordTime)} from {body.Organisation}");
        terminal.Out.WriteLine($"Fingerprint  {Convert.ToHexStringLower(body.Fingerprint.Span)}");
        terminal.Out.WriteLine($"Record       {proof.Record.Sequence} of {body.Chain}");
        terminal.Out.WriteLine($"Seal         {Seal(proof, fault)}");
    }

    private static string Seal(GetReceiptResponse proof, EvidenceFault? fault)
    {
        if (proof.Seal is null)
        {
            return "not sealed yet";
        }

        var day = ContractText.Of(SealBody.Parser.ParseFrom(proof.Seal.Body).SealDate);
        return fault is null ? $"{day}, checked with key {proof.Seal.KeyId}" : $"{day}, BROKEN";
    }
}
