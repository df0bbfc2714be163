-- Schema 9: experiments, a habit by turns of weeks that chance assigned.

CREATE TABLE experiment (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    question    TEXT    NOT NULL CHECK (length(question) BETWEEN 1 AND 64),
    since       TEXT    NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    -- A pair of weeks a digit: 1 where the first of the two is the one that tries.
    first_tries TEXT    NOT NULL CHECK (length(first_tries) BETWEEN 1 AND 26 AND first_tries NOT GLOB '*[^01]*'),
    -- The first night after it was ended early.
    stopped_on  TEXT    CHECK (stopped_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    -- Set while the deletion can still be undone; a row this old is purged when the file is opened.
    deleted_utc INTEGER
) STRICT;
