namespace IntegrationHub.Cli.Output;

/// <summary>One column of a table: its head and what it shows of an item.</summary>
internal sealed record Column<T>(string Head, Func<T, string> Cell, bool Number = false);
