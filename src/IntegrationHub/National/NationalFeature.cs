using IntegrationHub.Deliveries;
using IntegrationHub.National.Portal;
using IntegrationHub.Settings;

namespace IntegrationHub.National;

/// <summary>Binds each port of a feature to the adapter of a national service.</summary>
internal static class NationalFeature
{
    public static IServiceCollection AddNational(this IServiceCollection services)
    {
        services.AddSettings<PortalOptions>(PortalOptions.Section);
        // The adapter lives as long as the process, so connections are renewed below it.
        services.AddHttpClient<PortalTransport>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                // What is sent names citizens: it goes nowhere but to the configured address.
                handler.AllowAutoRedirect = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddPortalResilience()
            .AddHttpMessageHandler(() => new PortalAnswerBuffer());
        return services
            .AddSingleton<PortalSession>()
            .AddSingleton<PortalCalls>()
            .AddSingleton<PortalProcedures>()
            .AddSingleton<IFilingPortal, PortalFilingGateway>();
    }
}
