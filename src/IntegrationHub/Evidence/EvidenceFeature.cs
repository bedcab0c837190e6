using Hangfire;
using IntegrationHub.Evidence.Chaining;
using IntegrationHub.Evidence.Reading;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Settings;

namespace IntegrationHub.Evidence;

/// <summary>Keeps what proves what the hub did: entries beside each change, chains, a seal a day, receipts.</summary>
internal static class EvidenceFeature
{
    // Ten minutes after midnight in Vietnam, which lies a whole number of hours from UTC; and
    // each hour again for what could not be sealed or stamped then.
    private const string TenPastTheHour = "10 * * * *";

    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddHttpClient(TimeStampAuthority.HttpClientName);
        return services
            .AddSettings<EvidenceOptions>(EvidenceOptions.Section)
            .AddSingleton<EvidenceTraceStore>()
            .AddSingleton<EvidenceTraces>()
            .AddHostedService(provider => provider.GetRequiredService<EvidenceTraces>())
            .AddSingleton<IEvidenceTrail, EvidenceTrail>()
            .AddSingleton<EvidenceChainStore>()
            .AddSingleton<ChainEntries>()
            .AddHostedService<EvidencePump>()
            .AddSingleton<KeyFile>()
            .AddSingleton<SigningKeyStore>()
            .AddSingleton<SigningKeys>()
            .AddHostedService(provider => provider.GetRequiredService<SigningKeys>())
            .AddSingleton<SealStore>()
            .AddSingleton<SealDays>()
            .AddSingleton<TimeStampAuthority>()
            .AddSingleton<StampSeals>()
            .AddTransient<SealDaysJob>()
            .AddSingleton<EvidenceStore>()
            .AddSingleton<SealReadingStore>()
            .AddSingleton<ListEvidence>()
            .AddSingleton<ReadSeals>()
            .AddSingleton<ExportBundle>()
            .AddSingleton<GetReceipt>();
    }

    public static void MapEvidence(this IEndpointRouteBuilder routes) => routes.MapGrpcService<EvidenceReadingService>();

    public static void ScheduleEvidence(this IRecurringJobManager schedule) =>
        schedule.AddOrUpdate<SealDaysJob>("evidence.seal", job => job.RunAsync(CancellationToken.None), TenPastTheHour);
}
