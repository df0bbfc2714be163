# limber review and limber insights: figures and words for them. Nothing here says why anything is so.

## The nights.

cli-review-nothing = Nothing is written down yet. Each morning Limber asks whether the night had cramps; limber night says it too.
cli-review-nights = Nights from { $since } to { $until }
cli-review-recorded = { $recorded } of { $nights ->
    [one] one night is
   *[other] { $nights } nights are
 } recorded: { $cramps } with cramps, { $free } free of them.
cli-review-missing = { $missing ->
    [0] None is missing.
    [one] One is not recorded, and counts as neither.
   *[other] { $missing } are not recorded, and count as neither.
 }
cli-review-none-recorded = None of these nights is recorded yet.
cli-review-no-cramps = No cramp is written down for these nights.
cli-review-kinds = Cramps { $cramps }. Counted apart: aches { $aches }, urges to move { $urges }, other { $others }.

## Figures. A spread is its middle, its least and its most.

cli-review-severity = Severity, 0 to 10: { $middle } in the middle, { $least } to { $most } (said of { $count } of { $all } cramps)
cli-review-duration = Duration: { $middle } in the middle, { $least } to { $most } (known of { $count } of { $all } cramps)
cli-review-minutes = { $minutes } min
cli-review-seconds = { $seconds } s
cli-review-in-bed = Began in bed, { $bed } to { $up }: { $count } of { $all } cramps
cli-review-hours = Hour they began
cli-review-muscles = Muscle
cli-review-left = left
cli-review-right = right
cli-review-both = both
cli-review-unsaid = not said
cli-review-all = all
cli-review-tried = Tried
cli-review-times = times
cli-review-helped = helped
cli-review-a-little = a little
cli-review-not = not
cli-review-untried = nothing written
cli-review-weeks = Week from
cli-review-months = Month from
cli-review-of-nights = recorded
cli-review-cramp-nights = with cramps
cli-review-cramps = cramps
cli-review-severity-short = severity
cli-review-duration-short = duration
cli-review-breaks-short = breaks
cli-review-winddowns-short = evenings
cli-review-thin = * Few nights of it are recorded: read it with care.
cli-review-breaks = Breaks: { $taken } taken, { $natural } away from the desk, { $skipped } skipped, { $missed } missed
cli-review-winddowns = Evenings: { $whole } with the whole list, { $part } with a part of it
cli-review-run = Cramp-free nights since the last cramp: { $nights }, from { $since } to { $until }
cli-review-run-none = Cramp-free nights since the last cramp: none
cli-review-longest = Most between two cramps: { $nights }, from { $since } to { $until }
cli-review-run-gaps = ({ $gaps } between are not recorded)
cli-review-intervals = From one night with cramps to the next, in nights: { $middle } in the middle, { $longest } at most
cli-review-interval-gaps = ({ $gaps } of { $all } have nights in them that are not recorded, and may be shorter)

cli-remedy-stretch = stretched it
cli-remedy-stand = stood on it
cli-remedy-walk = walked
cli-remedy-rub = rubbed it
cli-remedy-warmth = warmth
cli-remedy-cold = cold
cli-remedy-legs-up = legs up
cli-remedy-other = something else

## Whether a habit goes along with cramps.

cli-insight-winddown = Evenings with the wind-down
cli-insight-stretching = Evenings with the stretching
cli-insight-breaks = Days with most breaks taken
cli-insight-alcohol = Days with alcohol
cli-insight-late-caffeine = Days with late caffeine
cli-insight-hard-exercise = Days with hard exercise
cli-insight-daily-walk = Days with a walk
cli-insight-long-standing = Days of long standing
cli-insight-long-sitting = Days of long sitting
cli-insight-low-water = Days with less water
cli-insight-counts = with: cramps on { $with-cramps } of { $with } nights; without: on { $without-cramps } of { $without }
cli-insight-unknown = { $count ->
    [one] For one recorded night
   *[other] For { $count } recorded nights
 } this is not known.
cli-insight-fewer = Goes along with fewer nights with cramps.
cli-insight-more = Goes along with more nights with cramps.
cli-insight-no-association = No association seen.
cli-insight-cant-tell-yet = Can't tell yet: these counts leave too much open.
cli-insight-not-enough-variety = Can't tell: it was nearly always the same. For a comparison both kinds are needed, by turns.
cli-insight-more-nights = Can't tell yet: { $nights ->
    [one] at least one more night.
   *[other] at least { $nights } more nights.
 }
cli-insight-difference = In 100 nights: { $estimate }. These counts allow anything from { $low } to { $high } (95 %).
cli-insight-number-fewer = { $number } fewer
cli-insight-number-more = { $number } more
cli-insight-number-none = no difference
cli-insight-several = { $compared } questions were compared at once, so each has to be the surer. Ask one alone: limber insights winddown
cli-insight-caveat = None of this shows a reason. A habit may be left out on bad days, summer and winter differ, nights that are not recorded are missing here, and expecting help can help.
cli-insight-studied = Stretching before bed was studied in people over 50 only (Cochrane 2021).
    .sources = cochrane-2021
