using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class PostgresSearchTests
{
    [Fact]
    public async Task A_configured_folder_without_the_programs_is_named_and_nothing_is_installed()
    {
        var options = new StorageOptions { PostgresBinaries = "/nowhere" };

        var refused = await Assert.ThrowsAsync<StorageException>(() => PostgresSearch.RunAsync(
            options, new ClusterFolder("/tmp/ih-none"), NullLogger.Instance, TestContext.Current.CancellationToken));

        Assert.Contains("'/nowhere'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_none_the_line_to_type_is_given()
    {
        var message = PostgresSearch.Explain(new StorageOptions(), clusterMajor: null, "/data/postgres", []);

        Assert.EndsWith("sudo apt-get install postgresql", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Where_all_are_too_old_the_oldest_that_will_do_is_named()
    {
        var message = PostgresSearch.Explain(
            new StorageOptions(), clusterMajor: null, "/data/postgres", [new PostgresBinaries("/usr/lib/postgresql/13/bin", 13)]);

        Assert.Contains("14 or newer (found: 13 in /usr/lib/postgresql/13/bin)", message, StringComparison.Ordinal);
    }
}
