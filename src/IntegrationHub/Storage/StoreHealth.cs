using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IntegrationHub.Storage;

/// <summary>Healthy means: the store answers. Then every write can be accepted and every promise kept.</summary>
internal sealed class StoreHealth(HubDatabase database) : IHealthCheck
{
    private const string AskSql = "SELECT 1";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.Source.CreateCommand(AskSql);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception lost) when (StoreLoss.Is(lost))
        {
            return HealthCheckResult.Unhealthy("The store is out of reach.");
        }
    }
}
