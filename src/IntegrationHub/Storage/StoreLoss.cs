using System.Net.Sockets;
using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>Tells lost infrastructure from a bug: the store is away or shutting down, and will be back.</summary>
internal static class StoreLoss
{
    public static bool Is(Exception exception) => exception switch
    {
        // Class 57: operator intervention (shutdown, crash recovery); 53: no resources; 08: connection.
        // A server that only reads has just lost its place to another.
        PostgresException e => e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("53", StringComparison.Ordinal)
            || e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or SocketException or EndOfStreamException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
