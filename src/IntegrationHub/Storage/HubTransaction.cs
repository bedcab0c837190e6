using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// One open transaction. Whoever holds it may write and must not call the outside world:
/// a long transaction holds back every watch stream.
/// </summary>
internal sealed class HubTransaction(NpgsqlConnection connection)
{
    /// <summary>A command of this transaction.</summary>
    public NpgsqlCommand Command(string sql) => new(sql, connection);
}
