-- 0050_evidence: what proves what the hub did. Rows are only ever added; the server itself
-- refuses anything else, also to the hub.
--
-- For operators: chains are written in the order of transaction ids. A dump that is
-- restored into a new cluster must go on above the ids it holds (pg_resetwal -x), or what
-- comes then is not chained.

CREATE FUNCTION evidence_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Evidence is only ever added: % of % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

-- Written in the transaction of what it tells of. transaction_id is kept because ids are
-- given before commit: reading by id alone would step over a row whose transaction
-- commits late.
CREATE TABLE evidence_entry (
    transaction_id xid8   NOT NULL DEFAULT pg_current_xact_id(),
    entry_id       bigint GENERATED ALWAYS AS IDENTITY,
    body           bytea  NOT NULL,
    PRIMARY KEY (transaction_id, entry_id)
);
CREATE TRIGGER evidence_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_entry
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();

-- The place of each entry in its chain, given after the commit.
CREATE TABLE evidence_record (
    chain          text   NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence > 0),
    seal_date      date   NOT NULL,
    transaction_id xid8   NOT NULL,
    entry_id       bigint NOT NULL,
    kind           smallint NOT NULL,
    subject        text   NOT NULL,
    previous_hash  bytea  NOT NULL CHECK (length(previous_hash) = 32),
    hash           bytea  NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (chain, sequence),
    UNIQUE (transaction_id, entry_id)
);
CREATE INDEX evidence_record_accepted ON evidence_record (split_part(subject, '/', 4)) WHERE kind = 1;  -- EvidenceStore.AcceptedSql
-- Days follow each other in the table as they do outside, so a few pages of an index do, which
-- cost a submission nothing that can be measured: SealStore.HashesSql, EvidenceStore.HashesSql.
CREATE INDEX evidence_record_day ON evidence_record USING brin (seal_date) WITH (autosummarize = on);
CREATE TRIGGER evidence_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_record
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();

-- Up to where entries are chained. Whoever holds the row's lock chains or seals: the lock
-- ends with the transaction that writes, so nobody can lose it and write nevertheless.
CREATE TABLE evidence_position (
    only_one       boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    transaction_id xid8    NOT NULL,
    entry_id       bigint  NOT NULL
);
INSERT INTO evidence_position (transaction_id, entry_id) VALUES ('0', 0);

CREATE TABLE evidence_key (
    key_id     text        PRIMARY KEY,
    public_key bytea       NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE TRIGGER evidence_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_key
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();

CREATE TABLE evidence_seal (
    seal_date date  PRIMARY KEY,
    body      bytea NOT NULL,
    hash      bytea NOT NULL CHECK (length(hash) = 32),
    key_id    text  NOT NULL REFERENCES evidence_key,
    signature bytea NOT NULL
);
CREATE TRIGGER evidence_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_seal
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();

CREATE TABLE evidence_chain_day (
    seal_date  date    NOT NULL REFERENCES evidence_seal,
    chain      text    NOT NULL,
    leaf_index integer NOT NULL CHECK (leaf_index >= 0),
    body       bytea   NOT NULL,
    PRIMARY KEY (seal_date, chain)
);
CREATE TRIGGER evidence_chain_day_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_chain_day
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();

-- Apart from the seal, which is there before the authority has answered.
CREATE TABLE evidence_time_stamp (
    seal_date date  PRIMARY KEY REFERENCES evidence_seal,
    token     bytea NOT NULL
);
CREATE TRIGGER evidence_time_stamp_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_time_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
