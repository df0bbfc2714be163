# Today.

when-tomorrow = tomorrow at { $time }
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
hero-pause-ended-by-clock = The pause has ended: the clock of this computer was set, and its end had no meaning any more.
hero-gentle = Gentle today
hero-gentle-title = A shorter, seated break at { $time }
hero-gentle-text = Last night had cramps. As a courtesy: { $length }, on the chair. It is not a treatment, and Settings can switch it off.
hero-away = Away since { $time }
hero-away-title = Counts as a break from { $time } on
hero-away-text = The clock of your sitting time stands still meanwhile.
hero-away-counted-title = That counts as a break
hero-away-counted-text = { $gone } so far. Your sitting time starts fresh when you are back.
hero-waiting = Due since { $time }
hero-waiting-title = Waiting for a pause in your typing
hero-waiting-text = It is announced when your hands rest for 5 s, at { $time } at the latest.
hero-due-again = Due since { $time }, announced { $times } times
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
hero-break-stands-title = Hands off for a moment
hero-break-stands-text = The clock of the break waits while you type or point.
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
hero-off-text = No break until then.
hero-off-winddown = Wind-down starts at { $time }.
hero-off-none-title = No hours are set for breaks
hero-off-none-text = Settings has the hours in which breaks may be due. There are none at present.
hero-action-start = Start
hero-action-start-now = Start now
hero-action-anyway = One break anyway
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
ring-now = now
ring-break = { $left } of the break left
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
strip-partly = { $time }, partly done
strip-natural = { $time }, natural break
strip-asleep = { $time }, the computer slept
strip-skipped = { $time }, skipped
strip-missed = { $time }, missed
strip-expired = { $time }, due until a pause began or your hours ended
strip-expired-pause = { $time }, due until your pause had lasted an hour
strip-expired-hours = { $time }, due until your hours ended
strip-next = { $time }, next break
strip-held = { $time }, held
strip-planned = { $time }, planned
strip-winddown = { $time }, wind-down

night-title = Last night
night-which = The { $night }
night-none = None
night-yes = Yes
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
catch-up = { $count ->
    [one] 1 earlier night is not answered
   *[other] { $count } earlier nights are not answered
}
sleep-add = Add how you slept
sleep-said = Slept { $quality } of 5
sleep-times-said = In bed { $bed }, up { $up }
sleep-bed-said = In bed { $bed }
sleep-up-said = Up { $up }
sleep-close = Close
night-outweighed = A cramp is logged for this night, so it stays a night with cramps.

winddown-at = Wind-down at { $time }
winddown-now = Wind-down until { $time }
winddown-over = This evening
winddown-not-tonight = No wind-down tonight
winddown-not-tonight-text = You said not tonight.
winddown-put-off = Wind-down put off until { $time }
winddown-in = in { $length }
winddown-done = { $done } of { $all } done
winddown-next = { $item } by
winddown-bed = In bed by
winddown-list = Tonight’s checklist

day-title = What the day was like
day-which = Which day
day-today = Today
day-yesterday = Yesterday
day-other = Another day
day-date = Date of the day
day-yes = Yes
day-no = No
day-water = Water
day-water-usual = As usual
day-water-low = Less
day-urine = Urine
day-urine-pale = Pale
day-urine-dark = Dark
day-urine-caveat = A rough guide for younger adults only: at 65 and over the colour misleads (Hooper 2015).
    .sources = hooper-2015
day-caffeine = Last caffeine
day-caffeine-at = Time of the last caffeine
day-caffeine-now = Just now
day-caffeine-none = None
day-caffeine-clear = Clear
day-alcohol = Alcohol, drinks
day-alcohol-none = None
day-alcohol-some = 1–2
day-alcohol-more = 3 or more
day-exercise = Hard exercise
day-walk = Daily walk or ride
day-standing = Long standing
day-sitting = Long sitting
day-shoes = Supportive shoes
day-food = Food rich in minerals
day-food-caveat = With kidney disease, or tablets that raise potassium, ask before you eat more of it (Cupisti 2018).
    .sources = cupisti-2018
day-by-itself =
    By itself: { $breaks ->
        [one] { $breaks } break
       *[other] { $breaks } breaks
    }, { $stretches ->
        [one] { $stretches } stretch routine
       *[other] { $stretches } stretch routines
    }, { $winddown } of the wind-down.
day-none-shown = No line is switched on.
day-noted = { $what }: noted for { $day }
day-undo = Undo
day-choose = Choose the lines, and see what is known of each

nights-title = Last 7 nights
nights-counts = { $cramps } with cramps, { $recorded } recorded
nights-empty = None recorded yet
nights-free = { $day }: cramp-free
nights-cramps = { $day }: cramps
nights-none = { $day }: not recorded
nights-asked = { $day }: not answered yet
nights-journal = Open the journal
