# Review: nights, patterns, insights. Nothing here says why anything is so.

review-title = Review
review-part-nights = Nights
review-part-patterns = Patterns
review-part-insights = Insights
review-part-report = Report
review-report = Report to take along
review-range = Nights to look at
review-range-nights = Last { $nights } nights
review-range-year = Last year
review-range-all = All nights
review-range-own = Own dates
review-own-since = From the night of
review-own-until = To the night of
review-own-start = Choose the first and the last night.
review-loading = Counting the nights
review-unread = The review could not be made. { $reason }
review-as-table = Show as table
review-not-said = Not said
review-no-cramps = No cramp is written down for these nights.

## Nothing yet

review-nothing-title = Nothing to review yet
review-nothing-start = A week of answered mornings shows the first pattern; comparisons need about four weeks.
review-nothing-journal = Go to the journal

## Nights

review-recorded = You recorded { $recorded } of { $nights ->
    [one] 1 night
   *[other] { $nights } nights
}.
review-cramps = { $count } with cramps,
review-free = { $count } free of them.
review-missing = { $count ->
    [one] 1 is not recorded
   *[other] { $count } are not recorded
} and { $count ->
    [one] counts as neither
   *[other] count as neither
}.
review-year = { $since } to { $until }
review-year-before = The year before
review-year-after = The year after
review-calendar = Nights by month and day, each named by its evening
review-calendar-sum = Cramps
review-calendar-of = { $cramps } of { $recorded }
review-month-counts = Cramps on { $cramps } of { $recorded } recorded nights
review-cell = { $date }: { $state ->
    [cramp] cramps
    [free] cramp-free
    [asked] not answered yet
   *[none] not recorded
}
review-told-state = { $state ->
    [cramp] Cramps
    [free] Cramp-free
    [asked] Not answered yet
   *[none] Not recorded
}
review-told-more = and more
review-open-night = Open this night
review-runs-title = From cramp to cramp
review-run = { $nights ->
    [one] 1 cramp-free night
   *[other] { $nights } cramp-free nights
} since the last cramp{ $gaps ->
    [0] .
    [one] , and 1 that is not recorded.
   *[other] , and { $gaps } that are not recorded.
}
review-run-none = The last recorded night had cramps.
review-longest = The most in a row: { $nights }, from { $since } to { $until }{ $gaps ->
    [0] .
    [one] , with 1 between that is not recorded.
   *[other] , with { $gaps } between that are not recorded.
}
review-intervals = From one night with cramps to the next: { $median ->
    [one] 1 night
   *[other] { $median } nights
} in the middle, { $longest } at most{ $gaps ->
    [0] .
    [one] ; one of these has nights in it that are not recorded.
   *[other] ; { $gaps } of these have nights in them that are not recorded.
}
review-runs-gaps = A night that is not recorded neither ends a row nor lengthens it.

## Patterns

review-weeks-title = Cramps { $length ->
    [week] a week
    [month] a month
   *[year] a year
}
review-weeks-says = { $cramps ->
    [0] No cramps
    [one] 1 cramp
   *[other] { $cramps } cramps
} in { $recorded ->
    [one] 1 recorded night
   *[other] { $recorded } recorded nights
}{ $missing ->
    [0] .
    [one] ; 1 night is not recorded.
   *[other] ; { $missing } nights are not recorded.
}
review-weeks-others = Counted apart: aches { $aches }, urges to move { $urges }, other { $others }.
review-key-enough = most nights recorded
review-key-thin = fewer: read with care
review-column-from = { $length ->
    [day] Day
    [week] Week from
    [month] Month from
   *[year] Year from
}
review-column-cramps = Cramps
review-column-cramp-nights = Nights with cramps
review-column-recorded = Nights recorded
review-column-missing = Not recorded
review-hours-title = Hour of the night
review-hours-says = { $count } of { $cramps } began in bed, { $bed } to { $up }, { $nights ->
    [0] as it is set for most nights.
    [one] as of the one night whose times are written down.
   *[other] in the middle of { $nights } nights whose times are written down.
}
review-column-hour = Hour
review-hour-between = { $from } to { $until }
review-muscles-title = Muscle and side
review-muscles-says = Most often: { $muscle }, { $count } of { $cramps ->
    [one] 1 cramp
   *[other] { $cramps } cramps
}{ $unsaid ->
    [0] .
    [one] ; of 1 nobody said where.
   *[other] ; of { $unsaid } nobody said where.
}
review-key-side = this side
review-key-both = both at once
review-severity-title = Severity and duration
review-severity-none = Nobody said yet how bad a cramp was.
review-severity-says = Severity { $median } of 10 in the middle, from { $least } to { $most }, said of { $count } of { $cramps } cramps.
review-duration-says = They lasted { $median } in the middle, from { $least } to { $most }, known of { $count }.
review-key-severity = line: least to most · dot: the middle, larger where it lasted longer
review-column-severity = Severity, middle
review-column-range = Least to most
review-column-duration = Duration, middle
review-tried-title = What was tried
review-tried-none = Nothing is written down as tried yet.
review-tried-says = Something was tried in { $tried } of { $cramps } cramps. Most cramps end by themselves, so what came last may seem to have helped.
review-column-tried = Times
review-breaks-title = Breaks { $length ->
    [day] a day
    [week] a week
    [month] a month
   *[year] a year
}
review-breaks-none = No breaks are on record for these days.
review-breaks-says = { $taken } taken when asked, { $natural } taken by being away from the desk; { $skipped } skipped, { $missed } missed.
review-column-taken = When asked
review-column-natural = Away
review-evenings-title = Wind-downs { $length ->
    [week] a week
    [month] a month
   *[year] a year
}
review-evenings-none = Nothing of the evening’s list was ticked on these evenings.
review-evenings-says = { $whole ->
    [one] 1 evening
   *[other] { $whole } evenings
} with the whole list, { $part } with a part of it.
review-column-whole = Whole list
review-column-part = In part

