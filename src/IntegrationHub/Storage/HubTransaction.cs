using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// One open transaction. Whoever holds it may write and must not call the outside world:
/// a long transaction holds back every watch stream.
/// </summary>
internal sealed class HubTransaction(NpgsqlConnection connection)
{
    private const string CommitSql = "COMMIT";

    /// <summary>True once the work decided that nothing of it may stay.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>True once the work's last statements went together with the commit.</summary>
    public bool Committed { get; private set; }

    /// <summary>A command of this transaction.</summary>
    public NpgsqlCommand Command(string sql) => new(sql, connection);

    /// <summary>Several commands of this transaction in one round trip.</summary>
    public HubBatch Batch() => new(new NpgsqlBatch(connection));

    /// <summary>
    /// Runs the work's last statements and commits, in one round trip. Nothing may follow in this
    /// transaction; a statement that fails rolls everything back.
    /// </summary>
    public async Task CommitAsync(HubBatch last)
    {
        last.Add(CommitSql);
        // Once the work is done the commit must not be torn by a caller who hangs up.
        await last.ExecuteNonQueryAsync(CancellationToken.None);
        Committed = true;
    }

    /// <summary>Rolls everything back when the work returns, without an exception.</summary>
    public void Abandon() => Abandoned = true;
}
