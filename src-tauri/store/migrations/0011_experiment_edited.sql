-- Schema 11: experiments are merged too.

ALTER TABLE experiment ADD COLUMN edited_utc INTEGER;

-- The same as before, with one more kind of thing.
CREATE TABLE deletion_of_more (
    what        TEXT    NOT NULL CHECK (what IN ('episode', 'medical_entry', 'checklist_item', 'checklist_tick',
                                                 'care_put_aside', 'experiment')),
    key         TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 110),
    deleted_utc INTEGER NOT NULL,
    PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;
INSERT INTO deletion_of_more SELECT * FROM deletion;
DROP TABLE deletion;
ALTER TABLE deletion_of_more RENAME TO deletion;
