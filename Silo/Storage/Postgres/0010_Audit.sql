-- The audit trail: who did what, chained by hash within a chain (a fund, or national) and from each day to the next.
-- day: yyyy-MM-dd, fund's time zone. at: UTC ticks. status: of HTTP, 0 before a write is tried. Entries are added and
-- read, never changed, except that what tells who a person is can be dropped together with its salt.
CREATE TABLE audit_entry
(
    chain         TEXT   NOT NULL,
    day           TEXT   NOT NULL,
    seq           BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    request       TEXT   NOT NULL,
    act           TEXT   NOT NULL,
    capacity      BIGINT NOT NULL,
    status        BIGINT NOT NULL,
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
    count         BIGINT NOT NULL,
    previous      TEXT   NOT NULL,
    hash          TEXT   NOT NULL,
    PRIMARY KEY (chain, day, seq)
);

CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_member ON audit_entry (member_id, at) WHERE member_id IS NOT NULL;
CREATE INDEX audit_entry_by_actor ON audit_entry (sub, at) WHERE sub IS NOT NULL;

-- The last entry of each batch that was written: an end that was cut off is missed by its head.
CREATE TABLE audit_head
(
    chain TEXT   NOT NULL,
    day   TEXT   NOT NULL,
    seq   BIGINT NOT NULL,
    hash  TEXT   NOT NULL,
    PRIMARY KEY (chain, day, seq)
);

-- Whoever was granted rows by default privileges, which is the service's role: it may add entries and read them.
DO $$
DECLARE
    service TEXT;
BEGIN
    FOR service IN
        SELECT DISTINCT grantee FROM information_schema.role_table_grants
        WHERE table_schema = current_schema() AND table_name IN ('audit_entry', 'audit_head')
          AND grantee NOT IN (current_user, 'PUBLIC')
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_head FROM %I', service);
    END LOOP;
END;
$$;

-- The one change that the service may make, in the name of the owner: to forget a member.
CREATE FUNCTION audit_forget(forgotten TEXT) RETURNS BIGINT
LANGUAGE sql
SECURITY DEFINER
SET search_path FROM CURRENT
AS $$
    WITH named AS
    (
        UPDATE audit_entry
        SET member_id = CASE WHEN member_id = forgotten THEN NULL ELSE member_id END,
            member_salt = CASE WHEN member_id = forgotten THEN NULL ELSE member_salt END,
            sub = CASE WHEN sub = forgotten AND capacity IN (1, 2) THEN NULL ELSE sub END,
            name = CASE WHEN sub = forgotten AND capacity IN (1, 2) THEN NULL ELSE name END,
            address = CASE WHEN sub = forgotten AND capacity IN (1, 2) THEN NULL ELSE address END,
            actor_salt = CASE WHEN sub = forgotten AND capacity IN (1, 2) THEN NULL ELSE actor_salt END
        WHERE member_id = forgotten OR sub = forgotten AND capacity IN (1, 2)
        RETURNING 1
    )
    SELECT count(*) FROM named;
$$;
