using System.CommandLine;
using Google.Protobuf;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Cli.Privacy;

/// <summary><c>hub privacy export</c>: everything held about a person, into a file only its owner reads.</summary>
internal static class ExportPersonCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var kind = ArgumentText.EnumOption<IdentificationKind>("--kind", "What kind of number. Default: personal-id.");
        var reason = PrivacyCommands.ReasonOption();
        var target = new Option<FileInfo>("--out") { Description = "Where to write it, one JSON object a line. What is there is replaced once all of it came.", HelpName = "FILE", Required = true };
        var command = new Command("export", """
            Writes everything held about a person, and to whom it was given.

            The person's number is read from standard input, for what is typed as an argument stays in the shell's
            history and shows in the list of processes. The file is readable by its owner only.
            """)
        {
            kind, reason, target,
        };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(kind);
            var request = new ExportPersonRequest
            {
                Identification = new()
                {
                    Kind = given == IdentificationKind.Unspecified ? IdentificationKind.PersonalId : given,
                    Number = await NumberAsync(terminal, cancellationToken),
                },
                Reason = parsed.GetRequiredValue(reason),
            };
            var held = await hub.Privacy.ExportPersonAsync(request, cancellationToken);
            await WriteAsync(parsed.GetRequiredValue(target), held, cancellationToken);
            await terminal.Out.WriteLineAsync(
                $"Wrote {held.Count(h => h.Filing is not null)} filings, {held.Count(h => h.Attachment is not null)} files and {held.Count(h => h.Reading is not null)} readings to {parsed.GetRequiredValue(target).FullName}.");
            return ExitCode.Done;
        });
    }

    private static async Task<string> NumberAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.CanAsk)
        {
            await terminal.Error.WriteAsync("Number of the person: ");
        }

        return (await terminal.In.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } number
            ? number
            : throw new UsageException("Write the person's number to standard input.");
    }

    private static async Task WriteAsync(FileInfo target, IEnumerable<ExportPersonResponse> held, CancellationToken cancellationToken)
    {
        var unfinished = target.FullName + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // One left over may be readable by others, and keeps its mode.
            File.Delete(unfinished);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(unfinished, options))
        {
            foreach (var one in held)
            {
                await file.WriteLineAsync(JsonFormatter.Default.Format(one).AsMemory(), cancellationToken);
            }
        }

        File.Move(unfinished, target.FullName, overwrite: true);
    }
}
