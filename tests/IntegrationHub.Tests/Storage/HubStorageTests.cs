using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class HubStorageTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_configured_database_is_opened_migrated_and_left_alone()
    {
        var options = new StorageOptions { ConnectionString = database.ConnectionString };

        await using (var storage = await OpenAsync(options))
        {
            await storage.MigrateAsync(HubMigrations.Steps, TestContext.Current.CancellationToken);
        }

        await using var again = await OpenAsync(options);
        Assert.Equal("hub", await QueryAsync(again.Database.Source, "SELECT current_schema()"));
    }

    [Fact]
    public async Task What_an_operator_wrote_into_the_connection_string_stands()
    {
        var given = database.ConnectionString + ";Maximum Pool Size=7;Application Name=mine;Search Path=other";

        await using var storage = await OpenAsync(new StorageOptions { ConnectionString = given, MaxPoolSize = 30 });

        var used = new NpgsqlConnectionStringBuilder(storage.ConnectionString);
        Assert.Equal((7, "mine", "other"), (used.MaxPoolSize, used.ApplicationName, used.SearchPath));
    }

    [Fact]
    public async Task The_features_get_the_pool_of_the_opened_store()
    {
        var services = new ServiceCollection();

        services.AddStorage(database.Storage);

        await using var provider = services.BuildServiceProvider();
        Assert.Same(database.Database, provider.GetRequiredService<HubDatabase>());
    }

    [Fact]
    public async Task A_transaction_that_throws_leaves_nothing()
    {
        await QueryAsync(database.Database.Source, "CREATE TABLE note (text text)");

        await Assert.ThrowsAsync<InvalidDataException>(() => database.Database.InTransactionAsync<int>(
            async transaction =>
            {
                await using var insert = transaction.Command("INSERT INTO note VALUES ('half')");
                await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                throw new InvalidDataException();
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(0L, await QueryAsync(database.Database.Source, "SELECT count(*) FROM note"));
    }

    [Fact]
    public void Options_are_read_from_their_section()
    {
        var options = Configure("Storage:MaxPoolSize", "12").ReadStorageOptions();

        Assert.Equal((12, true, true), (options.MaxPoolSize, options.Fsync, options.MayInstallPostgres));
    }

    private static Task<HubStorage> OpenAsync(StorageOptions options) => HubStorage.OpenAsync(
        options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    private static IConfigurationRoot Configure(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

    private static async Task<object?> QueryAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
