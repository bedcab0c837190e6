using IntegrationHub.Evidence;
using IntegrationHub.Hosting;
using IntegrationHub.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Benchmarks.Stage;

/// <summary>The hub as it is but for the evidence, in a process of its own: this program, started with <see cref="Command"/>.</summary>
internal static class HubWithoutEvidence
{
    public const string Command = "hub-without-evidence";

    /// <summary>Serves until it is asked to stop.</summary>
    /// <param name="args">As the hub's own command line.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        using var loggers = LoggerFactory.Create(logging => logging.AddQuietConsole());
        await using var storage = await HubStorage.OpenAsync(builder.Configuration.ReadStorageOptions(), loggers, TimeProvider.System, CancellationToken.None);
        await storage.MigrateAsync(HubMigrations.Steps, CancellationToken.None);
        await using var app = await HubApplication.BuildAsync(
            builder, storage, services => services.AddSingleton<IEvidenceTrail, NoEvidence>(), CancellationToken.None);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
        return 0;
    }
}
