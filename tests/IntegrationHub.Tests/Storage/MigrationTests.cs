using IntegrationHub.Storage;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("1_town")]
    [InlineData("0001-town")]
    [InlineData("0001_Town")]
    [InlineData("town")]
    public void A_name_without_number_and_topic_is_a_mistake(string name) =>
        Assert.Throws<ArgumentException>(() => Migration.Parse(name, "SELECT 1"));

    [Fact]
    public void The_hubs_own_have_numbers_of_their_own_in_rising_order()
    {
        var numbers = Migration.Embedded(typeof(HubStorage).Assembly).Select(migration => migration.Number).ToList();

        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public void Every_step_belongs_to_a_migration_there_is()
    {
        var names = Migration.Embedded(typeof(HubStorage).Assembly).Select(migration => migration.Name);

        Assert.Empty(HubMigrations.Steps.Keys.Except(names));
    }
}
