using System.Diagnostics.Metrics;

namespace IntegrationHub.Deliveries;

/// <summary>Measures the portal as filings meet it.</summary>
internal sealed class DeliveriesMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> duration = meters.Create("IntegrationHub")
        .CreateHistogram<double>("hub.filing.transmission.duration", "s", "Time the portal took over one filing, by outcome.");

    public void Answered(PortalAnswer answer, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("outcome", answer.GetType().Name));
}
