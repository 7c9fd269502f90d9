-- Ids of the keys that rows are encrypted by, and a fingerprint of each: a start without one of them is refused.
CREATE TABLE encryption_key
(
    service_id  TEXT NOT NULL,
    id          TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (service_id, id)
) WITHOUT ROWID;
