# The window around its views, and what several of them say.

## Everywhere

app-name = Limber
skip-to-content = Skip to the page
nav-main = Main
nav-today = Today
nav-stretch = Stretch
nav-evening = Evening
nav-journal = Journal
nav-review = Review
nav-settings = Settings
nav-cramp-now = Cramp now
nav-ache = My legs ache
title-view = { $view } · Limber
title-break = Break · Limber
title-cramp = Cramp · Limber
title-ache = Aching legs · Limber
waiting-title = Reaching Limber
waiting-text = The part that keeps time and holds the journal is starting.
trouble-unknown = That did not work, and the reason is not known. What you wrote is still here.
toasts-label = Messages
toast-close = Close this message
toast-reach = { $key }: { $action }.
stepper-less = { $label }: less
stepper-more = { $label }: more

## Connection

connection-reconnecting = Limber’s agent stopped. Starting it again.
connection-reconnecting-text = What is on this screen stays. Saving waits until the agent is back.
connection-lost = Limber’s agent does not answer.
connection-lost-text = Reminders stand still until it runs. What is on this screen stays.
connection-try-again = Try again
connection-version = Limber was updated.
connection-version-text = This window is from another version than the agent. Close it and open Limber again.
journal-problem = The journal cannot be written.
restore-newest = Restore the newest backup
restore-question = Restore the newest backup?
restore-text = The newest one that passes its check takes the journal’s place. The damaged journal is kept beside it, under another name.
restore-yes = Restore this one
restore-no = Not now, thanks
restore-done = The backup is the journal now. The damaged one is kept beside it, under another name.
break-problem = The break you started could not be shown.

## Times and lengths

time-am = am
time-pm = pm
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
night-of-to = night of { $from } to { $to }

## In more than one view
sleep-how = How did you sleep?
sleep-ends = 1 very badly, 5 very well
sleep-bed = Went to bed
sleep-up = Got up
night-question = Any cramps last night?
night-answer = Answer
night-later = Ask later
time-wrong = A time is between 0:00 and 23:59.
hero-action-skip = Skip
hero-action-snooze = Snooze { $minutes } min
hero-due-title = Up you get
hero-due-gentle-title = Time for your legs
ring-break-over = The break is over
ring-due = Break due now
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

## The wind-down that is offered: on Today, in the evening, and above every other view.

offer-title = Time to wind down
offer-bed = In bed by { $time }
offer-open = Open the list
offer-later = In 15 min
offer-not-tonight = Not tonight

## A timer of tonight’s list whose half is over, and one that has run out, above every other view.

timer-half = { $item }: half of it is over
timer-over = { $item }: time is up
timer-tick = Tick it
timer-close = Not now
