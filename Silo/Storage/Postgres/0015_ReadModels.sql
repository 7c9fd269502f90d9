-- From now on a mailbox writes what its figures count in the transaction of its state. Events with a fund are not in
-- figure_count yet: they are added to it and removed each night. Those without a fund were counted before that, and
-- are kept for 45 days. day: of the event for the former, on which it was counted for the latter.
ALTER TABLE figure_event ADD COLUMN fund TEXT NULL;
ALTER TABLE figure_event ADD COLUMN theme TEXT NULL;
ALTER TABLE figure_event ADD COLUMN measure BIGINT NULL;
ALTER TABLE figure_event ADD COLUMN minutes BIGINT NULL;

CREATE INDEX figure_event_by_day ON figure_event (fund, day);
