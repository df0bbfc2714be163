-- Schema 7: a day without caffeine, which is not a day of which nothing was said.

ALTER TABLE day_log ADD COLUMN no_caffeine INTEGER
    CHECK (no_caffeine IS NULL OR (no_caffeine = 1 AND caffeine_last_at IS NULL));
