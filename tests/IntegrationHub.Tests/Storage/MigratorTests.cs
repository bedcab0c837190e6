using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class MigratorTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly Migration First = Migration.Parse("0001_town", "CREATE TABLE town (name text PRIMARY KEY);");
    private static readonly Migration Second = Migration.Parse("0002_ward", "ALTER TABLE town ADD ward text; CREATE INDEX town_ward ON town (ward);");
    private static readonly Dictionary<string, MigrationStep> NoSteps = [];

    private readonly string name = $"m_{Guid.NewGuid():N}";
    private readonly LogGuard logs = new();
    private readonly ManualClock clock = new();
    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        await server.CreateEmptyAsync(name);
        source = NpgsqlDataSource.Create(server.OptionsFor(name).ConnectionString + ";Search Path=hub");
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await server.DropAsync(name);
        logs.Dispose();
    }

    [Fact]
    public async Task Each_is_applied_once_in_the_order_of_its_number()
    {
        await MigrateAsync([First], NoSteps);

        await MigrateAsync([First, Second], NoSteps);

        Assert.Equal("0001_town,0002_ward", await QueryAsync("SELECT string_agg(name, ',' ORDER BY number) FROM hub.migration"));
        Assert.Equal(ManualClock.Morning.UtcDateTime, await QueryAsync("SELECT min(applied_at) FROM hub.migration"));
        Assert.Equal(2, logs.Records.Count(record => record.EventId.Id == 110));
    }

    [Fact]
    public async Task A_step_loads_its_rows_in_the_transaction_of_its_migration()
    {
        var steps = new Dictionary<string, MigrationStep> { [First.Name] = CopyTownsAsync };

        await MigrateAsync([First], steps);

        Assert.Equal(2L, await QueryAsync("SELECT count(*) FROM hub.town"));
    }

    [Fact]
    public async Task A_step_that_fails_takes_its_migration_back_and_keeps_those_before()
    {
        var steps = new Dictionary<string, MigrationStep>
        {
            [Second.Name] = (_, _, _) => throw new InvalidDataException("row 7"),
        };

        await Assert.ThrowsAsync<InvalidDataException>(() => MigrateAsync([First, Second], steps));

        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM hub.migration"));
        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM information_schema.columns WHERE table_name = 'town'"));
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_and_may_be_tried_again()
    {
        var broken = Second with { Sql = "ALTER TABLE town ADD ward text; SELECT 1 / 0;" };

        await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync([First, broken], NoSteps));
        await MigrateAsync([First, Second], NoSteps);

        Assert.Equal(2L, await QueryAsync("SELECT count(*) FROM hub.migration"));
    }

    [Fact]
    public async Task One_that_was_changed_after_it_was_applied_is_refused()
    {
        await MigrateAsync([First], NoSteps);

        var refused = await Assert.ThrowsAsync<StorageException>(
            () => MigrateAsync([First with { Sql = First.Sql + " -- more" }], NoSteps));

        Assert.Contains("'0001_town' differs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_ends_of_a_checkout_do_not_count_as_a_change()
    {
        await MigrateAsync([First with { Sql = "CREATE TABLE town (\n  name text\n);" }], NoSteps);

        await MigrateAsync([First with { Sql = "CREATE TABLE town (\r\n  name text\r\n);" }], NoSteps);

        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM hub.migration"));
    }

    [Fact]
    public async Task A_database_newer_than_the_hub_is_refused()
    {
        await MigrateAsync([First, Second], NoSteps);

        var refused = await Assert.ThrowsAsync<StorageException>(() => MigrateAsync([First], NoSteps));

        Assert.Contains("'0002_ward'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_comes_before_an_applied_one_is_refused()
    {
        await MigrateAsync([Second with { Sql = "CREATE TABLE town (name text);" }], NoSteps);

        var refused = await Assert.ThrowsAsync<StorageException>(
            () => MigrateAsync([First, Second with { Sql = "CREATE TABLE town (name text);" }], NoSteps));

        Assert.Contains("give it a number after 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_hubs_that_start_at_once_apply_each_once()
    {
        var loads = 0;
        var steps = new Dictionary<string, MigrationStep>
        {
            [First.Name] = (connection, transaction, cancellationToken) =>
            {
                Interlocked.Increment(ref loads);
                return CopyTownsAsync(connection, transaction, cancellationToken);
            },
        };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync([First, Second], steps))).Within(Within.AMinute);

        Assert.Equal(1, loads);
        Assert.Equal(2L, await QueryAsync("SELECT count(*) FROM hub.migration"));
    }

    [Fact]
    public async Task A_step_for_a_migration_that_does_not_exist_is_a_mistake_of_ours()
    {
        var steps = new Dictionary<string, MigrationStep> { ["0009_typo"] = CopyTownsAsync };

        var mistake = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync([First], steps));

        Assert.Contains("0009_typo", mistake.Message, StringComparison.Ordinal);
    }

    private static async Task CopyTownsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryImportAsync("COPY town (name) FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var town in new[] { "Đà Lạt", "Bảo Lộc" })
        {
            await rows.StartRowAsync(cancellationToken);
            await rows.WriteAsync(town, NpgsqlDbType.Text, cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private Task MigrateAsync(IReadOnlyList<Migration> migrations, IReadOnlyDictionary<string, MigrationStep> steps)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        return new Migrator(source, clock, factory.CreateLogger<Migrator>(), migrations, steps)
            .RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<object?> QueryAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
