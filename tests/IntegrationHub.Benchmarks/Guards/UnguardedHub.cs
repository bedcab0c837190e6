using Grpc.AspNetCore.Server;
using IntegrationHub.Access;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Evidence;
using IntegrationHub.Hosting;
using IntegrationHub.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Benchmarks.Guards;

/// <summary>
/// The hub as it is, but it lets everybody do everything and leaves no evidence: this program, started with
/// <see cref="Command"/> in a process of its own. The product has no such switch.
/// </summary>
internal static class UnguardedHub
{
    public const string Command = "unguarded-hub";

    public static ProgramLocation Location { get; } = new("IntegrationHub.Benchmarks", "benchmarks");

    /// <summary>Serves until it is asked to stop.</summary>
    /// <param name="args">As the hub's own command line.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        using var loggers = LoggerFactory.Create(logging => logging.AddQuietConsole());
        await using var storage = await HubStorage.OpenAsync(builder.Configuration.ReadStorageOptions(), loggers, TimeProvider.System, CancellationToken.None);
        await storage.MigrateAsync(HubMigrations.Steps, CancellationToken.None);
        await using var app = await HubApplication.BuildAsync(builder, storage, TakeGuardsAway, CancellationToken.None);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void TakeGuardsAway(IServiceCollection services) => services
        .AddSingleton<IEvidenceTrail, NoEvidence>()
        .PostConfigure<GrpcServiceOptions>(grpc =>
        {
            grpc.Interceptors.Remove(grpc.Interceptors.Single(one => one.Type == typeof(AccessInterceptor)));
            grpc.Interceptors.Add<AdmitEverybody>();
        });
}
