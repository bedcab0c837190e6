-- 0020_request_answer: what makes every write idempotent to the outside.
-- The primary key decides which of two copies of one request is first; the answer is
-- kept whole because a repeat must see the first answer, not the present state.
CREATE TABLE request_answer (
    scope       text        NOT NULL,
    request_id  uuid        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (length(fingerprint) = 32),
    answer      bytea,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, request_id)
);
CREATE INDEX request_answer_age ON request_answer (created_at);   -- RequestAnswerStore.PurgeSql
