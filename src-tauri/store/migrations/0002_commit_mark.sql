-- Schema 2: each commit has a name of its own.
--
-- A write-ahead log outlives its file: after a crash, or when somebody puts a copy in the file's place, the two may
-- not belong together, and SQLite would apply the one to the other all the same. Each commit writes a new `mark` and
-- keeps the one it follows in `before`, so that the first commit of a log names the state of the file it builds on.

CREATE TABLE commit_mark (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    -- Tells the row's page from any other in a log (`log_beside/read.rs`). Lengths never change: see there.
    label  TEXT    NOT NULL CHECK (label = 'limber commit mark'),
    mark   BLOB    NOT NULL CHECK (length(mark) = 16),
    before BLOB    NOT NULL CHECK (length(before) = 16)
) STRICT;

INSERT INTO commit_mark (id, label, mark, before) VALUES (1, 'limber commit mark', randomblob(16), zeroblob(16));
