using Hangfire.Dashboard;

namespace IntegrationHub.Jobs;

/// <summary>Asks the hub's own pages who may look at the jobs.</summary>
/// <param name="mayLook">Decides about a request.</param>
internal sealed class DashboardGate(Func<HttpContext, Task<bool>> mayLook) : IDashboardAsyncAuthorizationFilter
{
    public Task<bool> AuthorizeAsync(DashboardContext context) => mayLook(context.GetHttpContext());
}
