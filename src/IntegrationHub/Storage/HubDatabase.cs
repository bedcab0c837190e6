using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>The one store. Hands out transactions and connections of the pool.</summary>
internal sealed class HubDatabase(NpgsqlDataSource source)
{
    /// <summary>The pool itself, for readers that need no transaction.</summary>
    public NpgsqlDataSource Source { get; } = source;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: commits when it returns and has not done so
    /// itself, rolls back when it throws or has called <see cref="HubTransaction.Abandon"/>.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<HubTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var inner = new HubTransaction(connection);
        var result = await work(inner);
        if (inner.Abandoned)
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }
        else if (!inner.Committed)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return result;
    }
}
