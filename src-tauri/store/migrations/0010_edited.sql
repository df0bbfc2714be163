-- Schema 10: when each row was last written, and what was deleted for good, so that two journals can be merged.
--
-- `edited_utc` is in milliseconds since 1970 UTC. Rows from before have none, and lose against any that has one. It is not
-- `changed_utc`, which says since when a change can be taken back, and is forgotten with it.

ALTER TABLE break_record ADD COLUMN edited_utc INTEGER;
ALTER TABLE episode ADD COLUMN edited_utc INTEGER;
ALTER TABLE night ADD COLUMN edited_utc INTEGER;
ALTER TABLE day_log ADD COLUMN edited_utc INTEGER;
ALTER TABLE evening ADD COLUMN edited_utc INTEGER;
ALTER TABLE medical_entry ADD COLUMN edited_utc INTEGER;
ALTER TABLE checklist_item ADD COLUMN edited_utc INTEGER;
ALTER TABLE settings ADD COLUMN edited_utc INTEGER;

-- What is gone: nothing of what it said, only that it must not come back with an older export.
CREATE TABLE deletion (
    what        TEXT    NOT NULL CHECK (what IN ('episode', 'medical_entry', 'checklist_item', 'checklist_tick', 'care_put_aside')),
    -- The row's id; of a tick the night, a space and the item; of what was put aside the rule, a space and the fact.
    key         TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 110),
    deleted_utc INTEGER NOT NULL,
    PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;
