-- 0040_access: who may call the hub, and for which communes. No row, no right.
-- Read as a whole into the memory of every hub process; a change raises a signal.

CREATE TABLE organisation (
    organisation_id text        PRIMARY KEY CHECK (organisation_id ~ '^[a-z][a-z0-9-]{0,59}$'),
    display_name    text        NOT NULL CHECK (display_name <> ''),
    kind            smallint    NOT NULL CHECK (kind BETWEEN 1 AND 5),   -- OrganisationKind of the contract
    suspended       boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    -- 0: the default of the configuration. A vendor of thirty communes needs more than one commune.
    calls_per_second integer    NOT NULL DEFAULT 0 CHECK (calls_per_second BETWEEN 0 AND 100000)
);

-- An identity names one organisation; two organisations cannot share one.
CREATE TABLE organisation_identity (
    kind            smallint NOT NULL CHECK (kind IN (1, 2)),            -- IdentityKind of the contract
    value           text     NOT NULL CHECK (value <> ''),
    organisation_id text     NOT NULL REFERENCES organisation,
    PRIMARY KEY (kind, value)
);

CREATE TABLE access_role (
    role_id     text   PRIMARY KEY CHECK (role_id ~ '^[a-z][a-z0-9-]{0,59}$'),
    description text   NOT NULL CHECK (description <> ''),
    rpcs        text[] NOT NULL
);

CREATE TABLE access_grant (
    grant_id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id text        NOT NULL REFERENCES organisation,
    role_id         text        NOT NULL REFERENCES access_role,
    communes        text[],                                              -- null: all
    sectors         text[],                                              -- null: all
    expires_at      timestamptz,
    CHECK (communes IS NULL OR cardinality(communes) > 0),
    CHECK (sectors IS NULL OR cardinality(sectors) > 0)
);

-- Roles to begin with; they are data and may be changed. Whoever operates cannot read
-- contents: 'operator' holds no rpc that gives out a filing or a file.
INSERT INTO access_role (role_id, description, rpcs) VALUES
    ('commune', 'A commune''s own system: files, works on and reads its filings.', ARRAY[
        'integrationhub.catalogue.v1.CatalogueService/*',
        'integrationhub.communes.v1.CommuneService/*',
        'integrationhub.evidence.v1.EvidenceService/*',
        'integrationhub.filings.v1.AttachmentService/*',
        'integrationhub.filings.v1.FilingService/*']),
    ('reader', 'Reads filings and their files, and changes nothing.', ARRAY[
        'integrationhub.catalogue.v1.CatalogueService/*',
        'integrationhub.communes.v1.CommuneService/*',
        'integrationhub.evidence.v1.EvidenceService/*',
        'integrationhub.filings.v1.AttachmentService/DownloadAttachment',
        'integrationhub.filings.v1.AttachmentService/GetAttachment',
        'integrationhub.filings.v1.FilingService/GetFiling',
        'integrationhub.filings.v1.FilingService/ListFilings',
        'integrationhub.filings.v1.FilingService/WatchFilings']),
    ('submission', 'The online submission service: files for citizens and follows, and does no officer''s work.', ARRAY[
        'integrationhub.catalogue.v1.CatalogueService/*',
        'integrationhub.communes.v1.CommuneService/*',
        'integrationhub.evidence.v1.EvidenceService/GetReceipt',
        'integrationhub.evidence.v1.EvidenceService/GetSigningKeys',
        'integrationhub.filings.v1.AttachmentService/*',
        'integrationhub.filings.v1.FilingService/GetFiling',
        'integrationhub.filings.v1.FilingService/SubmitFiling',
        'integrationhub.filings.v1.FilingService/WatchFilings']),
    ('operator', 'Keeps deliveries running without reading what is delivered.', ARRAY[
        'integrationhub.catalogue.v1.CatalogueService/*',
        'integrationhub.communes.v1.CommuneService/*',
        'integrationhub.lanes.v1.LaneService/*']),
    ('auditor', 'Checks what was done, by the evidence and without reading contents.', ARRAY[
        'integrationhub.catalogue.v1.CatalogueService/*',
        'integrationhub.communes.v1.CommuneService/*',
        'integrationhub.evidence.v1.EvidenceService/*']),
    ('privacy-officer', 'Answers to people and courts: exports what is held about a person, destroys contents by order.', ARRAY[
        'integrationhub.evidence.v1.EvidenceService/*',
        'integrationhub.filings.v1.AttachmentService/DownloadAttachment',
        'integrationhub.privacy.v1.PrivacyService/*']),
    ('access-editor', 'Decides who may call the hub, and calls nothing else.', ARRAY[
        'integrationhub.access.v1.AccessService/*']);
