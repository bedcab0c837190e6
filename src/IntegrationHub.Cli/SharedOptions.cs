using System.CommandLine;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client;

namespace IntegrationHub.Cli;

/// <summary>Options that mean the same in every command that talks to a hub.</summary>
internal sealed class SharedOptions
{
    public const string AddressVariable = "HUB_ADDRESS";
    public const string DefaultAddress = "https://127.0.0.1:7080";

    private readonly IdentityOptions identity = new();

    public Option<Uri> Hub { get; } = new("--hub")
    {
        Description = $"Address of the hub's gRPC port. Default: ${AddressVariable}, else {DefaultAddress}.",
        HelpName = "ADDRESS",
        Recursive = true,
        CustomParser = result =>
        {
            if (ParseAddress(result.Tokens[0].Value) is { } address)
            {
                return address;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not an http or https address.");
            return null;
        },
    };

    public Option<OutputFormat> Output { get; } = new("--output", "-o")
    {
        Description = "table to be read, json (protobuf JSON) for machines. Default: table.",
        HelpName = "table|json",
    };

    /// <summary>A group of commands that talk to a hub.</summary>
    public Command Group(string name, string description, params IEnumerable<Command> commands)
    {
        var group = new Command(name, description) { Hub };
        foreach (var option in identity.All)
        {
            group.Add(option);
        }

        foreach (var command in commands)
        {
            group.Add(command);
        }

        return group;
    }

    /// <summary>Adds a command's work: a connected client, ended with the command.</summary>
    public Command Bind(Command command, Func<HubClient, ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Connect(parsed);
            return await work(client, parsed, cancellationToken);
        });
        return command;
    }

    private HubClient Connect(ParseResult parsed)
    {
        var fromEnvironment = Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } text ? text : DefaultAddress;
        var address = parsed.GetValue(Hub)
            ?? ParseAddress(fromEnvironment)
            ?? throw new UsageException($"{AddressVariable} holds '{fromEnvironment}', which is not an http or https address.");
        return new HubClient(identity.Apply(parsed, address));
    }

    private static Uri? ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address : null;
}
