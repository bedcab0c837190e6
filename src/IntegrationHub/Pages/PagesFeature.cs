using Hangfire;
using Microsoft.AspNetCore.Mvc;

namespace IntegrationHub.Pages;

/// <summary>What an operator sees in a browser: the overview, and the jobs behind it.</summary>
internal static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddSingleton<ReadOverview>().AddSingleton<OverviewPage>();

    public static void MapPages(this WebApplication app)
    {
        app.UseMiddleware<PageDoor>();
        // ?refresh=off lets somebody read in peace, by eye or by ear.
        app.MapGet("/", async ([FromServices] ReadOverview read, [FromServices] OverviewPage page, HttpContext context, string? refresh) =>
            page.Answer(context, await read.RunAsync(context.RequestAborted), refreshes: refresh != "off"));
        app.MapHangfireDashboard(PageDoor.Jobs, new DashboardOptions { DisplayStorageConnectionString = false });
    }
}
