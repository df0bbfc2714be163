# Every sentence of the window. One section a room, keys with the room's prefix.

## Everywhere

app-name = Limber
skip-to-content = Skip to the page
nav-main = Main
nav-today = Today
nav-stretch = Stretch
nav-evening = Evening
nav-journal = Journal
nav-settings = Settings
nav-cramp-now = Cramp now
title-view = { $view } · Limber
title-break = Break · Limber
title-cramp = Cramp · Limber
waiting-title = Reaching Limber
waiting-text = The part that keeps time and holds the journal is starting.
trouble-unknown = That did not work, and the reason is not known. What you wrote is still here.
toasts-label = Messages
toast-close = Close this message
stepper-less = { $label }: less
stepper-more = { $label }: more
evidence-strong = Evidence: strong
evidence-moderate = Evidence: moderate
evidence-weak = Evidence: weak
evidence-none-found = Evidence: none found

## Connection

connection-reconnecting = Limber’s agent stopped. Starting it again.
connection-reconnecting-text = What is on this screen stays. Saving waits until the agent is back.
connection-lost = Limber’s agent does not answer.
connection-lost-text = Reminders stand still until it runs. What is on this screen stays.
connection-try-again = Try again
connection-version = Limber was updated.
connection-version-text = This window is from another version than the agent. Close it and open Limber again.
journal-problem = The journal cannot be written.

## Times and lengths

time-am = am
time-pm = pm
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
night-of-to = night of { $from } to { $to }

## Today

when-tomorrow = tomorrow at { $time }
when-weekday = { $weekday } at { $time }
when-date = { $date } at { $time }
unit-min = min
unit-s = s
spoken-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
spoken-seconds =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
today-sitting = , at the desk for { $length }
today-time-scale = Demonstration: time runs { $scale } times as fast.
today-failing = { $count ->
    [one] One thing that Limber needs does not work.
   *[other] { $count } things that Limber needs do not work.
 }
today-failing-link = See what helps

hero-about = About { $length }.
hero-working = Next break at { $time }
hero-gentle = Gentle today
hero-gentle-title = A shorter, seated break at { $time }
hero-gentle-text = Last night had cramps, so today asks for less: { $length }, on the chair.
hero-away = Away since { $time }
hero-away-title = Counts as a break from { $time } on
hero-away-text = The clock of your sitting time stands still meanwhile.
hero-away-counted-title = That counts as a break
hero-away-counted-text = { $gone } so far. Your sitting time starts fresh when you are back.
hero-waiting = Due since { $time }
hero-waiting-title = Waiting for a pause in your typing
hero-waiting-text = It is announced when your hands rest for 5 s, at { $time } at the latest.
hero-due-again = Due since { $time }, announced { $times } times
hero-due-title = Up you get
hero-due-asks-again = Limber asks again at { $time }.
hero-due-missed = Unanswered, it counts as missed from { $time }.
hero-no-snooze = It cannot be put off again.
hero-snoozed = Snoozed until { $time }
hero-snoozed-text =
    { $count ->
        [one] Snoozed once.
        [2] Snoozed twice.
       *[other] Snoozed { $count } times.
    } { $left ->
        [0] It cannot be put off again.
        [one] One more snooze is possible.
       *[other] { $left } more are possible.
    }
hero-break = Break since { $time }
hero-break-title = Up and about
hero-break-text = Until { $time }. The guide is in its own small window.
hero-break-over-title = The break is over
hero-break-over-text = Say so when you are back, or just carry on.
hero-held = Held since { $time }, { $reasons }
hero-held-short = Held since { $time }
hero-held-and = { " and " }
hero-held-dnd = do-not-disturb is on
hero-held-meeting = your microphone or camera is in use
hero-held-fullscreen = a presentation or a video fills the screen
hero-held-settling = you have just come back
hero-held-dnd-title = Waiting for do-not-disturb to end
hero-held-meeting-title = Waiting for your call to end
hero-held-fullscreen-title = Waiting for the full screen to end
hero-held-settling-title = Time to settle in first
hero-held-text = It is offered once when that ends, at { $time } at the latest. Nothing piles up.
hero-held-settling-text = It is offered at { $time }.
hero-paused = Paused until { $time }
hero-paused-since = Paused since { $time }
hero-paused-title = Paused by you
hero-paused-text = Breaks start again by themselves.
hero-paused-open-text = Breaks stay off until you resume them.
hero-off = After hours
hero-off-title = Breaks are back { $time }
hero-off-title-today = Breaks are back at { $time }
hero-off-text = Nothing will remind you until then.
hero-off-winddown = Wind-down starts at { $time }.
hero-off-none-title = No hours are set for breaks
hero-off-none-text = Settings has the hours in which breaks may be due. There are none at present.
hero-action-start = Start
hero-action-start-now = Start now
hero-action-anyway = One break anyway
hero-action-snooze = Snooze { $minutes } min
hero-action-skip = Skip
hero-action-skip-held = Skip this one
hero-action-pause = Pause
hero-action-change-pause = Change
hero-action-change-pause-label = Change the pause
hero-action-resume = Resume now
hero-action-guide = Show the guide
hero-action-done = Done
hero-action-hours = Set hours

