-- What a stored state owes and was delivered since, until the state is written again.
CREATE TABLE receipt
(
    service_id TEXT NOT NULL,
    grain_id   TEXT NOT NULL,
    effect_id  TEXT NOT NULL,
    PRIMARY KEY (service_id, grain_id, effect_id)
) WITHOUT ROWID;
