-- How often each thing happened. measure: 1 received, 2 answered in time, 3 answered late.
-- minutes: business minutes to the answer, rounded up; 0 for what was received. day: yyyy-MM-dd, fund's time zone.
CREATE TABLE figure_count
(
    fund    TEXT    NOT NULL,
    day     TEXT    NOT NULL,
    theme   TEXT    NOT NULL,
    measure BIGINT  NOT NULL,
    minutes BIGINT  NOT NULL,
    n       BIGINT  NOT NULL,
    PRIMARY KEY (fund, day, theme, measure, minutes)
) WITH (fillfactor = 80);

CREATE INDEX figure_count_by_day ON figure_count (day);

-- What is counted already: an event that comes again is not counted again.
CREATE TABLE figure_event
(
    id  TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL
);
