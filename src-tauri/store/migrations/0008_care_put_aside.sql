-- Schema 8: what care cards were put aside with, so that a card comes back for new facts only.

CREATE TABLE care_put_aside (
    rule         TEXT    NOT NULL CHECK (length(rule) BETWEEN 1 AND 64),
    -- What the card rested on: an id of an episode or an entry, or a night.
    fact         TEXT    NOT NULL CHECK (length(fact) BETWEEN 1 AND 36),
    put_aside_at TEXT    NOT NULL,
    PRIMARY KEY (rule, fact)
) STRICT, WITHOUT ROWID;
