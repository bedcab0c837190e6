-- 0041_console: who edits access in a browser. A row is a link that opens a session once,
-- or a session. Only SHA-256 of its key is kept, so who reads this table opens nothing.
CREATE TABLE console_key (
    key_hash        bytea       PRIMARY KEY CHECK (length(key_hash) = 32),
    kind            smallint    NOT NULL CHECK (kind IN (1, 2)),         -- 1 link, 2 session
    organisation_id text        NOT NULL REFERENCES organisation,
    expires_at      timestamptz NOT NULL
);
