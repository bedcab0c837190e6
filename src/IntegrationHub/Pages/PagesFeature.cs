using Hangfire;

namespace IntegrationHub.Pages;

/// <summary>What an operator sees in a browser.</summary>
internal static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services;

    public static void MapPages(this WebApplication app) =>
        app.MapHangfireDashboard("/jobs", new DashboardOptions { DisplayStorageConnectionString = false });
}
