# The journal.

journal-title = Journal
journal-nights = Nights
journal-search = Search notes
journal-filter = Show
journal-filter-all = All nights
journal-filter-cramps = Nights with cramps
journal-filter-free = Cramp-free nights
journal-filter-none = Nights not recorded
journal-filters = Filters
journal-jump = Go to a date
journal-count = { $count ->
    [one] 1 night
   *[other] { $count } nights
}
journal-fold = { $count } nights not recorded
journal-begins = The journal begins with { $date }. Go to a date for a night before it.
journal-begins-none = Go to a date for a night before { $date }.
journal-loading = Reading the journal
journal-unread = The journal could not be read. { $reason }
journal-try-again = Try again
journal-note-free = Note a cramp-free night
journal-free-saved = { $night } is noted as cramp-free.
journal-free-all = All of the last seven nights are recorded.
journal-undo = Undo
journal-first-title = No nights yet
journal-first-ring = A night that you call cramp-free gets a ring.
journal-first-diamond = A night with cramps gets a diamond.
journal-first-dash = One you say nothing about stays a dash. It never counts as cramp-free.
journal-first-start = Start with last night, or with any night you remember.
journal-leave-title = Leave without saving?
journal-leave-text = What you wrote is not in the journal yet.
journal-leave-yes = Leave without saving
journal-leave-no = Stay here

journal-night-title = Night of { $date }
journal-night-back = New entry
journal-night-answer = Any cramps?
journal-night-none = None
journal-night-cramps = Cramps
journal-night-not-recorded = Not recorded
journal-night-not-answered = Not answered yet
journal-night-cramp-free = Cramp-free
journal-night-none-blocked = A cramp is logged below, so this night counts as one with cramps.
journal-night-slept = slept { $quality } of 5
journal-night-episodes = Episodes
journal-night-episodes-none = No episodes in this night.
journal-night-episode-count = { $count ->
    [one] 1 episode
   *[other] { $count } episodes
}
journal-night-log = Log an episode in this night
journal-night-meta = { $state }, { $more }

episode-new = Log an episode
episode-new-meta = Only what and when are needed
episode-what = What was it?
episode-kind-cramp = Cramp
episode-kind-ache = Ache
episode-kind-urge-to-move = Urge to move
episode-kind-other = Other
episode-when = When did it start?
episode-when-now = Just now
episode-when-minutes = { $minutes } min ago
episode-when-last-night = Last night
episode-when-pick = Pick a time
episode-night-time = About
episode-date = Date
episode-time = Time
episode-kept = Kept with the night of { $date }.
episode-kept-skipped = The clock was set forward over that time. Kept as { $time }, with the night of { $date }.
episode-twice = The clock was set back, so that time came twice.
episode-twice-first = Before the change
episode-twice-second = After the change
episode-optional = optional
episode-clear = Clear
episode-clear-label = Clear: { $field }
episode-severity = Severity
episode-severity-least = 0 none
episode-severity-most = 10 the worst I can imagine
episode-muscle = Muscle
episode-muscle-calf = Calf
episode-muscle-foot = Foot
episode-muscle-back-of-thigh = Back of thigh
episode-muscle-front-of-thigh = Front of thigh
episode-muscle-shin = Shin
episode-muscle-other = Other
episode-side = Side
episode-side-left = Left
episode-side-right = Right
episode-side-both = Both
episode-save = Save episode
episode-save-changes = Save
episode-saving = Saving
episode-saved = Saved with the night of { $date }.
episode-changed = Changes saved.
episode-details = Add details
episode-details-less = Fewer details
episode-quick = What and when
episode-how = How it went
episode-minutes = How long did it last?
episode-minutes-unit = minutes
episode-hard-knot = A hard knot
episode-woke-me = Woke me up
episode-yes = Yes
episode-no = No
episode-disturbance = How much did it disturb your sleep?
episode-disturbance-least = 0 not at all
episode-disturbance-most = 10 no more sleep
episode-tried = What did you try?
episode-tried-meta = and did it help
episode-tried-column = Tried
episode-helped-no = not at all
episode-helped-a-little = a little
episode-helped-yes = a lot
episode-helped-label = { $remedy }: { $helped }
episode-remedy-stretch = Stretched it
episode-remedy-stand = Stood on it
episode-remedy-walk = Walked
episode-remedy-rub = Rubbed it
episode-remedy-warmth = Warmth
episode-remedy-cold = Cold
episode-remedy-legs-up = Legs up
episode-remedy-other = Something else
episode-tried-caveat = Most cramps stop by themselves within minutes, so what you did last may look better than it is.
    .sources = nhs-leg-cramps
episode-after = The day after
episode-sore = Sore the next day?
episode-note = Note
episode-note-left = { $left ->
    [one] 1 character left
   *[other] { $left } characters left
}
episode-wrong-time = Write a time of day such as { $example }.
episode-wrong-date = Choose a date.
episode-wrong-future = That time is still to come.
episode-wrong-minutes = Write the minutes as a number from 0 to 1440.
episode-wrong-note = { $over ->
    [one] 1 character too many. A note holds 4000.
   *[other] { $over } characters too many. A note holds 4000.
}
episode-not-saved = Not saved. { $reason }
episode-not-saved-text = Your entry stays on this screen.
episode-edit = Edit
episode-edit-label = Edit: { $episode }
episode-delete = Delete
episode-delete-label = Delete: { $episode }
episode-deleted = Deleted.
episode-restored = It is back in the night of { $date }.
episode-gone = This episode is not in the journal any more.
episode-gone-text = It was deleted in another place. What you changed here is kept until you leave.
episode-gone-save = Save it as a new episode
episode-elsewhere = This episode was changed in another place.
episode-elsewhere-taken = What was changed there is in this form now, and what you changed here has stayed.
episode-elsewhere-clash = What both changed stays as you have it here. Save to keep yours, or take what is there.
episode-elsewhere-take = Take what is there
episode-at = { $kind } at { $time }
episode-severity-of = { $severity } of 10
episode-lasted = lasted { $duration }
episode-fact-knot = a hard knot
episode-fact-woke = woke you up
episode-fact-sore = sore the next day
episode-running = Its clock still runs.
episode-let-go = It let go
episode-sources = Where the steps on the cramp screen come from

## Medicines and conditions.

medical-title = Medicines and conditions
