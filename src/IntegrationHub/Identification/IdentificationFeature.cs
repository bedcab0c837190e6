namespace IntegrationHub.Identification;

/// <summary>What numbers of persons say, and how records are found by them.</summary>
internal static class IdentificationFeature
{
    public static IServiceCollection AddIdentification(this IServiceCollection services) => services
        .AddSingleton<PersonHashStore>()
        .AddSingleton<PersonHashes>();
}
