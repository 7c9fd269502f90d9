-- What is owed an answer, by fund: the boards' index, written by them alone. The truth is in the mailboxes.
-- Instants are UTC in ticks of 100 ns since year 1.
CREATE TABLE open_contact
(
    fund          TEXT    NOT NULL,
    contact_id    TEXT    NOT NULL,
    member_id     TEXT    NOT NULL,
    theme_code    TEXT    NOT NULL,
    theme_label   TEXT    NOT NULL,
    subject_code  TEXT    NOT NULL,
    subject_label TEXT    NOT NULL,
    reason_code   TEXT    NOT NULL,
    reason_label  TEXT    NOT NULL,
    status        BIGINT  NOT NULL,
    created_at    BIGINT  NOT NULL,
    due_at        BIGINT  NOT NULL,
    next_step_at  BIGINT  NULL,
    level         BIGINT  NOT NULL,
    assignee      TEXT    NULL,
    assignee_name TEXT    NULL,
    lapsed_from   TEXT    NULL,
    version       BIGINT  NOT NULL,
    PRIMARY KEY (fund, contact_id)
) WITH (fillfactor = 80);
