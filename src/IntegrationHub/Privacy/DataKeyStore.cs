using IntegrationHub.Encryption;
using IntegrationHub.Storage;

namespace IntegrationHub.Privacy;

/// <summary>Under which master keys the rows of a table are, and their move to another.</summary>
internal sealed class DataKeyStore(HubDatabase database)
{
    /// <summary>Ids of the master keys under which rows are.</summary>
    public async Task<List<byte[]>> IdsAsync(KeyedRows rows, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(rows.Ids);
        return await command.ToListAsync(r => r.Bytes(0), cancellationToken);
    }

    /// <summary>Ids of the master keys under which anything is.</summary>
    public async Task<List<byte[]>> AllIdsAsync(CancellationToken cancellationToken)
    {
        var found = new List<byte[]>();
        foreach (var rows in KeyedRows.All)
        {
            found.AddRange(await IdsAsync(rows, cancellationToken));
        }

        return [.. found.DistinctBy(Convert.ToHexString)];
    }

    public async Task<long> CountAsync(KeyedRows rows, byte[] masterKey, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(rows.Count).With(masterKey);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Wraps the data keys of some rows anew. How many; 0: none is left that nobody else holds.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="masterKey">Id of the key they are under.</param>
    /// <param name="most">How many at once.</param>
    /// <param name="rewrap">Makes the new wrapped key of the old.</param>
    /// <param name="cancellationToken">Ends the move before the next rows.</param>
    public Task<int> RewrapAsync(KeyedRows rows, byte[] masterKey, int most, Func<byte[], byte[]> rewrap, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await using var take = transaction.Command(rows.Take).With(masterKey).With(most);
                var taken = await take.ToListAsync(r => (Place: r.GetString(0), Key: rewrap(r.Bytes(1))), cancellationToken);
                await using var write = transaction.Command(rows.Write).With(taken.Select(t => t.Place).ToArray()).With(taken.Select(t => t.Key).ToArray());
                return await write.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
}
