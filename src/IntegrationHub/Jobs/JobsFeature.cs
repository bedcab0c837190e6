using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using IntegrationHub.Storage;

namespace IntegrationHub.Jobs;

/// <summary>Hangfire: wakes jobs on time and shows them. What is to be done is decided in the hub's own tables.</summary>
internal static class JobsFeature
{
    // A lane's job may run for its whole window; the short schedules must not wait behind it.
    private const int Workers = 6;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    // How long a lock outlives the process that was killed with it. Hangfire holds one for moments.
    private static readonly TimeSpan StaleLock = TimeSpan.FromMinutes(1);

    /// <summary>Registers the job server and what writes the schedules.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="storage">With <see cref="JobsStore"/> prepared.</param>
    /// <param name="schedule">Writes every feature's schedule.</param>
    public static IServiceCollection AddJobs(
        this IServiceCollection services, HubStorage storage, Action<IServiceProvider, IRecurringJobManager> schedule)
    {
        // Hangfire would take these two from static places, where a second hub of the process puts its own.
        services
            .AddSingleton<JobStorage>(_ => StorageOn(storage.ConnectionString))
            .AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, configuration) => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new JobsLogProvider(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            server.ShutdownTimeout = StopPatience;
            server.StopTimeout = TimeSpan.FromSeconds(5);
        });
        return services.AddHostedService(provider => ActivatorUtilities.CreateInstance<JobPlan>(provider, schedule));
    }

    private static PostgreSqlStorage StorageOn(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = JobsStore.Schema,
            PrepareSchemaIfNecessary = false,
            DistributedLockTimeout = StaleLock,
            QueuePollInterval = TimeSpan.FromSeconds(1),
            EnableLongPolling = true,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }
}
