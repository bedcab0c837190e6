using IntegrationHub.Lanes;

namespace IntegrationHub.Filings;

/// <summary>The promise that the portal will hear of a filing's present version.</summary>
internal static class FilingDeliveries
{
    public const string Lane = "portal";
    public const string Kind = "filing.deliver";

    public static OutboxMessage Promise(Filing filing) => new(Lane, Kind, filing.Id, filing.Name, filing.ReceivingCommune);
}
