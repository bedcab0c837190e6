using IntegrationHub.Settings;
using IntegrationHub.Storage.Cluster;

namespace IntegrationHub.Storage;

/// <summary>The store: opened and migrated before the process serves, then shared by every feature.</summary>
internal static class StorageFeature
{
    /// <summary>Reads and checks the section, before there are services to ask.</summary>
    public static StorageOptions ReadStorageOptions(this IConfiguration configuration) =>
        configuration.ReadSettings<StorageOptions>(StorageOptions.Section);

    /// <summary>Registers the opened store. Whoever opened it disposes it, after the host.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, HubStorage storage)
    {
        services.AddSingleton(storage);
        services.AddSingleton(storage.Database);
        services.AddSingleton<StoreSignal>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreSignal>());
        if (storage.IsPrivate)
        {
            services.AddHostedService<ClusterWatch>();
        }

        return services;
    }
}
