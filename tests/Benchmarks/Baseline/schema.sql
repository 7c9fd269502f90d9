CREATE TABLE IF NOT EXISTS member
(
    id            text PRIMARY KEY,
    name          text NOT NULL,
    email         text NULL,
    fund          text NULL,
    profile       text NULL,
    notifications boolean NOT NULL DEFAULT true
) WITH (fillfactor = 80);

CREATE TABLE IF NOT EXISTS contact
(
    id            text PRIMARY KEY,
    member_id     text NOT NULL,
    fund          text NOT NULL,
    theme         text NOT NULL,
    theme_label   text NOT NULL,
    subject       text NOT NULL,
    subject_label text NOT NULL,
    reason        text NOT NULL,
    reason_label  text NOT NULL,
    kind          smallint NOT NULL,
    status        smallint NOT NULL,
    created_at    timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    steps         timestamptz[] NOT NULL,
    next_step_at  timestamptz NULL,
    level         smallint NOT NULL DEFAULT 0,
    answered_at   timestamptz NULL,
    read_at       timestamptz NULL,
    reminder_at   timestamptz NULL,
    assignee      text NULL,
    version       integer NOT NULL DEFAULT 1
) WITH (fillfactor = 80);
CREATE INDEX IF NOT EXISTS contact_of_member ON contact (member_id, created_at);
CREATE INDEX IF NOT EXISTS contact_open ON contact (fund, due_at, id) INCLUDE (theme, level, assignee) WHERE status <> 3;
CREATE INDEX IF NOT EXISTS contact_step ON contact (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS contact_reminder ON contact (reminder_at) WHERE reminder_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS message
(
    contact_id  text NOT NULL REFERENCES contact ON DELETE CASCADE,
    number      smallint NOT NULL,
    author_kind smallint NOT NULL,
    author_id   text NOT NULL,
    author_name text NOT NULL,
    sent_at     timestamptz NOT NULL,
    kind        smallint NOT NULL,
    text        text NOT NULL,
    PRIMARY KEY (contact_id, number)
);

CREATE TABLE IF NOT EXISTS outbox
(
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text NOT NULL UNIQUE,
    kind        smallint NOT NULL,
    recipient   text NOT NULL,
    fund        text NOT NULL,
    contact_id  text NOT NULL,
    occurred_at timestamptz NOT NULL,
    due_at      timestamptz NOT NULL
);
