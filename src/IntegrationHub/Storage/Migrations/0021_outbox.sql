-- 0021_outbox: what is promised to a national service and not yet done.
-- One row per lane, kind and subject: a second change before the first is sent only
-- raises the generation, so what is sent is always the present state, in order, once.
CREATE TABLE outbox (
    outbox_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lane         text        NOT NULL,
    kind         text        NOT NULL,
    subject_id   bigint      NOT NULL,
    subject      text        NOT NULL,
    commune_code text        NOT NULL,
    generation   bigint      NOT NULL DEFAULT 1,
    state        text        NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'attention')),
    due_at       timestamptz NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Attempts in a row that ended in a fault of the hub's own.
    faults       integer     NOT NULL DEFAULT 0 CHECK (faults >= 0),
    -- A worker writes only while lease_number is the one it was given: a worker that
    -- was stuck past its lease cannot overwrite the one that took over.
    lease_number bigint      NOT NULL DEFAULT 0,
    leased_until timestamptz,
    -- Set with every lease and cleared only by a reported outcome, so a crash between
    -- sending and recording is seen as a lost answer.
    unsettled    boolean     NOT NULL DEFAULT false,
    reason       text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    UNIQUE (lane, kind, subject_id)
) WITH (fillfactor = 70);
CREATE INDEX outbox_due ON outbox (lane, commune_code, due_at) WHERE state = 'due';             -- LaneClaims.TakeSql
CREATE INDEX outbox_attention ON outbox (lane, outbox_id) WHERE state = 'attention';            -- LaneStore.ListSql

-- One job drains a lane at a time. Whoever asks Hangfire for it writes requested_at; the
-- job writes seen_at while it lives, so that a dead one is replaced in seconds. Where the
-- destination was out of reach nobody tries again before rest_until.
CREATE TABLE lane (
    lane         text        PRIMARY KEY,
    requested_at timestamptz,
    seen_at      timestamptz,
    rest_until   timestamptz
);

-- Promises put off until something happens, by its name; see LaneWaitStore.
CREATE TABLE outbox_wait (
    topic     text   NOT NULL,
    outbox_id bigint NOT NULL REFERENCES outbox ON DELETE CASCADE,
    PRIMARY KEY (topic, outbox_id)
);
CREATE INDEX outbox_wait_outbox ON outbox_wait (outbox_id);                                     -- the foreign key