## Insights

insights-question = Question
insights-all = All questions at once
insights-about = Nights with a habit beside nights without, out of { $recorded ->
    [one] 1 recorded night
   *[other] { $recorded } recorded nights
}.
insights-missing = { $missing ->
    [one] 1 night is not recorded and not counted.
   *[other] { $missing } nights are not recorded and not counted.
}
insights-several = { $compared } questions are compared at once, so each has to be the surer.
insights-caveats-title = Before you read much into it
insights-caveat-reason = None of this shows a reason: nights differ in more than one thing.
insights-caveat-many = Whoever asks one question after the other finds something by chance sooner or later. Decide first what you want to know.
insights-caveat-bad-days = A habit may be left out on just the days that are bad anyway.
insights-caveat-season = Summer and winter differ: prescriptions and searches for night cramps about double in summer, though nobody counted the cramps.
    .sources = garrison-2015
insights-caveat-missing = Nights that nobody recorded are missing here, and they may have been other nights than the rest.
insights-caveat-hope = Expecting help can help: in a trial of older adults cramps became fewer with an empty capsule too.
    .sources = roguin-maor-2017
insight-question = { $question ->
    [winddown] Evenings with the wind-down
    [stretching] Evenings with stretching
    [breaks] Days with most breaks taken
    [alcohol] Days with alcohol
    [late_caffeine] Days with late caffeine
    [hard_exercise] Days with hard exercise
    [daily_walk] Days with a walk or ride
    [long_standing] Days of long standing
    [long_sitting] Days of long sitting
   *[low_water] Days with less water
}
insight-with = { $question ->
    [winddown] With the wind-down
    [stretching] With stretching
    [breaks] Most breaks taken
    [alcohol] With alcohol
    [late_caffeine] Late caffeine
    [hard_exercise] Hard exercise
    [daily_walk] With a walk or ride
    [long_standing] Long standing
    [long_sitting] Long sitting
   *[low_water] Less water
}
insight-without = { $question ->
    [breaks] Fewer breaks taken
    [late_caffeine] No late caffeine
    [low_water] Usual water
   *[other] Without
}
insight-since = since { $date }
insight-of = { $cramps } of { $nights }
insight-share = { $share } %
insight-dots = { $cramps } nights with cramps and { $free } without
insight-dot-worth = Each dot stands for { $nights } nights.
insight-more-nights = Can’t tell yet: { $nights ->
    [one] 1 more night
   *[other] { $nights } more nights
} at least
insight-not-enough-variety = Can’t tell: nearly always the same
insight-cant-tell-yet = Can’t tell yet
insight-no-association = No association seen
insight-goes-along-fewer = Goes along with fewer cramp nights
insight-goes-along-more = Goes along with more cramp nights
insight-more-nights-text = With so few nights a difference could easily be chance. Nothing to do but keep answering.
insight-never-noted = Nothing of this is noted yet. What you note of a day stands on Today and in the journal.
insight-not-enough-variety-text = For a comparison both kinds of nights are needed, by turns.
insight-cant-tell-yet-text = These counts leave too much open: a large difference either way fits them as well as none.
insight-no-association-text = These counts leave no room for a large difference. That is an answer too.
insight-goes-along-text = More than chance alone would often make. It does not show that one is the reason for the other.
insight-lacks-nights = { $count ->
    [one] 1 more night
   *[other] { $count } more nights
} of 28
insight-lacks-with = { $count ->
    [one] 1 more night
   *[other] { $count } more nights
} with it, of 10
insight-lacks-without = { $count ->
    [one] 1 more night
   *[other] { $count } more nights
} without it, of 10
insight-lacks-cramps = { $count ->
    [one] 1 more night
   *[other] { $count } more nights
} with cramps, of 5
insight-lacks-free = { $count ->
    [one] 1 more cramp-free night
   *[other] { $count } more cramp-free nights
}, of 5
insight-lacks-switches = { $count ->
    [one] once more
   *[other] { $count } times more
} taken up or left off, of 3
insight-interval-title = In 100 nights. Large dots: all that these counts allow (95 %).
insight-interval = { $estimate }; these counts allow anything from { $low } to { $high }.
insight-fewer = { $count } fewer
insight-more = { $count } more
insight-same = no difference
insight-no-difference = no difference
insight-unknown = { $count ->
    [one] For 1 recorded night
   *[other] For { $count } recorded nights
} this is not known, so { $count ->
    [one] it is
   *[other] they are
} not counted.
