-- Nearly all reminders are far off. By the hash first, a silo that reads its range again passes over all of them;
-- by the time first, it touches what is due within the window and nothing else.
CREATE INDEX IX_OrleansRemindersTable_StartTime ON OrleansRemindersTable (ServiceId, StartTime, GrainHash);
DROP INDEX IX_OrleansRemindersTable_GrainHash;
