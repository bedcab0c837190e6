-- 0031_attachment: files of communes, in pieces, so that an upload survives a broken line.
CREATE TABLE attachment (
    attachment_id  uuid        PRIMARY KEY,
    commune_code   text        NOT NULL,
    -- The key of this file, under a master key. Null: destroyed, and what it sealed with it.
    data_key       bytea       CHECK (length(data_key) = 68),
    -- Sealed: names of files are names of people.
    file_name      bytea       NOT NULL,
    media_type     text        NOT NULL,
    size_bytes     bigint      NOT NULL CHECK (size_bytes BETWEEN 1 AND 104857600),
    sha256         bytea       NOT NULL CHECK (length(sha256) = 32),
    received_bytes bigint      NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND size_bytes),
    complete       boolean     NOT NULL DEFAULT false CHECK (NOT complete OR received_bytes = size_bytes),
    -- Whoever knows it may fetch the content by URL: the portal takes files no other way.
    download_key   bytea       NOT NULL CHECK (length(download_key) = 16),
    created_at     timestamptz NOT NULL,
    content_destroyed_at timestamptz,
    -- By which a lane knows it.
    attachment_number bigint   GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- 1 not scanned, 2 in quarantine, 3 clean, 4 infected
    scan_state     smallint    NOT NULL DEFAULT 1 CHECK (scan_state BETWEEN 1 AND 4 AND (scan_state = 1 OR complete)),
    scan_signature text        NOT NULL DEFAULT '' CHECK (scan_signature = '' OR scan_state = 4),
    CHECK ((data_key IS NULL) = (content_destroyed_at IS NOT NULL))
);
CREATE INDEX attachment_incomplete ON attachment (created_at) WHERE NOT complete;               -- AttachmentStore.PurgeSql
CREATE INDEX attachment_master_key ON attachment (substring(data_key FROM 1 FOR 8));            -- KeyedRows

CREATE TABLE attachment_chunk (
    attachment_id uuid   NOT NULL REFERENCES attachment ON DELETE CASCADE,
    offset_bytes  bigint NOT NULL CHECK (offset_bytes >= 0),
    -- Sealed with the file's key for its place: a piece moved to another does not open.
    content       bytea  NOT NULL,
    PRIMARY KEY (attachment_id, offset_bytes)
);
-- What is sealed does not compress: trying costs time and saves nothing.
ALTER TABLE attachment_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- Whose filings name a file: the competent commune must read what the receiving one took in.
CREATE TABLE attachment_reader (
    attachment_id uuid NOT NULL REFERENCES attachment ON DELETE CASCADE,
    commune_code  text NOT NULL,
    sector        text NOT NULL,
    PRIMARY KEY (attachment_id, commune_code, sector)
);

-- Which filings name a file: it is kept as long as one of them needs it.
CREATE TABLE attachment_filing (
    attachment_id uuid   NOT NULL REFERENCES attachment ON DELETE CASCADE,
    filing_id     bigint NOT NULL REFERENCES filing,
    PRIMARY KEY (attachment_id, filing_id)
);
CREATE INDEX attachment_filing_filing ON attachment_filing (filing_id);                         -- AttachmentFilingStore.NamesSql
