using IntegrationHub.Storage;

namespace IntegrationHub.Lanes;

/// <summary>Writes promises beside the change they follow from, in its transaction.</summary>
internal static class OutboxWriter
{
    // A change of content starts the attempts anew, also of what waited for a person: what
    // was refused may be right now. What was sent and never answered stays unsettled.
    private const string AddSql = """
        INSERT INTO outbox (lane, kind, subject_id, subject, commune_code, due_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        ON CONFLICT (lane, kind, subject_id) DO UPDATE
        SET generation = outbox.generation + 1, state = 'due', due_at = LEAST(outbox.due_at, EXCLUDED.due_at), attempts = 0, faults = 0
        """;

    public static void AddPromise(this HubBatch batch, OutboxMessage message, DateTimeOffset now) =>
        batch.Add(AddSql).With(message.Lane).With(message.Kind).With(message.SubjectId)
            .With(message.Subject).With(message.CommuneCode).With(now);
}
