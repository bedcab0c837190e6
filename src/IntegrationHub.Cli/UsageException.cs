namespace IntegrationHub.Cli;

/// <summary>The command line was well-formed but what it names is not: a file that is not a filing, an empty list.</summary>
internal sealed class UsageException(string message) : Exception(message);
