using IntegrationHub.Lanes;
using IntegrationHub.Settings;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>Keeps files in quarantine until a scanner has looked at them: the lane "scan" and what asks on it.</summary>
internal static class ScanningFeature
{
    public static IServiceCollection AddScanning(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSettings<ScanningOptions>(ScanningOptions.Section)
            .AddSingleton<AttachmentScanStore>()
            .AddHostedService<ScanningNotice>();
        // Without a scanner there is no lane. What was in quarantine stays in it: nobody has looked.
        return configuration.GetSection(ScanningOptions.Section)[nameof(ScanningOptions.ClamdAddress)] is not { Length: > 0 }
            ? services
            : services
                .AddSingleton<Clamd>()
                .AddSingleton<RecordScan>()
                .AddSingleton<ScanAttachment>()
                .AddSingleton(provider => new LaneRegistration(
                    AttachmentScans.Lane,
                    provider.GetRequiredService<IOptions<ScanningOptions>>().Value.Concurrency,
                    services => services.GetRequiredService<ScanAttachment>().RunAsync));
    }
}
