using Hangfire;
using IntegrationHub.Settings;

namespace IntegrationHub.Lanes;

/// <summary>Registers what drains lanes, serves what operators see of them, and schedules their minute job.</summary>
internal static class LanesFeature
{
    public static IServiceCollection AddLanes(this IServiceCollection services)
    {
        return services
            .AddSettings<LanesOptions>(LanesOptions.Section)
            .AddSingleton<LaneClaims>()
            .AddSingleton<LaneStore>()
            .AddSingleton<LaneItemStore>()
            .AddSingleton<ListLanes>()
            .AddSingleton<RetryLaneItem>()
            .AddTransient<DrainLaneJob>()
            .AddHostedService<LanePump>();
    }

    /// <summary>One lane of a feature: its destination and what sends on it.</summary>
    public static IServiceCollection AddLane(this IServiceCollection services, LaneRegistration lane) =>
        services.AddSingleton(lane);

    public static void MapLanes(this IEndpointRouteBuilder routes) => routes.MapGrpcService<LanesService>();

    /// <summary>Wakes every lane once a minute, so that no single pump's death stops one.</summary>
    public static void ScheduleLanes(this IRecurringJobManager schedule, IEnumerable<LaneRegistration> lanes)
    {
        foreach (var lane in lanes)
        {
            schedule.AddOrUpdate<DrainLaneJob>($"lane.{lane.Lane}", job => job.RunAsync(lane.Lane, CancellationToken.None), Cron.Minutely);
        }
    }
}
