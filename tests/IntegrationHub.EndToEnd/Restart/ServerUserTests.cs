using IntegrationHub.EndToEnd.Processes;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>The user the database runs as.</summary>
public sealed class ServerUserTests
{
    [Fact]
    public async Task Database_runs_as_the_hubs_user_and_never_as_root()
    {
        await using var data = new DataFolder();
        await using var hub = await HubProcess.StartAsync(data, new Uri("http://127.0.0.1:9"));

        var hubUser = UserOf(hub.Process.Id);
        var serverUser = UserOf(data.ServerId!.Value);

        Assert.NotEqual("0", serverUser);
        Assert.Equal(Environment.IsPrivilegedProcess, hubUser != serverUser);
    }

    private static string UserOf(int process) =>
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
}
