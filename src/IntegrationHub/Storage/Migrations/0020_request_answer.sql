-- 0020_request_answer: what makes every write idempotent to the outside.
-- The primary key decides which of two copies of one request is first; the answer is
-- kept whole because a repeat must see the first answer, not the present state.
CREATE TABLE request_answer (
    scope       text        NOT NULL,
    request_id  uuid        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (length(fingerprint) = 32),
    -- What the answer tells of, a resource name; empty where its content may stay.
    subject     text        NOT NULL DEFAULT '',
    -- The answer, sealed, and its key under a master key. Null: the write is not done yet,
    -- or the content was destroyed before its time.
    data_key    bytea       CHECK (length(data_key) = 68),
    answer      bytea,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, request_id),
    CHECK ((data_key IS NULL) = (answer IS NULL))
);
CREATE INDEX request_answer_age ON request_answer (created_at);   -- RequestAnswerStore.PurgeSql
CREATE INDEX request_answer_master_key ON request_answer (substring(data_key FROM 1 FOR 8));   -- KeyedRows
