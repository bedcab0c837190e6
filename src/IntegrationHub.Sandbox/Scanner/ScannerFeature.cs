namespace IntegrationHub.Sandbox.Scanner;

/// <summary>
/// A stand-in of ClamAV's daemon on a TCP port of its own. It knows one virus, the EICAR test string.
/// Faults with the service "clamd" strike it.
/// </summary>
internal static class ScannerFeature
{
    public static IServiceCollection AddScanner(this IServiceCollection services) => services
        .AddSingleton<ScannerSession>()
        .AddSingleton<ScannerListener>()
        .AddHostedService(provider => provider.GetRequiredService<ScannerListener>());

    public static void MapScanner(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/control/scanner", (ScannerListener listener) => listener.Port is { } port ? Results.Json(new { port }) : Results.NotFound());
}
