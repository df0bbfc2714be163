-- Schema 5: the daily walk of the day log; medicines and conditions.

ALTER TABLE day_log ADD COLUMN daily_walk INTEGER CHECK (daily_walk IN (0, 1));

CREATE TABLE medical_entry (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind        TEXT    NOT NULL CHECK (kind IN ('medicine', 'condition')),
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    started_on  TEXT    CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    stopped_on  TEXT    CHECK (stopped_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    -- Set while the deletion can still be undone; a row this old is purged when the file is opened.
    deleted_utc INTEGER,
    -- When it was last changed, and as JSON what it said before, so that the change can be taken back.
    changed_utc INTEGER,
    before      TEXT
) STRICT;
