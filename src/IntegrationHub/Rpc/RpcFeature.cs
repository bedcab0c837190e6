using Hangfire;
using IntegrationHub.Storage;

namespace IntegrationHub.Rpc;

/// <summary>What every gRPC door shares: refusals as statuses, writes run once, health and reflection.</summary>
internal static class RpcFeature
{
    public static IServiceCollection AddRpc(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = UnreadableRequest.MostMessageBytes;
            options.Interceptors.Add<RefusalInterceptor>();
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<StoreHealth>("store");
        return services.AddSingleton<RequestAnswers>().AddSingleton<RequestAnswerStore>().AddTransient<PurgeRequestAnswersJob>();
    }

    public static void MapRpc(this WebApplication routes)
    {
        routes.UseMiddleware<UnreadRequests>();
        routes.MapGrpcHealthChecksService();
        routes.MapGrpcReflectionService();
    }

    public static void ScheduleRpc(this IRecurringJobManager schedule) =>
        schedule.AddOrUpdate<PurgeRequestAnswersJob>("request-answers.purge", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
}
