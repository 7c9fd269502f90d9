-- Names beside the ids, as mailboxes announce them. Rows written before have none until their mailbox says it anew.
ALTER TABLE open_contact ADD COLUMN member_name TEXT NULL;
ALTER TABLE open_contact ADD COLUMN lapsed_from_name TEXT NULL;
