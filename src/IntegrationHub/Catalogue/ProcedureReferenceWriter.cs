using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Catalogue;

/// <summary>Fills the table of migration 0011, in its transaction.</summary>
internal static class ProcedureReferenceWriter
{
    private const string VersionsSql = """
        COPY procedure_version (procedure_code, version, effective_at, source, content, content_hash)
        FROM STDIN (FORMAT BINARY)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(VersionsSql, cancellationToken);
        foreach (var procedure in ProcedureReference.Read())
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(procedure.Code, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(procedure.Version, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(procedure.EffectiveAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(procedure.Source, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(Encoding.UTF8.GetString(ProcedureContent.Write(procedure)), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(ProcedureContent.Hash(procedure), NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
