using System.Diagnostics.Metrics;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Counts what was accepted and what was turned away, and why.</summary>
internal sealed class FilingsMetrics(IMeterFactory meters)
{
    private readonly Counter<long> accepted = meters.Create("IntegrationHub")
        .CreateCounter<long>("hub.filing.submissions", "{filing}", "Filings accepted, by channel.");

    private readonly Counter<long> refused = meters.Create("IntegrationHub")
        .CreateCounter<long>("hub.filing.rejections", "{filing}", "Submissions turned away, by reason of the contract.");

    public void Accepted(Channel channel) => accepted.Add(1, new KeyValuePair<string, object?>("channel", channel.ToString()));

    public void Refused(Refusal refusal) => refused.Add(1, new KeyValuePair<string, object?>("reason", refusal.Reason.ToString()));
}
