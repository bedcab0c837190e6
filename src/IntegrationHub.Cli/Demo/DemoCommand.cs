using System.CommandLine;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Demo;

/// <summary><c>hub demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal) => new("demo", "Shows the hub at work.");
}
