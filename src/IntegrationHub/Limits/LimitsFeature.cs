using Grpc.AspNetCore.Server;
using IntegrationHub.Settings;

namespace IntegrationHub.Limits;

/// <summary>Keeps one caller from taking what is for all: rates, calls at once, deadlines, streams that stand still.</summary>
/// <remarks>Who is let in is counted where it becomes known who calls. What a connection may do is in Hosting.</remarks>
internal static class LimitsFeature
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSettings<LimitsOptions>(LimitsOptions.Section);
        services.PostConfigure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<StreamLimitsInterceptor>());
        return services
            .AddSingleton<CallLimits>()
            .AddSingleton<LimitsMetrics>()
            .AddSingleton<StreamLimitsInterceptor>();
    }

    public static void MapLimits(this WebApplication app) => app.UseMiddleware<CallDeadlines>();
}
