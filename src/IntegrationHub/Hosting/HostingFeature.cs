using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IntegrationHub.Hosting;

/// <summary>The process itself: where it listens, how it stops, whether it is well.</summary>
internal static class HostingFeature
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(HubOptions.Section).Get<HubOptions>() ?? new HubOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        builder.ListenFor(options);
        builder.Logging.AddQuietConsole();
        builder.Services.AddOptions<HubOptions>().BindConfiguration(HubOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<HubAddresses>();
        builder.Services.TryAddSingleton<TimeProvider, MicrosecondClock>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
    }

    public static void MapHosting(this IEndpointRouteBuilder routes) => routes.MapHealthChecks("/health");
}
