-- Schema 1: the whole journal. Append-only: a shipped file is never edited, the next change is a new file.
--
-- Conventions
--   ids      UUIDv7, 16 bytes, given by the caller: they sort by the moment they were made
--   moments  two columns: RFC 3339 text with the offset that was in force (`..._at`, what the person saw),
--            and where rows are ordered by it the same moment as milliseconds since 1970 UTC (`..._utc`)
--   days     ISO text; `day` ends at 04:00, `night` is named by the evening it began on
--   enums    the same lower-case names as on the wire; the CHECKs repeat the ranges the domain validates,
--            so that no other program can write what Limber could not read

-- "LIMB": tells this file from any other SQLite database.
PRAGMA application_id = 0x4C494D42;

CREATE TABLE break_record (
    id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    day             TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    outcome         TEXT    NOT NULL CHECK (outcome IN ('taken', 'natural', 'asleep', 'skipped', 'missed', 'expired')),
    due_at          TEXT,
    started_at      TEXT    NOT NULL,
    started_utc     INTEGER NOT NULL,
    ended_at        TEXT    NOT NULL,
    snoozes         INTEGER NOT NULL CHECK (snoozes BETWEEN 0 AND 255),
    sitting_seconds INTEGER NOT NULL CHECK (sitting_seconds >= 0),
    answer          TEXT    CHECK (answer IN ('done', 'partly', 'not_really'))
) STRICT;
CREATE INDEX break_record_by_day ON break_record (day, started_utc);

CREATE TABLE episode (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    night             TEXT    NOT NULL CHECK (night GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    ongoing           INTEGER NOT NULL CHECK (ongoing IN (0, 1)),
    created_at        TEXT    NOT NULL,
    updated_at        TEXT    NOT NULL,
    -- Set while the deletion can still be undone; a row this old is purged when the file is opened.
    deleted_at        TEXT,
    deleted_utc       INTEGER,
    kind              TEXT    NOT NULL CHECK (kind IN ('cramp', 'ache', 'urge_to_move', 'other')),
    started_at        TEXT    NOT NULL,
    started_utc       INTEGER NOT NULL,
    duration_seconds  INTEGER CHECK (duration_seconds BETWEEN 0 AND 86400),
    severity          INTEGER CHECK (severity BETWEEN 0 AND 10),
    muscle            TEXT    CHECK (muscle IN ('calf', 'foot', 'back_of_thigh', 'front_of_thigh', 'shin', 'other')),
    side              TEXT    CHECK (side IN ('left', 'right', 'both')),
    hard_knot         INTEGER CHECK (hard_knot IN (0, 1)),
    woke_me           INTEGER CHECK (woke_me IN (0, 1)),
    sleep_disturbance INTEGER CHECK (sleep_disturbance BETWEEN 0 AND 10),
    sore_next_day     INTEGER CHECK (sore_next_day IN (0, 1)),
    note              TEXT    CHECK (length(note) <= 4000),
    CHECK ((deleted_at IS NULL) = (deleted_utc IS NULL))
) STRICT;
CREATE INDEX episode_by_night ON episode (night, started_utc) WHERE deleted_utc IS NULL;
CREATE INDEX episode_ongoing ON episode (started_utc) WHERE ongoing = 1 AND deleted_utc IS NULL;
CREATE INDEX episode_deleted ON episode (deleted_utc) WHERE deleted_utc IS NOT NULL;

CREATE TABLE episode_remedy (
    episode_id BLOB    NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL CHECK (position >= 0),
    remedy     TEXT    NOT NULL
               CHECK (remedy IN ('stretch', 'stand', 'walk', 'rub', 'warmth', 'cold', 'legs_up', 'other')),
    helped     TEXT    CHECK (helped IN ('yes', 'a_little', 'no')),
    PRIMARY KEY (episode_id, remedy)
) STRICT, WITHOUT ROWID;

CREATE TABLE night (
    night         TEXT    NOT NULL PRIMARY KEY CHECK (night GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    answer        TEXT    CHECK (answer IN ('none', 'cramps')),
    sleep_quality INTEGER CHECK (sleep_quality BETWEEN 1 AND 5),
    bed_at        TEXT,
    up_at         TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE day_log (
    day               TEXT    NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    low_water         INTEGER CHECK (low_water IN (0, 1)),
    dark_urine        INTEGER CHECK (dark_urine IN (0, 1)),
    caffeine_last_at  TEXT    CHECK (caffeine_last_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    alcohol           TEXT    CHECK (alcohol IN ('none', 'one_or_two', 'three_or_more')),
    hard_exercise     INTEGER CHECK (hard_exercise IN (0, 1)),
    long_standing     INTEGER CHECK (long_standing IN (0, 1)),
    long_sitting      INTEGER CHECK (long_sitting IN (0, 1)),
    supportive_shoes  INTEGER CHECK (supportive_shoes IN (0, 1)),
    mineral_rich_food INTEGER CHECK (mineral_rich_food IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist_tick (
    night     TEXT NOT NULL CHECK (night GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    item      TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 64),
    ticked_at TEXT NOT NULL,
    ticked_by TEXT NOT NULL CHECK (ticked_by IN ('person', 'player')),
    PRIMARY KEY (night, item)
) STRICT, WITHOUT ROWID;

-- An evening the person said something of. One without a row is an ordinary one.
CREATE TABLE evening (
    night       TEXT    NOT NULL PRIMARY KEY CHECK (night GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    not_tonight INTEGER NOT NULL CHECK (not_tonight IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE stretch_session (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    day         TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    routine     TEXT    NOT NULL CHECK (length(routine) BETWEEN 1 AND 64),
    started_at  TEXT    NOT NULL,
    started_utc INTEGER NOT NULL,
    ended_at    TEXT    NOT NULL,
    ending      TEXT    NOT NULL CHECK (ending IN ('completed', 'left', 'hurt'))
) STRICT;
CREATE INDEX stretch_session_by_day ON stretch_session (day, started_utc);

CREATE TABLE held_seconds (
    session_id BLOB    NOT NULL REFERENCES stretch_session (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL CHECK (position >= 0),
    stretch    TEXT    NOT NULL CHECK (length(stretch) BETWEEN 1 AND 64),
    side       TEXT    CHECK (side IN ('left', 'right', 'both')),
    seconds    INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 7200),
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

-- One row, one document: what this version does not understand stays in it.
CREATE TABLE settings (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    document TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;
