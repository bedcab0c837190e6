using Hangfire;
using IntegrationHub.Encryption;
using IntegrationHub.Identification;
using IntegrationHub.Settings;

namespace IntegrationHub.Privacy;

/// <summary>Keeps contents no longer than needed, moves them under new master keys, and tells a person what is held.</summary>
internal static class PrivacyFeature
{
    // Beside each other and beside the seal of the day, not on top.
    private const string TwentyPastTheHour = "20 * * * *";
    private const string TwentyToTheHour = "40 * * * *";

    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSettings<RetentionOptions>(RetentionOptions.Section)
        .AddSingleton<DataKeyStore>()
        .AddSingleton<RewrapDataKeys>()
        .AddTransient<RewrapDataKeysJob>()
        .AddSingleton<RetentionStore>()
        .AddSingleton<DestroyContent>()
        .AddSingleton<DestroyDueContent>()
        .AddTransient<DestroyDueContentJob>()
        .AddSingleton<DestroyFilingContent>()
        .AddSingleton<ReadingStore>()
        .AddSingleton<ExportPerson>()
        .AddSingleton<GetPrivacyState>();

    /// <summary>Reads the keys, before anything is served. A hub that could not read what is stored does not start.</summary>
    /// <exception cref="Storage.StorageException">A master key is missing.</exception>
    public static async Task StartPrivacyAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<MasterKeys>().Start(await services.GetRequiredService<DataKeyStore>().AllIdsAsync(cancellationToken));
        await services.GetRequiredService<PersonHashes>().StartAsync(cancellationToken);
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes) => routes.MapGrpcService<PrivacyOfficerService>();

    public static void SchedulePrivacy(this IRecurringJobManager schedule)
    {
        schedule.AddOrUpdate<RewrapDataKeysJob>("privacy.rewrap", job => job.RunAsync(CancellationToken.None), TwentyPastTheHour);
        schedule.AddOrUpdate<DestroyDueContentJob>("privacy.retention", job => job.RunAsync(CancellationToken.None), TwentyToTheHour);
    }
}
