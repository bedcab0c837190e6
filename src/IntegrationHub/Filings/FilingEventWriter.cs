using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Filings;

/// <summary>Writes events beside the change they tell of.</summary>
internal static class FilingEventWriter
{
    private const string AppendSql = """
        INSERT INTO filing_event (filing_id, code, receiving_commune, competent_commune, procedure_code, kind, status, version, delivery_state, reason, step, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    public static void AddEvent(this HubBatch batch, FilingEvent happened)
    {
        var filing = happened.Filing;
        batch.Add(AppendSql).With(filing.Id).With(filing.Code).With(filing.ReceivingCommune).With(filing.CompetentCommune).With(filing.ProcedureCode)
            .With((short)happened.Kind).With((short)filing.Status).With(filing.Version).With((short)filing.Delivery.State)
            .With(happened.Reason).With(happened.SealStep(), NpgsqlDbType.Bytea).With(happened.At);
    }
}
