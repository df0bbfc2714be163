# The agent: tray, reminder, and why it does not start.

## Tray: the line with the state, then the menu.

tray-working = Next break in { $minutes } min
tray-away = Away from the desk. Counts as a break from { $time }
tray-away-counted = Away since { $time }. Counts as a break
tray-waiting = A break is due. Waiting for your hands to rest, until { $time } at the latest
tray-due = A break is due since { $time }. Asks again at { $until }
tray-due-last = A break is due since { $time }. Counts as missed from { $until }
tray-snoozed = Put off. Break in { $minutes } min
tray-in-break = Break until { $time }
tray-held = A break is held: { $reasons }. Offered by { $until } at the latest
tray-paused = Paused until { $time }
tray-paused-until-resumed = Paused until you resume
tray-pause-ended-by-clock = The pause is over: somebody set the clock
tray-off-hours = Outside your hours until { $time }
tray-off-hours-always = Outside your hours
tray-scaled = { $status } (time runs { $scale } times faster)

tray-start = Start break
tray-snooze = Snooze { $minutes } min
tray-pause = Pause
tray-pause-30 = 30 minutes
tray-pause-60 = 1 hour
tray-pause-120 = 2 hours
tray-pause-tomorrow = Until tomorrow
tray-pause-until-resumed = Until I resume
tray-resume = Resume
tray-cramp = Cramp now
tray-ache = My legs ache
tray-open = Open Limber
tray-quit = Quit

## Reminder: the buttons, and what it says for a routine without words of its own.

reminder-start = Start
reminder-snooze = Snooze { $minutes } min
reminder-skip = Skip
reminder-test-title = Can you see this?
reminder-test-body = This is only a test. Limber's reminders will look like it.
reminder-test-seen = Yes, I see it
reminder-title = Break: time to move
reminder-break = Break: { $what }
reminder-body = Stand up, walk a little, stretch your calves.

reminder-seen = All right
reminder-unsaved = Your answer is not saved

## A break that was started and cannot be shown; why is the text.

reminder-no-window-title = The break cannot be shown

## The wind-down, offered in the evening.

reminder-item-title = For today: { $items }
reminder-item-body = It is on your evening list, and now is its time.
reminder-item-done = Done
reminder-winddown-title = Time to wind down
reminder-winddown-body = In bed by { $time }. Your evening list is ready.
reminder-winddown-open = Open
reminder-winddown-later = In { $minutes } min
reminder-winddown-not-tonight = Not tonight

## The morning's question. Unanswered, closed or later: nothing is written down.

reminder-morning-title = Any cramps last night?
reminder-morning-body = Without an answer the night stays “not recorded”.
reminder-morning-none = None
reminder-morning-yes = Yes
reminder-morning-later = Ask later

## Why the agent does not start.

agent-already-running = Limber is already running (version { $version }).
agent-not-known = Limber is already running, but does not answer, and its process is not known.
agent-not-started = Limber cannot start: { $detail }.
start-list-no-path = The path of the running program is unknown: { $detail }. Start Limber again from where it is installed.
start-list-silent = The list does not answer: the folder it is in may be on a disk that is gone. Connect it, then try again.
