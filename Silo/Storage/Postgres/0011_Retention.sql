-- What has to go from a state next, and when: written in the transaction of the state. due_at and the other instants
-- are UTC in ticks of 100 ns since year 1; 0 asks for a look at a state whose date nobody has computed yet.
CREATE TABLE retention_due
(
    service_id TEXT   NOT NULL,
    grain_id   TEXT   NOT NULL,
    fund       TEXT   NOT NULL,
    due_at     BIGINT NOT NULL,
    PRIMARY KEY (service_id, grain_id)
) WITH (fillfactor = 80);

CREATE INDEX retention_due_by_time ON retention_due (fund, due_at, grain_id);

INSERT INTO retention_due (service_id, grain_id, fund, due_at)
SELECT ServiceId, GrainIdExtensionString, '', 0
FROM OrleansStorage
WHERE GrainTypeString = 'mailbox' AND GrainIdExtensionString IS NOT NULL AND PayloadBinary IS NOT NULL
ON CONFLICT DO NOTHING;

-- Runs of the purge, one row for each fund of a run: the report and the place to go on from.
CREATE TABLE retention_run
(
    run_id       TEXT    NOT NULL,
    fund         TEXT    NOT NULL,
    dry_run      BIGINT  NOT NULL,
    asked_by     TEXT    NULL,
    started_at   BIGINT  NOT NULL,
    ended_at     BIGINT  NULL,
    after_due    BIGINT  NOT NULL,
    after_id     TEXT    NOT NULL,
    visited      BIGINT  NOT NULL,
    by_age       BIGINT  NOT NULL,
    by_overflow  BIGINT  NOT NULL,
    procurations BIGINT  NOT NULL,
    emptied      BIGINT  NOT NULL,
    held         BIGINT  NOT NULL,
    failed       BIGINT  NOT NULL,
    PRIMARY KEY (run_id, fund)
);

CREATE INDEX retention_run_by_time ON retention_run (started_at, run_id, fund);

-- Receipts of erasures: how much there was, and a digest of whose it was.
CREATE TABLE retention_erasure
(
    id      TEXT NOT NULL PRIMARY KEY,
    receipt TEXT NOT NULL
);
