using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Identification;
using IntegrationHub.Storage;
using IntegrationHub.Tests;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(ReferenceSnapshot))]

namespace IntegrationHub.Tests;

/// <summary>A migrated database and what the hub reads of it at start: once for all tests, which only read it.</summary>
public sealed class ReferenceSnapshot : IAsyncLifetime
{
    private NpgsqlDataSource source = null!;

    internal HubDatabase Database { get; private set; } = null!;

    internal CommuneDirectory Communes { get; private set; } = null!;

    internal PersonalIdNumbers PersonalIds { get; private set; } = null!;

    internal ProcedureCatalogue Procedures { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        const string Server = "Host=/tmp/refpg;Port=55990;Username=hub;Database=postgres;Search Path=hub";
        source = NpgsqlDataSource.Create(Server);
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var file in new[] { "0010_communes", "0011_catalogue", "0012_identification" })
            {
                using var reader = new StreamReader(typeof(HubDatabase).Assembly.GetManifestResourceStream($"migrations/{file}.sql")!);
                await using var command = new NpgsqlCommand((file[3] == '0' ? "DROP SCHEMA IF EXISTS hub CASCADE; CREATE SCHEMA hub;" : "") + await reader.ReadToEndAsync(), connection);
                await command.ExecuteNonQueryAsync();
            }

            await CommuneReferenceWriter.WriteAsync(connection, CancellationToken.None);
            await ProcedureReferenceWriter.WriteAsync(connection, CancellationToken.None);
            await PersonalIdReferenceWriter.WriteAsync(connection, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Database = new HubDatabase(source);
        Communes = await CommuneDirectory.LoadAsync(Database, CancellationToken.None);
        PersonalIds = await PersonalIdNumbers.LoadAsync(Database, CancellationToken.None);
        Procedures = await ProcedureCatalogue.LoadAsync(Database, CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await source.DisposeAsync();
}
