# Looking through the journal: search, filters, and the way to a date. Fetched when one of them is first used.

search-title = Filter entries
search-any = Any
search-kind = What it was
search-muscle = Muscle
search-leg = Leg
search-tried = What was tried
search-severity-from = Severity from
search-severity-to = Severity to
search-first = First night
search-last = Last night
search-show = Show
search-clear = Clear all
search-parts = What is searched for
search-entries = Entries found
search-looking = Searching
search-count = { $found } of { $of ->
    [one] 1 entry
   *[other] { $of } entries
}
search-words = “{ $words }”
search-side = { $side ->
    [left] Left leg, or both
    [right] Right leg, or both
   *[both] Both legs
}
search-severity = Severity { $from } to { $to }
search-remedy = Tried: { $remedy }
search-between = { $since } to { $until }
search-since = From { $date } on
search-until = Up to { $date }
search-less = Take off: { $part }
search-none = No entry fits.
search-none-together = No entry fits all of it. Take something off:
search-without = { $count ->
    [one] Without { $part }: 1 entry
   *[other] Without { $part }: { $count } entries
}

jump-title = Go to a date
jump-first = The list begins with { $date }.
jump-field = A night, a month or a year
jump-example = 2019-03-14
jump-go = Go
jump-year = Year
jump-month = Month of { $year }
jump-close = Stay here
jump-wrong = Write a date such as 2019-03-14 or 14 March, a month, a year, or yesterday.
jump-future = That night is still to come.
jump-early = A date from 1900 on can be shown.