ring-until-break = { $left } until the next break
ring-until-again = { $left } until it is announced again
ring-away = Away
ring-due = Break due now
ring-now = now
ring-break = { $left } of the break left
ring-break-over = The break is over
ring-held = Held
ring-paused = Paused
ring-off = After hours

pause-30 = 30 minutes
pause-60 = 1 hour
pause-120 = 2 hours
pause-tomorrow = Until tomorrow
pause-open = Until I resume
pause-until = until { $time }

strip-title = Breaks today
strip-none = None yet today
strip-count-done = { $count } done
strip-count-natural = { $count } natural
strip-count-skipped = { $count } skipped
strip-count-missed = { $count } missed
strip-longest = longest sit { $length }
strip-taken = { $time }, done
strip-natural = { $time }, natural break
strip-asleep = { $time }, the computer slept
strip-skipped = { $time }, skipped
strip-missed = { $time }, missed
strip-expired = { $time }, held until it no longer made sense
strip-next = { $time }, next break
strip-held = { $time }, held
strip-planned = { $time }, planned
strip-winddown = { $time }, wind-down

night-question = Any cramps last night?
night-title = Last night
night-which = The { $night }
night-none = None
night-yes = Yes
night-later = Ask later
night-unanswered = Unanswered stays “not recorded”
night-take-back = Take the answer back
night-not-recorded = Not recorded
night-not-recorded-text = Nobody has said yet
night-answer-now = Answer now
night-cramp-free = No cramps
night-cramp-free-text = You said so
night-cramps = Cramps
night-cramps-text =
    { $count ->
        [0] No details written down
        [one] One entry in the journal
       *[other] { $count } entries in the journal
    }
night-add = Add the details
night-see = See the entry
night-change = Change
night-outweighed = A cramp is logged for this night, so it stays a night with cramps.

winddown-at = Wind-down at { $time }
winddown-now = Wind-down until { $time }
winddown-over = This evening
winddown-not-tonight = No wind-down tonight
winddown-not-tonight-text = You said not tonight.
winddown-in = in { $length }
winddown-done = { $done } of { $all } done
winddown-next = { $item } by
winddown-bed = In bed by
winddown-list = Tonight’s checklist

nights-title = Last 7 nights
nights-counts = { $cramps } with cramps, { $recorded } recorded
nights-empty = None recorded yet
nights-free = { $day }: cramp-free
nights-cramps = { $day }: cramps
nights-none = { $day }: not recorded
nights-asked = { $day }: not answered yet
nights-journal = Open the journal
time-wrong = A time is between 0:00 and 23:59.

## Evening

evening-eyebrow = Wind-down, { $day } evening
evening-eyebrow-later = { $day } evening, wind-down at { $time }
evening-eyebrow-not-tonight = { $day } evening, no wind-down
evening-bed-in = In bed by { $time }, in { $length }
evening-bed-was = In bed by { $time }
evening-not-tonight = Not tonight
evening-tonight-after-all = Tonight after all
evening-not-tonight-text = Nothing will remind you tonight. The boxes still work.
evening-back-eyebrow = Looking back
evening-back-to-tonight = Back to tonight
evening-done = { $done } of { $all } done
evening-earlier = { $count } before the wind-down
evening-earlier-show = Show
evening-earlier-hide = Hide
evening-current = On now: { $item }
evening-why = Why: { $item }
evening-start = Start
evening-start-label = Start: { $item }
evening-open = Open
evening-open-label = Open: { $item }
evening-tick = Done
evening-tick-label = Done: { $item }
evening-ticked-player = { $time }, by itself
evening-timer-left = Time left: { $item }
evening-timer-runs = , timer running
evening-timer-over = , time is up
evening-timer-stop = Stop
evening-timer-done = Time is up, tick it
evening-earlier-title = Earlier evenings
evening-earlier-text = What is ticked after midnight belongs to the evening before. A missed evening changes nothing.
evening-look-back = Look back and correct
evening-previous = Previous
evening-next = Next

