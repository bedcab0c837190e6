using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class CommitTransactionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly string lane = $"commit-{Guid.NewGuid():N}";

    [Fact]
    public async Task Work_stays_with_the_last_statements_it_commits()
    {
        await database.Database.InTransactionAsync(
            async transaction =>
            {
                await using var first = transaction.Command("INSERT INTO lane (lane) VALUES ($1)").With(lane);
                await first.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                await using var last = transaction.Batch();
                last.Add("UPDATE lane SET seen_at = now() WHERE lane = $1").With(lane);
                await transaction.CommitAsync(last);
                return true;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(1, await CountAsync("SELECT count(*) FROM lane WHERE lane = $1 AND seen_at IS NOT NULL"));
    }

    [Fact]
    public async Task Last_statement_that_fails_leaves_nothing_of_the_work()
    {
        await Assert.ThrowsAsync<PostgresException>(() => database.Database.InTransactionAsync(
            async transaction =>
            {
                await using var first = transaction.Command("INSERT INTO lane (lane) VALUES ($1)").With(lane);
                await first.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                await using var last = transaction.Batch();
                last.Add("INSERT INTO lane (lane) VALUES ($1)").With(lane);
                await transaction.CommitAsync(last);
                return true;
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(0, await CountAsync("SELECT count(*) FROM lane WHERE lane = $1"));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql).With(lane);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
