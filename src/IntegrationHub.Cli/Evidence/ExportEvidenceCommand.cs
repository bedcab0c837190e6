using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Evidence;

/// <summary><c>hub evidence export</c>: the bundle of one day of one chain into a file.</summary>
internal static class ExportEvidenceCommand
{
    private const string HubChain = "hub";

    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var commune = new Option<string>("--commune") { Description = "Receiving commune, or 'hub' for what concerns no commune in particular.", HelpName = "CODE", Required = true };
        var day = ArgumentText.DateOption("--day", "The day in Vietnam; it is sealed after midnight.");
        day.Required = true;
        var since = ArgumentText.DateOption("--since", "Takes along the seals from this day on, to show that no day is missing.");
        var file = new Option<FileInfo>("--file") { Description = "Where to write the bundle. What is there is replaced once the bundle is whole.", HelpName = "FILE", Required = true };
        var command = new Command("export", "Writes everything that proves one day of a commune, for 'hub evidence verify'.") { commune, day, since, file };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var chain = parsed.GetRequiredValue(commune);
            var request = new ExportBundleRequest
            {
                Parent = chain == HubChain ? chain : ArgumentText.Name("communes", chain),
                SealDate = parsed.GetValue(day),
                SinceDate = parsed.GetValue(since),
            };
            var target = parsed.GetRequiredValue(file);
            var unfinished = target.FullName + ".unfinished";
            await using (var stream = File.Create(unfinished))
            {
                await hub.Evidence.ExportAsync(request, stream, cancellationToken);
            }

            File.Move(unfinished, target.FullName, overwrite: true);
            await terminal.Out.WriteLineAsync($"Wrote {new FileInfo(target.FullName).Length} bytes to {target.FullName}.");
            return ExitCode.Done;
        });
    }
}