sleep-title = { $length } in bed
sleep-times = { $bed } to { $up }.
sleep-enough = At least 7 hours is a good aim for most adults (AASM/SRS 2015).
sleep-short = That is under the 7 hours suggested for most adults (AASM/SRS 2015).
sleep-chart = Time in bed planned for each night of the week. Bedtimes lie within { $spread } of each other.
sleep-same = Bedtime is the same every night of the week.
sleep-spread = Bedtimes of the week lie within { $spread } of each other.
sleep-change = Change the times

## Settings

settings-title = Settings
settings-saved = Changes are kept as you make them
settings-waiting = Changes wait until the agent is back
settings-page-breaks = Breaks
settings-page-evening = Evening
settings-page-player = Stretch player
settings-page-app = Start and look
settings-page-health = Health
settings-page-about = About
settings-rhythm = Rhythm
settings-interval = Break every
settings-interval-hint = of being at the desk, 15 to 180 min
settings-length = A break lasts
settings-length-hint = being away this long counts as a break
settings-snooze = Snooze for
settings-snooze-hint = 1 to 60 min
settings-snooze-limit = Snoozes in a row
settings-snooze-limit-hint = after that, start or skip; 0 to 10
settings-wait = Wait for a natural pause
settings-wait-hint = Never mid-word: up to 60 s until your hands rest for 5 s
settings-remind-with = Remind me with
settings-remind-with-hint = Where no notification can be shown, it is the window in any case
settings-remind-with-notification = A notification
settings-remind-with-window = Limber’s window
settings-gentle = Gentle day after a bad night
settings-gentle-hint = Shorter, seated breaks
settings-hold = Hold a break back
settings-hold-text = A break that is held is offered once when the reason ends, after 4 hours at the latest.
settings-hold-dnd = While do-not-disturb is on
settings-hold-meeting = During a call
settings-hold-meeting-hint = While the microphone or the camera is in use
settings-hold-fullscreen = During a presentation or a fullscreen video
settings-hours = Hours
settings-hours-limited = Only at set hours
settings-hours-limited-hint = Otherwise breaks come whenever you are at the desk
settings-hours-copy = Copy { $day } to all
settings-hours-off = off
settings-hours-edit = { $day }: { $hours }. Change
settings-range = { $from }–{ $to }
settings-range-group = { $day }, range { $number }
settings-range-start = From
settings-range-end = To
settings-range-to = to
settings-range-next-day = the next day
settings-range-remove = Remove { $range }
settings-range-add = Add a range
settings-sleep = Bed and wake times
settings-sleep-text = At least 7 hours in bed, at regular times, is a good aim for most adults (AASM/SRS 2015).
settings-sleep-night = { $day } evening
settings-sleep-short = { $length }, under 7 h
settings-bedtime = In bed by
settings-wake = Up at
settings-winddown = Wind-down
settings-winddown-minutes = Starts
settings-winddown-hint = before bedtime, 15 to 180 min
settings-player = Stretch player
settings-get-ready = Get ready
settings-get-ready-hint = before the first hold, 0 to 15 s
settings-switch-side = Switch side
settings-switch-side-hint = to change legs, 0 to 10 s; both legs get the full time
settings-sound = Sound
settings-sound-hint = A soft tone when a hold starts and ends
settings-app = Start and look
settings-autostart = Start with the session
settings-autostart-hint = Limber sits in the tray from login on, without a window
settings-theme = Appearance
settings-theme-hint = The cramp screen is always dark red
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark

## Settings: health. The lines themselves are in health.ftl.

health-what = What
health-state = State
health-detail = What was found
health-check-again = Check again
health-send-test = Send a test
health-use-window = Use Limber’s window
health-use-notifications = Use notifications
health-pause = Pause for 1 h
health-switch-on = Switch on
health-renew = Put it back
health-test-asks = A test was sent at { $time }. Did you see it?
health-test-seen = Yes, I saw it
health-test-not-seen = No

## Settings: about.

about-version = Limber { $version }
about-what = Movement breaks by day, a wind-down in the evening, a journal of leg cramps.
about-data = Your data stays on this computer. There is no account and no network code.
about-health = Limber does not diagnose and recommends no medicine or supplement.
about-licence = MIT licence. The typeface is Inter, under the SIL Open Font License.

## The break window

break-title = A break
break-plain = A few minutes on your feet.
break-gentle = A gentle one: last night had cramps.
break-early = Not due before { $time }. It counts all the same.
break-snoozed =
    { $count ->
        [1] Snoozed once already.
        [2] Snoozed twice already.
       *[other] Snoozed { $count } times already.
    } { $left ->
        [0] It cannot be put off again.
        [one] One more is possible.
       *[other] { $left } more are possible.
    }
