using Hangfire;
using IntegrationHub.Storage;

namespace IntegrationHub.Rpc;

/// <summary>What every gRPC door shares: refusals as statuses, writes run once, health and reflection.</summary>
internal static class RpcFeature
{
    // The largest message is an upload's chunk of 1 MiB with its frame.
    private const int MostMessageBytes = 2 * 1024 * 1024;

    public static IServiceCollection AddRpc(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MostMessageBytes;
            options.Interceptors.Add<RefusalInterceptor>();
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<StoreHealth>("store");
        return services.AddSingleton<RequestAnswers>().AddSingleton<RequestAnswerStore>().AddTransient<PurgeRequestAnswersJob>();
    }

    public static void MapRpc(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcHealthChecksService();
        routes.MapGrpcReflectionService();
    }

    public static void ScheduleRpc(this IRecurringJobManager schedule) =>
        schedule.AddOrUpdate<PurgeRequestAnswersJob>("request-answers.purge", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
}
