using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Communes;

/// <summary>Fills the tables of migration 0010, in its transaction.</summary>
internal static class CommuneReferenceWriter
{
    private const string ProvincesSql = """
        COPY province (code, valid_from, valid_to, name)
        FROM STDIN (FORMAT BINARY)
        """;

    private const string CommunesSql = """
        COPY commune (code, valid_from, valid_to, name, kind, province_code, province_valid_from)
        FROM STDIN (FORMAT BINARY)
        """;

    private const string ChangesSql = """
        COPY commune_change (effective_on, predecessor_code, predecessor_name, successor_code, extent)
        FROM STDIN (FORMAT BINARY)
        """;

    private const string AgenciesSql = """
        COPY agency (commune_code, code, provisional)
        FROM STDIN (FORMAT BINARY)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var reference = new CommuneReference();
        await CopyAsync(connection, ProvincesSql, reference.Provinces(), p => [Text(p.Code), Day(p.ValidFrom), Day(p.ValidTo), Text(p.Name)], cancellationToken);
        await CopyAsync(connection, CommunesSql, reference.Communes(),
            c => [Text(c.Code), Day(c.ValidFrom), Day(c.ValidTo), Text(c.Name), Number((int)c.Kind), Text(c.ProvinceCode), Day(c.ProvinceValidFrom)], cancellationToken);
        await CopyAsync(connection, ChangesSql, reference.Changes(),
            c => [Day(c.EffectiveOn), Text(c.PredecessorCode), Text(c.PredecessorName), Text(c.SuccessorCode), Number((int)c.Extent)], cancellationToken);
        await CopyAsync(connection, AgenciesSql, reference.Agencies(),
            a => [Text(a.CommuneCode), Text(a.Code), (a.Provisional, NpgsqlDbType.Boolean)], cancellationToken);
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, string sql, IEnumerable<T> rows, Func<T, (object?, NpgsqlDbType)[]> cells, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(sql, cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var (value, type) in cells(row))
            {
                await copy.WriteAsync(value ?? DBNull.Value, type, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static (object?, NpgsqlDbType) Text(string? value) => (value, NpgsqlDbType.Text);

    private static (object?, NpgsqlDbType) Day(DateOnly value) => (value, NpgsqlDbType.Date);

    private static (object?, NpgsqlDbType) Number(int value) => ((short)value, NpgsqlDbType.Smallint);
}
