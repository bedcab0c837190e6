using IntegrationHub.Settings;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Encryption;

/// <summary>Encryption at rest: a key for each record, encrypted under master keys that are not in the database.</summary>
internal static class EncryptionFeature
{
    public static IServiceCollection AddEncryption(this IServiceCollection services) => services
        .AddSettings<EncryptionOptions>(EncryptionOptions.Section)
        .AddSingleton(provider => MasterKeyFile.Of(
            provider.GetRequiredService<IOptions<EncryptionOptions>>().Value, provider.GetRequiredService<HubStorage>().DataDirectory))
        .AddSingleton<MasterKeys>()
        .AddSingleton<DataKeys>();
}
