-- Schema 3: what an episode was before it was last changed by hand, so that the change can be taken back.
--
-- One row an episode, and purged with deleted ones. `before` is the episode as JSON, as on the wire: it is read back whole,
-- and nothing asks for a part of it.

CREATE TABLE episode_before (
    episode_id  BLOB    NOT NULL PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
    changed_utc INTEGER NOT NULL,
    before      TEXT    NOT NULL
) STRICT;
