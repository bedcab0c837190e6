using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// One open transaction. Whoever holds it may write and must not call the outside world:
/// a long transaction holds back every watch stream.
/// </summary>
internal sealed class HubTransaction(NpgsqlConnection connection)
{
    /// <summary>True once the work decided that nothing of it may stay.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>A command of this transaction.</summary>
    public NpgsqlCommand Command(string sql) => new(sql, connection);

    /// <summary>Several commands of this transaction in one round trip.</summary>
    public HubBatch Batch() => new(new NpgsqlBatch(connection));

    /// <summary>Rolls everything back when the work returns, without an exception.</summary>
    public void Abandon() => Abandoned = true;
}
