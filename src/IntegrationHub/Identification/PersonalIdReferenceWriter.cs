using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Identification;

/// <summary>Fills the table of migration 0012, in its transaction.</summary>
internal static class PersonalIdReferenceWriter
{
    private const string ProvincesSql = """
        COPY personal_id_province (code, name)
        FROM STDIN (FORMAT BINARY)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(ProvincesSql, cancellationToken);
        foreach (var row in ReferenceFile.Rows("personal_id_province_codes.csv"))
        {
            await copy.WriteRowAsync(cancellationToken, row[0], row[1]);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
