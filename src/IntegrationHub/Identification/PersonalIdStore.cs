using IntegrationHub.Storage;

namespace IntegrationHub.Identification;

internal sealed class PersonalIdStore(HubDatabase database)
{
    private const string ProvinceCodesSql = """
        SELECT code
        FROM personal_id_province
        ORDER BY code
        """;

    public async Task<List<string>> ProvinceCodesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ProvinceCodesSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.Add(reader.GetString(0));
        }

        return codes;
    }
}