break-sitting = min at the desk
break-sitting-label =
    { $minutes ->
        [one] { $minutes } minute at the desk
       *[other] { $minutes } minutes at the desk
    }
break-start = Start, { $length }
break-loading = One moment
break-no-library = The routine could not be read. Walk a few minutes, then answer here.
break-finish = I am done
break-leave = Leave the break
plan-times = { $count } × { $hold }
plan-each = { $dose } each
after-title = How did it go?
after-text = One tap. Any answer is fine.
after-moved = min of movement
after-done = Done
after-done-hint = All of it, both sides
after-partly = Partly
after-partly-hint = Some of it
after-not-really = Not really
after-not-really-hint = I only stood up, or not even that
after-next = The next break comes after { $length } at the desk.

## Stretch

stretch-honest = May make night cramps milder for some people. The trials are few and disagree.
stretch-routines = Routines
stretch-movements = Movements
stretch-start = Start { $routine }
stretch-start-length = Start, { $length }
stretch-rhythm = Rhythm of { $routine }
stretch-steps = Steps
stretch-key-left = left leg
stretch-key-right = right leg
stretch-key-both = both legs, or walking
stretch-key-gaps = gaps are { $ready } s to get ready, { $switch } s to switch
stretch-column-movement = Movement
stretch-column-sides = Sides
stretch-column-hold = Hold
stretch-column-times = Times
stretch-column-rest = Rest
stretch-sides-each = left, right
stretch-sides-both = both
stretch-sides-each-short = L, R
stretch-seconds = { $seconds } s
stretch-no-rest = –
stretch-no-rest-words = none
stretch-caution = Stop if it hurts. A pull you can breathe through is enough.
stretch-known = What is known
stretch-while-playing = While it plays
stretch-sound = Sound at each change
stretch-sound-hint = Quiet from { $from } to { $to }
stretch-how = How it is done
stretch-setup = Get there
stretch-cue = Then
stretch-switch = Other side
stretch-care = Take care
stretch-sources = Sources: { $sources }
stretch-in-routines = In these routines
stretch-position-standing = Standing
stretch-position-seated = Seated
stretch-position-lying = Lying
stretch-position-in-bed = In bed
stretch-area-calf = calf
stretch-area-back-of-thigh = back of thigh
stretch-area-front-of-thigh = front of thigh
stretch-area-hip = hip
stretch-area-foot = foot
stretch-area-whole-leg = whole leg
stretch-figure = Drawing: { $stretch }
stretch-saved = { $routine }: { $length } held. Kept in the journal.
stretch-saved-left = { $routine }, left early: { $length } held. Kept in the journal.
stretch-saved-hurt = Stopped because it hurt. { $length } held before that is kept in the journal; nothing counts against you.
stretch-not-saved = What you held is not saved yet.
stretch-save-again = Try again
stretch-not-found = There is no routine or movement of that name.

## Player

player-label = { $routine }, playing
player-place = stretch { $step } of { $steps }
player-left = { $length } left
player-sound = Sound
player-sound-on = Sound on
player-sound-off = Sound off
player-leave = Leave (Esc)
player-pause = Pause (Space)
player-resume = Go on (Space)
player-back = Back
player-next = Next
player-skip-side = Skip side
player-hurts = Hurts, stop
player-side-left = Left leg
player-side-right = Right leg
player-side-repetition = { $side }, { $repetition } of { $repetitions }
player-then-right = then right
player-left-done = left done
player-unit-hold = of { $seconds } s
player-unit-ready = get ready
player-unit-switch = switch
player-unit-rest = rest
player-unit-paused = paused
player-ring-hold = { $seconds } seconds left
player-ring-lead = { $seconds } seconds to get ready
player-ring-rest = { $seconds } seconds of rest
player-ring-paused = Paused, { $seconds } seconds left
player-cue-rest = Let it go for a moment. The same leg again.
player-cue-rest-both = Let it go for a moment. Then once more.
player-cue-resume = Back into position. It goes on by itself.
player-cue-paused = It waits where you left it.
player-cue-slept = Paused while the computer slept. Only what you held before that counts.
player-next-stretch = Next: { $stretch }
player-next-hold =
    { $side ->
        [left] Next: hold the left leg, { $seconds } s
        [right] Next: hold the right leg, { $seconds } s
       *[none] Next: hold, { $seconds } s
    }
