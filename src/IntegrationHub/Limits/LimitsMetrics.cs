using System.Diagnostics.Metrics;
using IntegrationHub.Rpc;

namespace IntegrationHub.Limits;

/// <summary>Counts who was told to come back later, and why. Whose it was is in no metric: there are too many.</summary>
internal sealed class LimitsMetrics(IMeterFactory meters)
{
    private readonly Counter<long> refused = meters.Create("IntegrationHub")
        .CreateCounter<long>("hub.limit.rejections", "{call}", "Calls and page requests over a limit, by reason of the contract.");

    public void Refused(Refusal refusal) => refused.Add(1, new KeyValuePair<string, object?>("reason", refusal.Reason.ToString()));
}
