-- Schema 4: why a due break was not offered any more. Empty for every other outcome, and in rows from before.

ALTER TABLE break_record ADD COLUMN expired_by TEXT CHECK (expired_by IN ('pause', 'hours'));
