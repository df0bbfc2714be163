# Settings.

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
settings-stop-for-input = Stop a break’s clock while you work
settings-stop-for-input-hint = After 10 s of typing or pointing. A break you mostly work through is partly done at best, one you never leave is not taken. Off: your word counts
settings-remind-with = Remind me with
settings-remind-with-hint = Where no notification can be shown, it is the window in any case
settings-remind-with-notification = A notification
settings-remind-with-window = Limber’s window
settings-gentle = Gentle day after a bad night
settings-gentle-hint = Shorter, seated breaks: a courtesy, not a treatment
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
settings-sleep-text = 7 hours of sleep suits most adults (AASM/SRS 2015), so plan a little more in bed. Regular times are common sleep advice (NHS leaflets).
    .sources = aasm-2015 nhs-insomnia
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
about-health = Limber does not diagnose and recommends no medicine or supplement. No clinician has checked its texts.
about-article = Limber is built after an article by a studio that sells assisted stretching. Where the article promises more than studies show, the texts say so.
    .sources = article
about-licence = MIT licence. The typeface is Inter, under the SIL Open Font License.