player-next-move = Next: move, { $seconds } s
player-next-rest = Next: rest, { $seconds } s
player-next-switch =
    { $side ->
        [left] Next: switch to the left leg
        [right] Next: switch to the right leg
       *[none] Next: switch
    }
player-next-none = Next: that was all
player-then = then { $stretch }
player-progress = Progress: { $step } of { $steps }, { $stretch }
player-say-ready =
    { $side ->
        [left] Get ready: { $stretch }, left leg
        [right] Get ready: { $stretch }, right leg
       *[none] Get ready: { $stretch }
    }
player-say-hold =
    { $side ->
        [left] Hold, left leg, { $seconds } seconds
        [right] Hold, right leg, { $seconds } seconds
       *[none] Hold, { $seconds } seconds
    }
player-say-move =
    { $side ->
        [left] { $stretch }, left leg, { $seconds } seconds
        [right] { $stretch }, right leg, { $seconds } seconds
       *[none] { $stretch }, { $seconds } seconds
    }
player-say-rest = Rest, { $seconds } seconds
player-say-switch =
    { $side ->
        [left] Switch to the left leg
        [right] Switch to the right leg
       *[none] Switch
    }
player-say-paused = Paused
player-say-slept = Paused, the computer slept
player-say-resume = Going on in { $seconds } seconds
player-leave-title = Leave { $routine }?
player-leave-text = What you held so far is kept.
player-leave-yes = Leave
player-leave-no = Stay

## Journal

journal-title = Journal
journal-nights = Nights
journal-search = Search notes
journal-filter = Show
journal-filter-all = All nights
journal-filter-cramps = Nights with cramps
journal-filter-free = Cramp-free nights
journal-filter-none = Nights not recorded
journal-found-none = Nothing found in the nights since { $since }.
journal-found = { $count ->
    [one] 1 night
   *[other] { $count } nights
} since { $since }.
journal-earlier = Earlier nights
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
journal-night-sleep = How did you sleep?
journal-night-sleep-ends = 1 very badly, 5 very well
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
    .source = NHS, leg cramps
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
episode-at = { $kind } at { $time }
episode-severity-of = { $severity } of 10
episode-lasted = lasted { $duration }
episode-fact-knot = a hard knot
episode-fact-woke = woke you up
episode-fact-sore = sore the next day
episode-running = Its clock still runs.
episode-let-go = It let go
episode-muscle-word = { $muscle ->
    [calf] calf
    [foot] foot
    [back_of_thigh] back of thigh
    [front_of_thigh] front of thigh
    [shin] shin
   *[other] leg
}
episode-muscles-word = { $muscle ->
    [calf] calves
    [foot] feet
    [back_of_thigh] backs of the thighs
    [front_of_thigh] fronts of the thighs
    [shin] shins
   *[other] legs
}
episode-place = { $side ->
    [left] left { episode-muscle-word }
    [right] right { episode-muscle-word }
    [both] both { episode-muscles-word }
   *[none] { episode-muscle-word }
}
episode-sources = Where the steps on the cramp screen come from

## Cramp

cramp-saved = Saved at { $time }. Nothing here has to be filled in.
cramp-saving = Saving. Nothing here has to be filled in.
cramp-unsaved = Not saved yet. { $reason } The steps go on.
cramp-unsaved-agent = Not saved yet, the journal does not answer. The steps go on.
cramp-where = Where is it?
cramp-which-leg = Which leg?
cramp-muscle = Muscle
cramp-side = Leg
cramp-calf = Calf
cramp-foot = Foot
cramp-back-of-thigh = Back of thigh
cramp-front-of-thigh = Front of thigh
cramp-other = Other
cramp-left = Left
cramp-right = Right
cramp-both = Both
cramp-let-go = It let go
cramp-close = Close, it stays saved
cramp-close-unsaved = Close
cramp-show-steps = Show the steps
cramp-next-step = Next step
cramp-first-step = From the start
cramp-to-steps = Back to the steps
cramp-step = Step { $step } of { $steps }
cramp-next = { $cue } Next: { $next }.
cramp-seconds = { $seconds ->
    [one] second
   *[other] seconds
}
cramp-hold-left = { $seconds ->
    [one] 1 second left in this hold
   *[other] { $seconds } seconds left in this hold
}
cramp-clock = { $time } since it began
cramp-over-ten = Over ten minutes. Get medical advice now.
cramp-place = { $place ->
    [none] Cramp
   *[other] { $place }
}
cramp-ended = It let go after { $duration }.
cramp-ended-saved = Saved. The rest can be filled in by day.
cramp-afterwards = Afterwards
cramp-shut = Close
