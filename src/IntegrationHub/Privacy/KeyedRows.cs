namespace IntegrationHub.Privacy;

/// <summary>A table whose rows have a data key, and the statements about those keys.</summary>
/// <param name="Ids">The master keys in use, each found by one hop through the index.</param>
/// <param name="Count">How many rows are under one.</param>
/// <param name="Take">Some rows under one, locked; those that others hold are left for later.</param>
/// <param name="Write">Their data keys wrapped anew. A row that is locked stays where it is.</param>
internal sealed record KeyedRows(string Ids, string Count, string Take, string Write)
{
    private const string FilingIdsSql = """
        WITH RECURSIVE used AS (
            (SELECT substring(data_key FROM 1 FOR 8) AS id FROM filing WHERE data_key IS NOT NULL ORDER BY 1 LIMIT 1)
            UNION ALL
            SELECT (SELECT substring(t.data_key FROM 1 FOR 8) FROM filing t
                    WHERE substring(t.data_key FROM 1 FOR 8) > used.id ORDER BY 1 LIMIT 1)
            FROM used WHERE used.id IS NOT NULL
        )
        SELECT id FROM used WHERE id IS NOT NULL
        """;

    private const string FilingCountSql = "SELECT count(*) FROM filing WHERE substring(data_key FROM 1 FOR 8) = $1";

    private const string FilingTakeSql = """
        SELECT ctid::text, data_key FROM filing WHERE substring(data_key FROM 1 FOR 8) = $1
        ORDER BY substring(data_key FROM 1 FOR 8) LIMIT $2 FOR UPDATE SKIP LOCKED
        """;

    private const string FilingWriteSql =
        "UPDATE filing t SET data_key = n.wrapped FROM unnest($1::text[], $2::bytea[]) AS n(place, wrapped) WHERE t.ctid = n.place::tid";

    private const string AttachmentIdsSql = """
        WITH RECURSIVE used AS (
            (SELECT substring(data_key FROM 1 FOR 8) AS id FROM attachment WHERE data_key IS NOT NULL ORDER BY 1 LIMIT 1)
            UNION ALL
            SELECT (SELECT substring(t.data_key FROM 1 FOR 8) FROM attachment t
                    WHERE substring(t.data_key FROM 1 FOR 8) > used.id ORDER BY 1 LIMIT 1)
            FROM used WHERE used.id IS NOT NULL
        )
        SELECT id FROM used WHERE id IS NOT NULL
        """;

    private const string AttachmentCountSql = "SELECT count(*) FROM attachment WHERE substring(data_key FROM 1 FOR 8) = $1";

    private const string AttachmentTakeSql = """
        SELECT ctid::text, data_key FROM attachment WHERE substring(data_key FROM 1 FOR 8) = $1
        ORDER BY substring(data_key FROM 1 FOR 8) LIMIT $2 FOR UPDATE SKIP LOCKED
        """;

    private const string AttachmentWriteSql =
        "UPDATE attachment t SET data_key = n.wrapped FROM unnest($1::text[], $2::bytea[]) AS n(place, wrapped) WHERE t.ctid = n.place::tid";

    private const string AnswerIdsSql = """
        WITH RECURSIVE used AS (
            (SELECT substring(data_key FROM 1 FOR 8) AS id FROM request_answer WHERE data_key IS NOT NULL ORDER BY 1 LIMIT 1)
            UNION ALL
            SELECT (SELECT substring(t.data_key FROM 1 FOR 8) FROM request_answer t
                    WHERE substring(t.data_key FROM 1 FOR 8) > used.id ORDER BY 1 LIMIT 1)
            FROM used WHERE used.id IS NOT NULL
        )
        SELECT id FROM used WHERE id IS NOT NULL
        """;

    private const string AnswerCountSql = "SELECT count(*) FROM request_answer WHERE substring(data_key FROM 1 FOR 8) = $1";

    private const string AnswerTakeSql = """
        SELECT ctid::text, data_key FROM request_answer WHERE substring(data_key FROM 1 FOR 8) = $1
        ORDER BY substring(data_key FROM 1 FOR 8) LIMIT $2 FOR UPDATE SKIP LOCKED
        """;

    private const string AnswerWriteSql =
        "UPDATE request_answer t SET data_key = n.wrapped FROM unnest($1::text[], $2::bytea[]) AS n(place, wrapped) WHERE t.ctid = n.place::tid";

    private const string PersonHashIdsSql = """
        WITH RECURSIVE used AS (
            (SELECT substring(data_key FROM 1 FOR 8) AS id FROM person_hash_key WHERE data_key IS NOT NULL ORDER BY 1 LIMIT 1)
            UNION ALL
            SELECT (SELECT substring(t.data_key FROM 1 FOR 8) FROM person_hash_key t
                    WHERE substring(t.data_key FROM 1 FOR 8) > used.id ORDER BY 1 LIMIT 1)
            FROM used WHERE used.id IS NOT NULL
        )
        SELECT id FROM used WHERE id IS NOT NULL
        """;

    private const string PersonHashCountSql = "SELECT count(*) FROM person_hash_key WHERE substring(data_key FROM 1 FOR 8) = $1";

    private const string PersonHashTakeSql = """
        SELECT ctid::text, data_key FROM person_hash_key WHERE substring(data_key FROM 1 FOR 8) = $1
        ORDER BY substring(data_key FROM 1 FOR 8) LIMIT $2 FOR UPDATE SKIP LOCKED
        """;

    private const string PersonHashWriteSql =
        "UPDATE person_hash_key t SET data_key = n.wrapped FROM unnest($1::text[], $2::bytea[]) AS n(place, wrapped) WHERE t.ctid = n.place::tid";

    public static readonly KeyedRows Filings = new(FilingIdsSql, FilingCountSql, FilingTakeSql, FilingWriteSql);
    public static readonly KeyedRows Attachments = new(AttachmentIdsSql, AttachmentCountSql, AttachmentTakeSql, AttachmentWriteSql);
    public static readonly KeyedRows Answers = new(AnswerIdsSql, AnswerCountSql, AnswerTakeSql, AnswerWriteSql);
    public static readonly KeyedRows PersonHashes = new(PersonHashIdsSql, PersonHashCountSql, PersonHashTakeSql, PersonHashWriteSql);
    public static readonly IReadOnlyList<KeyedRows> All = [Filings, Attachments, Answers, PersonHashes];
}
