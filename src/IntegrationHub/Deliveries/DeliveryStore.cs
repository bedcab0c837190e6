using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Deliveries;

/// <summary>Writes what the portal is known to have. A filing's version is never touched here.</summary>
internal static class DeliveryStore
{
    // A version that came meanwhile is still to be delivered.
    private const string DeliveredSql = """
        UPDATE filing
        SET delivered_version = GREATEST(delivered_version, $2), delivered_at = COALESCE(delivered_at, $3), settled_answers = settled_answers + $4,
            delivery_state = CASE WHEN version = $2 THEN 3 ELSE 1 END, delivery_reason = ''
        WHERE filing_id = $1
        """;

    public static void AddDelivered(HubBatch batch, long filingId, long version, DateTimeOffset now, int settled) =>
        batch.Add(DeliveredSql).With(filingId).With(version).With(now).With(settled);

    private const string WaitingSql = """
        UPDATE filing
        SET delivery_state = CASE WHEN version = $2 THEN $3 ELSE 1 END, delivery_reason = CASE WHEN version = $2 THEN $4 ELSE '' END,
            settled_answers = settled_answers + $5
        WHERE filing_id = $1
        """;

    public static void AddWaiting(HubBatch batch, long filingId, long version, DeliveryState state, string reason, int settled) =>
        batch.Add(WaitingSql).With(filingId).With(version).With((short)state).With(reason).With(settled);
}
