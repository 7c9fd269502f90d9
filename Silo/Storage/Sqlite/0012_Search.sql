-- What boards show beside names, as mailboxes announce it. Rows written before have none until their mailbox says it
-- anew.
ALTER TABLE open_contact ADD COLUMN kind INTEGER NULL;
ALTER TABLE open_contact ADD COLUMN profile INTEGER NULL;
ALTER TABLE open_contact ADD COLUMN excerpt TEXT NULL;

-- The contacts of all funds as a search shows them, written in the transaction of their mailbox. words: what they are
-- found by, apart from their topic. created_at: UTC in ticks of 100 ns since year 1. shown: JSON.
CREATE TABLE search_contact
(
    contact_id TEXT    NOT NULL PRIMARY KEY,
    fund       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    status     INTEGER NOT NULL,
    theme      TEXT    NOT NULL,
    topic      TEXT    NOT NULL,
    words      TEXT    NOT NULL,
    shown      TEXT    NOT NULL
);

CREATE INDEX search_contact_newest ON search_contact (fund, created_at, contact_id);
CREATE INDEX search_contact_open ON search_contact (fund, created_at, contact_id) WHERE status < 3;

-- A row for each word of a contact, in the order in which they are looked for. A topic is the word /key.
CREATE TABLE search_word
(
    fund       TEXT    NOT NULL,
    word       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    contact_id TEXT    NOT NULL,
    PRIMARY KEY (fund, word, created_at, contact_id)
);

-- The words of the topics that contacts were filed under: few, so that a topic's words are stored once.
CREATE TABLE search_topic
(
    fund  TEXT NOT NULL,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (fund, topic)
);

-- Mailboxes of before: the nightly runs visit them all, and each enters its contacts.
UPDATE retention_due SET due_at = 0;
