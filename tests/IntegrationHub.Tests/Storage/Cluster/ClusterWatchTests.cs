using System.Diagnostics;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

public sealed class ClusterWatchTests
{
    private const int ClusterReady = 102;

    private const int ClusterGone = 106;

    private const int ClusterDown = 107;

    [Fact]
    public async Task A_server_killed_under_a_living_hub_is_started_again()
    {
        await using var sandbox = new ClusterSandbox();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(sandbox.Logs));
        var clock = new ManualClock();
        await using var storage = await HubStorage.OpenAsync(sandbox.Options, loggers, clock, TestContext.Current.CancellationToken);
        using var watch = new ClusterWatch(storage, clock, loggers.CreateLogger<ClusterWatch>());
        await watch.StartAsync(TestContext.Current.CancellationToken);
        using var server = Process.GetProcessById(sandbox.ServerPid);

        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        clock.Advance(ClusterWatch.Period);
        await sandbox.Logs.Seen(ClusterGone).Within(Within.AMinute);

        await Within.Until(
            Within.AMinute, () => Task.FromResult(sandbox.Logs.Records.Count(record => record.EventId.Id == ClusterReady) == 2));
        await watch.StopAsync(TestContext.Current.CancellationToken);
        await using var command = storage.Database.Source.CreateCommand("SELECT 1");
        Assert.Equal(1, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_of_any_kind_leaves_the_watch_awake()
    {
        await using var sandbox = new ClusterSandbox();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(sandbox.Logs));
        var clock = new ManualClock();
        await using var storage = await HubStorage.OpenAsync(sandbox.Options, loggers, clock, TestContext.Current.CancellationToken);
        using var watch = new ClusterWatch(storage, clock, loggers.CreateLogger<ClusterWatch>());
        await watch.StartAsync(TestContext.Current.CancellationToken);
        using var server = Process.GetProcessById(sandbox.ServerPid);
        sandbox.Logs.Expect(ClusterDown);
        var folder = sandbox.Options.DataDirectory!;

        Directory.Move(folder, folder + ".aside");
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        clock.Advance(ClusterWatch.Period);
        await sandbox.Logs.Seen(ClusterDown).Within(Within.AMinute);
        Directory.Move(folder + ".aside", folder);
        clock.Advance(ClusterWatch.Period);

        await Within.Until(
            Within.AMinute, () => Task.FromResult(sandbox.Logs.Records.Count(record => record.EventId.Id == ClusterReady) == 2));
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Only_a_hub_that_runs_its_own_server_watches_it()
    {
        await using var sandbox = new ClusterSandbox();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(sandbox.Logs));
        await using var own = await HubStorage.OpenAsync(
            sandbox.Options, loggers, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var others = await HubStorage.OpenAsync(
            new StorageOptions { ConnectionString = own.ConnectionString }, loggers, TimeProvider.System, TestContext.Current.CancellationToken);

        var withOwn = new ServiceCollection().AddStorage(own);
        var withOthers = new ServiceCollection().AddStorage(others);

        Assert.Single(withOwn, service => service.ImplementationType == typeof(ClusterWatch));
        Assert.DoesNotContain(withOthers, service => service.ImplementationType == typeof(ClusterWatch));
    }
}
