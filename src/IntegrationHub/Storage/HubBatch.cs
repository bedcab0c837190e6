using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>Statements of several stores in one round trip. An operation hands it from store to store; what is in it only they know.</summary>
internal sealed class HubBatch(NpgsqlBatch batch) : IAsyncDisposable
{
    public bool IsEmpty => batch.BatchCommands.Count == 0;

    /// <summary>Appends one statement.</summary>
    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => batch.ExecuteNonQueryAsync(cancellationToken);

    public Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken cancellationToken) => batch.ExecuteReaderAsync(cancellationToken);

    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
