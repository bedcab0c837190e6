using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Identification;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests;

/// <summary>What the hub reads of a migrated database at start: made once for the tests that only read it.</summary>
public sealed class ReferenceSnapshot(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);

    internal HubDatabase Database => database.Database;

    internal CommuneDirectory Communes { get; private set; } = null!;

    internal PersonalIdNumbers PersonalIds { get; private set; } = null!;

    internal ProcedureCatalogue Procedures { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Communes = await CommuneDirectory.LoadAsync(Database, TestContext.Current.CancellationToken);
        PersonalIds = await PersonalIdNumbers.LoadAsync(Database, TestContext.Current.CancellationToken);
        Procedures = await ProcedureCatalogue.LoadAsync(Database, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>The test classes that share one <see cref="ReferenceSnapshot"/>.</summary>
[CollectionDefinition]
public sealed class ReferenceTests : ICollectionFixture<ReferenceSnapshot>;
