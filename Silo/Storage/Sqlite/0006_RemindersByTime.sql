-- How long the oldest wake-up has been waiting is read several times a minute.
CREATE INDEX IX_OrleansRemindersTable_StartTime ON OrleansRemindersTable (ServiceId, StartTime);
