using System.Globalization;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>Looks into a database past the hub, for what no rpc tells.</summary>
public static class TableRows
{
    /// <summary>
    /// How many rows each table of the hub's schema has. Tables of libraries are left out, and those of evidence:
    /// they grow in the background, a moment after what they tell of.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAllAsync(TestDatabase database)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(database))
        {
            counts[table] = await CountAsync(database, $"SELECT count(*) FROM {table}");
        }

        return counts;
    }

    /// <summary>The number a query of the test answers with.</summary>
    public static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement of the test.</summary>
    public static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> TablesAsync(TestDatabase database)
    {
        await using var command = database.Database.Source.CreateCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'hub' AND tablename NOT LIKE 'evidence%'");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
