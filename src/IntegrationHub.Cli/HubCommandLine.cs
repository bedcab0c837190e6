using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Google.Protobuf;
using IntegrationHub.Cli.Access;
using IntegrationHub.Cli.Authority;
using IntegrationHub.Cli.Communes;
using IntegrationHub.Cli.Demo;
using IntegrationHub.Cli.Evidence;
using IntegrationHub.Cli.Filings;
using IntegrationHub.Cli.Lanes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Privacy;
using IntegrationHub.Cli.Procedures;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Client;

namespace IntegrationHub.Cli;

/// <summary>The command <c>hub</c>: its tree, and what becomes of an error anywhere in it.</summary>
internal static class HubCommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Create(terminal).Parse(args is [] ? ["--help"] : args);
        if (parsed.Action is ParseErrorAction)
        {
            return ExplainUsage(parsed, terminal);
        }

        if (parsed.Action is HelpAction)
        {
            ShortenDescriptions(parsed.CommandResult.Command);
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            // Children get 30 seconds to end after the first Ctrl+C, and the CLI must outlive them.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(45),
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (HubRefusalException refusal)
        {
            FailureWriter.Write(terminal.Error, refusal);
            return ExitCode.Failed;
        }
        catch (HubUnavailableException failure)
        {
            return FailureWriter.Write(terminal.Error, failure);
        }
        catch (Exception error) when (error is UsageException or InvalidProtocolBufferException or InvalidJsonException)
        {
            await terminal.Error.WriteLineAsync($"hub: {error.Message}");
            return ExitCode.BadUsage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await terminal.Error.WriteLineAsync($"hub: {error.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
    }

    public static RootCommand Create(Terminal terminal)
    {
        var shared = new SharedOptions();
        return new RootCommand("IntegrationHub: carries the filings of communes to the national portal.")
        {
            DemoCommand.Create(terminal),
            ServeCommands.Serve(terminal),
            ServeCommands.Sandbox(terminal),
            ServeCommands.Migrate(terminal),
            FilingsCommands.Create(shared, terminal),
            CommunesCommands.Create(shared, terminal),
            ProceduresCommands.Create(shared, terminal),
            LanesCommands.Create(shared, terminal),
            AccessCommands.Create(shared, terminal),
            new CaCommands(terminal).Create(),
            EvidenceCommands.Create(shared, terminal),
            PrivacyCommands.Create(shared, terminal),
        };
    }

    private static int ExplainUsage(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine($"hub: {error.Message}");
        }

        terminal.Error.WriteLine($"Run '{CommandPath(parsed.CommandResult.Command)} --help' for what it takes.");
        return ExitCode.BadUsage;
    }

    // A command's own help tells all of it, the list above it the first line.
    private static void ShortenDescriptions(Command listed)
    {
        foreach (var command in listed.Subcommands)
        {
            command.Description = command.Description?.Split('\n')[0];
        }
    }

    private static string CommandPath(Command command) =>
        command is RootCommand ? "hub" : $"{CommandPath(command.Parents.OfType<Command>().First())} {command.Name}";
}
