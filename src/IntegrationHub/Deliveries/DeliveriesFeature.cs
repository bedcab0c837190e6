using IntegrationHub.Filings;
using IntegrationHub.Lanes;
using IntegrationHub.Settings;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Deliveries;

/// <summary>Keeps the promise of delivery: the lane "portal" and what sends on it.</summary>
internal static class DeliveriesFeature
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services)
    {
        return services
            .AddSettings<DeliveriesOptions>(DeliveriesOptions.Section)
            .AddSingleton<DeliveriesMetrics>()
            .AddSingleton<PortalFilings>()
            .AddSingleton<QuarantineFiling>()
            .AddSingleton<RecordDelivery>()
            .AddSingleton<TransmitSteps>()
            .AddSingleton<TransmitFiling>()
            .AddSingleton(provider => new LaneRegistration(
                FilingDeliveries.Lane,
                provider.GetRequiredService<IOptions<DeliveriesOptions>>().Value.Concurrency,
                services => services.GetRequiredService<TransmitFiling>().RunAsync)
            {
                GiveUp = services => services.GetRequiredService<TransmitFiling>().GiveUpAsync,
            });
    }
}
