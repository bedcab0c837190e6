using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class TestDatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Unqualified_names_are_the_hubs()
    {
        await using var command = database.Database.Source.CreateCommand("SELECT current_schema()");

        var schema = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.Equal("hub", schema);
    }
}
