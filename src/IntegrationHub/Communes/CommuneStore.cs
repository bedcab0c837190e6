using IntegrationHub.Communes.V1;
using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Communes;

/// <summary>Reads the commune tables, whole: they change by migrations only.</summary>
internal sealed class CommuneStore(HubDatabase database)
{
    private const string ProvincesSql = """
        SELECT code, name
        FROM province
        WHERE valid_to = 'infinity'
        ORDER BY code
        """;

    public Task<List<Province>> ProvincesAsync(CancellationToken cancellationToken) =>
        ReadAsync(ProvincesSql, r => new Province(r.GetString(0), r.GetString(1)), cancellationToken);

    private const string CommunesSql = """
        SELECT c.code, c.name, c.kind, c.province_code, p.name, c.valid_from, c.valid_to
        FROM commune c
        JOIN province p ON p.code = c.province_code AND p.valid_from = c.province_valid_from
        ORDER BY c.code, c.valid_from
        """;

    public Task<List<Commune>> CommunesAsync(CancellationToken cancellationToken) =>
        ReadAsync(CommunesSql, r => new Commune
        {
            Code = r.GetString(0),
            Name = r.GetString(1),
            Kind = (CommuneKind)r.GetInt16(2),
            ProvinceCode = r.GetString(3),
            ProvinceName = r.GetString(4),
            ValidFrom = r.GetFieldValue<DateOnly>(5) is var from && from == DateOnly.MinValue ? null : from,
            ValidTo = r.GetFieldValue<DateOnly>(6) is var to && to == DateOnly.MaxValue ? null : to,
        }, cancellationToken);

    private const string ChangesSql = """
        SELECT effective_on, predecessor_code, predecessor_name, successor_code, extent
        FROM commune_change
        ORDER BY effective_on, predecessor_code, successor_code
        """;

    public Task<List<CommuneChange>> ChangesAsync(CancellationToken cancellationToken) =>
        ReadAsync(ChangesSql, r => new CommuneChange(r.GetFieldValue<DateOnly>(0), r.IsDBNull(1) ? null : r.GetString(1),
            r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), (ChangeExtent)r.GetInt16(4)), cancellationToken);

    private const string AgenciesSql = """
        SELECT commune_code, code, provisional
        FROM agency
        ORDER BY commune_code
        """;

    public Task<List<AgencyRow>> AgenciesAsync(CancellationToken cancellationToken) =>
        ReadAsync(AgenciesSql, r => new AgencyRow(r.GetString(0), r.GetString(1), r.GetBoolean(2)), cancellationToken);

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
