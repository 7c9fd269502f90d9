-- The audit trail: who did what, chained by hash within a chain (a fund, or national) and from each day to the next.
-- day: yyyy-MM-dd, fund's time zone. at: UTC ticks. status: of HTTP, 0 before a write is tried. Entries are added and
-- read, never changed, except that what tells who a person is can be dropped together with its salt.
CREATE TABLE audit_entry
(
    chain         TEXT   NOT NULL,
    day           TEXT   NOT NULL,
    seq           INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    request       TEXT   NOT NULL,
    act           TEXT   NOT NULL,
    capacity      INTEGER NOT NULL,
    status        INTEGER NOT NULL,
    sub           TEXT   NULL,
    name          TEXT   NULL,
    address       TEXT   NULL,
    actor_salt    TEXT   NULL,
    actor_digest  TEXT   NOT NULL,
    member_id     TEXT   NULL,
    member_salt   TEXT   NULL,
    member_digest TEXT   NULL,
    contact_id    TEXT   NULL,
    fund          TEXT   NULL,
    count         INTEGER NOT NULL,
    previous      TEXT   NOT NULL,
    hash          TEXT   NOT NULL,
    PRIMARY KEY (chain, day, seq)
) WITHOUT ROWID;

CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_member ON audit_entry (member_id, at) WHERE member_id IS NOT NULL;
CREATE INDEX audit_entry_by_actor ON audit_entry (sub, at) WHERE sub IS NOT NULL;

-- The last entry of each batch that was written: an end that was cut off is missed by its head.
CREATE TABLE audit_head
(
    chain TEXT   NOT NULL,
    day   TEXT   NOT NULL,
    seq   INTEGER NOT NULL,
    hash  TEXT   NOT NULL,
    PRIMARY KEY (chain, day, seq)
) WITHOUT ROWID;
