-- Mails that did not leave at their first try (state 1) or were given up (state 2): written in the transaction of their
-- mailbox, for admins to list. Instants are UTC in ticks of 100 ns since year 1; listed_at: since when the mail is owed,
-- or when it was given up. domain: of its address; the rest of it is not here.
CREATE TABLE late_mail
(
    service_id  TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    grain_id    TEXT   NOT NULL,
    effect_id   TEXT   NOT NULL,
    state       BIGINT NOT NULL,
    listed_at   BIGINT NOT NULL,
    mail        TEXT   NOT NULL,
    fund        TEXT   NOT NULL,
    contact_id  TEXT   NULL,
    domain      TEXT   NOT NULL,
    cause       BIGINT NULL,
    tries       BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    next_try_at BIGINT NULL,
    PRIMARY KEY (service_id, id)
);

CREATE INDEX late_mail_by_time ON late_mail (service_id, state, listed_at, id);
CREATE INDEX late_mail_by_grain ON late_mail (service_id, grain_id);

-- Mailboxes of before: the nightly runs visit them all, and each enters the mails that it has given up.
UPDATE retention_due SET due_at = 0;
