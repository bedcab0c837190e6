-- 0011_catalogue: administrative procedures, every version that ever was in force here.
-- Filled from the reference files in the transaction of this migration.
--
-- A version never changes: a filing keeps the one it was filed under. The present one is
-- that with the highest number. content_hash is over the content as the hub writes it
-- (not over jsonb, which forgets order and spacing); a source that brings the same hash
-- as the present version brings nothing new.

CREATE TABLE procedure_version (
    procedure_code text        NOT NULL CHECK (procedure_code ~ '^[0-9]\.[0-9]{6}$'),
    version        integer     NOT NULL CHECK (version > 0),
    effective_at   timestamptz NOT NULL,
    source         text        NOT NULL CHECK (source <> ''),
    content        jsonb       NOT NULL CHECK (jsonb_typeof(content) = 'object'),
    content_hash   bytea       NOT NULL CHECK (octet_length(content_hash) = 32),
    PRIMARY KEY (procedure_code, version)
);
