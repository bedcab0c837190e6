using IntegrationHub.Calendar;
using IntegrationHub.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Hosting;

/// <summary>The process itself: where it listens, how it stops, whether it is well.</summary>
internal static class HostingFeature
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.ListenFor(builder.Configuration.ReadSettings<HubOptions>(HubOptions.Section));
        builder.Logging.AddQuietConsole();
        builder.Services.AddSettings<HubOptions>(HubOptions.Section);
        builder.Services.AddSingleton<HubAddresses>();
        builder.Services.TryAddSingleton<TimeProvider, MicrosecondClock>();
        // The hub calls the addresses it was given and no other, whatever an answer says: a redirect is
        // an answer without a meaning.
        builder.Services.ConfigureHttpClientDefaults(http => http.UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
    }

    public static void MapHosting(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<IOptions<HubOptions>>().Value;
        if (!HubOptions.IsTls(options.GrpcUrl))
        {
            routes.ServiceProvider.GetRequiredService<ILogger<HubOptions>>().ServedWithoutTls(options.GrpcUrl);
        }

        routes.MapHealthChecks("/health");
    }
}
