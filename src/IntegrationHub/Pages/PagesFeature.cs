using Hangfire;
using IntegrationHub.Jobs;
using IntegrationHub.Pages.AccessConsole;
using Microsoft.AspNetCore.Mvc;

namespace IntegrationHub.Pages;

/// <summary>What an operator sees in a browser: the overview, the jobs behind it, and who may call.</summary>
internal static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<AccessPages>()
        .AddSingleton<AccessEdits>()
        .AddSingleton<OrganisationPage>()
        .AddSingleton<OverviewPage>()
        .AddSingleton<PageDoor>()
        .AddSingleton<ReadOverview>();

    public static void MapPages(this WebApplication app)
    {
        app.UseMiddleware<PageGuard>();
        // ?refresh=off lets somebody read in peace, by eye or by ear.
        app.MapGet("/", async (
            [FromServices] PageDoor door, [FromServices] ReadOverview read, [FromServices] OverviewPage page, HttpContext context, string? refresh) =>
            await door.MayWatchAsync(context)
                ? page.Answer(context, await read.RunAsync(context.RequestAborted), refreshes: refresh != "off")
                : ConsoleShell.Closed(context));
        // To look only: whatever somebody did there would leave no evidence.
        app.MapHangfireDashboard(PageGuard.Jobs, new DashboardOptions
        {
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
            Authorization = [],
            AsyncAuthorization = [new DashboardGate(app.Services.GetRequiredService<PageDoor>().MayWatchAsync)],
        });
        app.MapAccessPages();
    }
}
