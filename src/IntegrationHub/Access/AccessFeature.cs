using Grpc.AspNetCore.Server;
using IntegrationHub.Access.Authority;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.Editing;
using IntegrationHub.Access.Identities;
using IntegrationHub.Hosting;
using IntegrationHub.Settings;

namespace IntegrationHub.Access;

/// <summary>Knows who calls and what they may. Default deny: what no grant allows is refused.</summary>
internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSettings<AccessOptions>(AccessOptions.Section);
        services.AddHttpClient(TokenKeys.HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(10));
        // After all others, so that a refusal here still passes the one that words refusals.
        services.PostConfigure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<AccessInterceptor>());
        // Before the directory is read: a new hub enters its first organisation.
        services.AddHostedService<OwnCertificates>();
        return services
            .AddSingleton<AccessFiles>()
            .AddSingleton<AccessStore>()
            .AddSingleton<AccessDirectory>()
            .AddHostedService(provider => provider.GetRequiredService<AccessDirectory>())
            .AddSingleton<AccessChange>()
            .AddSingleton<AccessCheck>()
            .AddSingleton<AccessInterceptor>()
            .AddSingleton<AccessReading>()
            .AddSingleton<CallerIdentities>()
            .AddSingleton<ClientTrustFiles>()
            .AddSingleton<ConsoleKeyStore>()
            .AddSingleton<ConsoleSessions>()
            .AddSingleton<ExplainAccess>()
            .AddSingleton<FirstOrganisationStore>()
            .AddSingleton<GrantEdits>()
            .AddSingleton<IdentityEdits>()
            .AddSingleton<OpenConsole>()
            .AddSingleton<OrganisationEdits>()
            .AddSingleton<RoleEdits>()
            .AddSingleton<TlsConnections>()
            .AddSingleton<NextTlsConnection>(provider => provider.GetRequiredService<TlsConnections>().Next)
            .AddSingleton<TokenKeys>()
            .AddSingleton<TokenReader>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes) => routes.MapGrpcService<AccessEditingService>();
}
