-- Schema 6: the evening's list as the person has it, and what an own item was called when it was ticked.

ALTER TABLE checklist_tick ADD COLUMN words TEXT CHECK (length(words) BETWEEN 1 AND 200);

-- Empty until the person changes the list; then every item there is, so that its order is.
CREATE TABLE checklist_item (
    id                 TEXT    NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    position           INTEGER NOT NULL UNIQUE CHECK (position >= 0),
    shown              INTEGER NOT NULL CHECK (shown IN (0, 1)),
    remind             INTEGER NOT NULL CHECK (remind IN (0, 1)),
    -- What the person's own items say; the others are data of the program.
    words              TEXT    CHECK (length(words) BETWEEN 1 AND 200),
    minutes_before_bed INTEGER CHECK (minutes_before_bed BETWEEN 0 AND 960),
    timer_minutes      INTEGER CHECK (timer_minutes BETWEEN 1 AND 120),
    -- Monday is 1, Tuesday 2, Wednesday 4 and so on.
    weekdays           INTEGER CHECK (weekdays BETWEEN 1 AND 127),
    -- Set while the removal can still be undone; a row this old is purged when the file is opened.
    removed_at         TEXT,
    removed_utc        INTEGER,
    CHECK ((words IS NULL) = (minutes_before_bed IS NULL) AND (words IS NULL) = (weekdays IS NULL)),
    CHECK (words IS NOT NULL OR (timer_minutes IS NULL AND removed_at IS NULL)),
    CHECK ((removed_at IS NULL) = (removed_utc IS NULL))
) STRICT, WITHOUT ROWID;

-- The list before it was last set back to the default, as JSON: it is read back whole, and nothing asks for a part of it.
CREATE TABLE checklist_before (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    before TEXT    NOT NULL CHECK (json_valid(before))
) STRICT;
