namespace IntegrationHub.Cli.Output;

/// <summary>For whom the output is.</summary>
internal enum OutputFormat
{
    /// <summary>For a person.</summary>
    Table,

    /// <summary>For a program: protobuf JSON, stable.</summary>
    Json,
}
