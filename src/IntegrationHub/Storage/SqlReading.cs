using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>Reads columns that may be null as values that may be null.</summary>
internal static class SqlReading
{
    public static DateTimeOffset Instant(this NpgsqlDataReader reader, int column) =>
        reader.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? InstantOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    public static byte[] Bytes(this NpgsqlDataReader reader, int column) =>
        reader.GetFieldValue<byte[]>(column);

    /// <summary>Every row of the answer, read by <paramref name="read"/>.</summary>
    public static async Task<List<T>> ToListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row of the answer; null when there is none.</summary>
    public static async Task<T?> FirstOrNullAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : null;
    }
}
