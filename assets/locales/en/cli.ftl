# The command line: answers, complaints, help.

## What is going on.

cli-status-working = Next break at { $time }, in { $minutes } min.
cli-status-away = Away from the desk. This counts as a break from { $time }.
cli-status-away-counted = Away from the desk since { $time }. This counts as a break.
cli-status-waiting = A break is due. Waiting for your hands to rest, until { $time } at the latest.
cli-status-due = A break is due since { $time }. Limber asks again at { $until }.
cli-status-due-last = A break is due since { $time }. It counts as missed from { $until }.
cli-status-snoozed = The break is put off until { $time }, in { $minutes } min.
cli-status-in-break = A break is under way, until { $time }.
cli-status-held = A break is held since { $time }: { $reasons }. It is offered by { $until } at the latest.
cli-status-paused = Paused until { $time }.
cli-status-paused-forever = Paused until you resume.
cli-status-off-hours = Outside your hours until { $time }.
cli-status-off-hours-forever = Outside your hours.
cli-status-sitting = At the desk for { $minutes } min since the last break.
cli-status-gentle = Last night had cramps. As a courtesy today asks for less; it is not a treatment.
cli-status-pause-ended-by-clock = The pause has ended: the clock of this computer was set, and its end had no meaning any more.
cli-status-scale = Time runs { $scale } times faster than real time.

## Journal.

cli-kind-cramp = cramp
cli-kind-ache = ache
cli-kind-urge-to-move = urge to move
cli-kind-other = other
cli-muscle-calf = calf
cli-muscle-foot = foot
cli-muscle-back-of-thigh = back of thigh
cli-muscle-front-of-thigh = front of thigh
cli-muscle-shin = shin
cli-muscle-other = other muscle
cli-side-left = left
cli-side-right = right
cli-side-both = both sides
cli-minutes = { $minutes } min
cli-ongoing = still going on
cli-edited = Changed: { $entry }
    To take it back: limber log undo
cli-deleted = Deleted: { $entry }
    To bring it back: limber log undo
cli-undone = As it was before: { $entry }
cli-nothing-to-undo = There is nothing to take back: nothing was changed or deleted in the last 30 days, or it was taken back already.
cli-edit-nothing = Say what is to be changed, such as --severity 3, --side left, --at 2:10 or --note.
cli-not-an-id = “{ $id }” names no entry: it takes 4 or more of the signs that limber log shows before each.
cli-no-such-entry = There is no entry “{ $id }”. limber log shows what there is; limber log undo brings back what was deleted last.
cli-several-entries = “{ $id }” could be several entries. Name one by the signs before it:
cli-log-empty = Nothing is written down for these nights.
cli-log-none-such = Nothing of that kind is written down for these nights.
cli-cramp-started = Saved. The clock runs until you say it let go.
cli-practice-opened = The cramp screen opens for practice. Nothing is recorded.
cli-cramp-saved = Saved: { $entry }
cli-night-cramp-free = Night of { $date }: no cramps.
cli-night-cramps = Night of { $date }: cramps.
cli-night-outweighed = The answer was “none”, but this is written down for that night, and it counts for more:
cli-night-outweighed-cure = If it is wrong, delete it with the signs before it: limber log delete ID
cli-night-not-recorded = Night of { $date }: not recorded.
cli-night-slept = Slept { $quality } of 5.
cli-night-bed = In bed at { $time }.
cli-night-up = Up at { $time }.
cli-night-later = The question about last night comes once more in about an hour.
cli-night-later-alone = “later” is about the question of this morning: nothing else goes with it.
cli-night-twice = One answer and one date are enough.
cli-ache-saved = Saved as an ache. The screen says what to do.

## Day.

cli-day = Day of { $date }
cli-day-unsaid = not said
cli-day-yes = yes
cli-day-no = no
cli-day-water-low = less than usual
cli-day-water-usual = as usual
cli-day-urine-dark = darker than straw
cli-day-urine-pale = pale
cli-day-caffeine-none = none
cli-day-alcohol-none = none
cli-day-alcohol-some = 1 or 2 drinks
cli-day-alcohol-more = 3 drinks or more
cli-day-by-itself = By itself: breaks { $breaks }, stretch routines { $stretches }, wind-down items { $winddown }
cli-day-urine-caveat = The colour of urine is a rough guide for younger adults. At 65 and over it misleads (Hooper 2015). Medicines and food change it too.
    .sources = hooper-2015
cli-day-food-caveat = With kidney disease, or tablets that raise potassium, ask before you eat more foods rich in potassium (Cupisti 2018).
    .sources = cupisti-2018
cli-day-no-such = Nothing that can be said of a day is called “{ $said }”. There is: { $names }.
cli-day-several = “{ $said }” could be: { $names }.
cli-day-no-value = { $topic } needs a value: { $forms }.
cli-day-wrong-value = “{ $said }” does not fit { $topic }. It can be: { $forms }.
cli-day-ambiguous = “{ $said }” could be minutes or a time of day. Write { $time } for the time.
cli-day-forms-water = low, usual, unsaid
cli-day-forms-urine = pale, dark, unsaid
cli-day-forms-caffeine = a time such as 15:30, 3:30 pm, noon, now; or none, unsaid
cli-day-forms-alcohol = 0, 1-2, 3+, unsaid
cli-day-forms-yes = yes, no, unsaid

## Medicines and conditions.

cli-medicine-medicine = medicine
cli-medicine-condition = condition
cli-medicine-span = { $from } to { $to }
cli-medicine-since = since { $from }
cli-medicine-until = until { $to }
cli-medicine-empty = No medicine or condition is written down.
cli-medicine-added = Saved: { $entry }
cli-medicine-stopped = Stopped: { $entry }
cli-medicine-deleted = Deleted: { $entry }
    To bring it back: limber medicine undo
cli-medicine-no-such = None is called “{ $said }”. There is:
cli-medicine-several = “{ $said }” could be several. Write more of the name:
cli-medicine-care = Limber only keeps the list. Do not change a medicine by yourself; ask a pharmacist or doctor. On a statin, new unexplained muscle pain, weakness or cramps: call a doctor or medical line the same day, before the next dose (NHS, statins).
    .sources = nhs-statins

## Backups.

cli-exported = Exported { $rows } rows, { $size }: { $path }
cli-imported = Imported:
cli-import-would = This import would come to:
cli-import-added = { $count } new
cli-import-newer = { $count } newer than here
cli-import-same = { $count } the same
cli-import-older = { $count } older than here, which stay away
cli-import-conflicts = { $count } in conflict, where yours stay
cli-import-deleted = { $count } deleted
cli-import-empty = nothing: there is no row in it
cli-import-conflict = In conflict: { $key } ({ $fields })
cli-import-how-to-apply = Nothing was changed yet. To do it: the same with --yes
cli-import-nothing-new = There is nothing in it that is not here.
cli-import-question = Do it? Type y for yes:
cli-import-left = Nothing was changed.
cli-yes = y yes
cli-passphrase = Passphrase:
cli-passphrase-new = Passphrase to seal with; without it nobody can open the export, not even you:
cli-passphrase-again = Once more:
cli-passphrase-empty = The passphrase cannot be empty.
cli-passphrase-differs = The two are not the same. Nothing was exported.
cli-passphrase-unread = The passphrase could not be read.
part-episodes = cramps and aches
part-nights = nights
part-days = days
part-medical-entries = medicines and conditions
part-breaks = breaks
part-stretch-sessions = stretch sessions
part-evenings = evenings put off
part-checklist-ticks = ticks of the evening's list
part-checklist-items = items of the evening's list
part-care-put-aside = care cards put aside
part-experiments = experiments
part-deletions = deletions
part-settings = settings
cli-backup-made = Backed up and checked: { $path }, { $size }.
cli-backup-folder = Backups in { $path }:
cli-backup-none = There is none yet.
cli-backup-elsewhere = from another computer
cli-backup-how-to-restore = To bring one back: limber backup restore NAME
cli-backup-restored = The journal is the one of { $name } now.
cli-backup-set-aside = The one before is kept in { $path }.
cli-delete-what = This deletes your whole journal, its backups, its settings and Limber's log, and begins anew. It cannot be taken back. Exports and reports that you saved elsewhere stay.
cli-delete-question = Type { $word } to do it:
cli-delete-how = Nothing was deleted. Without a terminal the word has to come along: limber delete everything --word { $word }
cli-delete-left = That is not the word. Nothing was deleted.
cli-delete-done = Everything is deleted: { $files ->
    [1] 1 file
   *[other] { $files } files
 }, { $size } overwritten. A new journal has begun.
cli-delete-only-removed = Removed, but not overwritten: { $files ->
    [1] 1 file
   *[other] { $files } files
 }.
cli-delete-unreachable = Backups in { $path } could not be reached. Connect its disk and delete them there: their names begin with limber-.
cli-delete-still-there = Still there: { $path }. Delete it by hand.
cli-delete-of-others = Left alone: { $files ->
    [1] 1 backup
   *[other] { $files } backups
 } of other computers.
cli-delete-stays = Exports and reports that you saved stay where you put them. On SSDs, on file systems that copy on write, and in backups or snapshots of your system, traces can remain.
cli-path-not-usable = This path cannot be used. Write the whole path, in letters that Unicode knows.

## Evening.

cli-evening = Evening of { $date }, in bed by { $time }
cli-evening-later = The wind-down is offered again in 15 min.
cli-evening-not-tonight = Evening of { $date }: not tonight
cli-list = The evening's list, with hours and minutes before bed:
cli-list-on = on
cli-list-off = off
cli-list-in-bed = In bed
cli-history = { $date }: { $done } of { $all } done ({ $items })
cli-history-nothing = { $date }: nothing ticked
cli-history-not-tonight = { $date }: not tonight

## Does everything work?

cli-doctor-cure = what helps: { $cure }
cli-doctor-test-sent = A test notification is on its way. Can you see it? Type y or n, then Enter:
cli-doctor-test-open = No answer, so nothing was noted. Send another with: limber doctor --test

## Short answers.

cli-opened = The window is open.
cli-quit = Limber has quit.
cli-quit-not-running = Limber is not running.

## What went wrong.

cli-not-running = Limber is not running. Start it with: limber
cli-disconnected = Limber went away before it answered. Try again.
cli-timed-out = Limber did not answer in time. What you asked for may or may not have been done. Look with: limber status
cli-protocol-mismatch = Limber { $agent } is running, and this program is version { $program }. Start it anew with: limber agent
cli-not-a-frame = Limber and this program do not understand each other. Start Limber anew.
cli-not-started = Limber was started and ended at once. Its log may say why.
cli-failed = It did not work: { $detail }.
cli-answer-not-written = The answer could not be written to standard output: { $detail }.
cli-done-all-the-same = What you asked Limber to do is done all the same.

cli-wrong-command = There is no command “{ $command }”.
cli-wrong-argument = “{ $argument }” does not belong to this command.
cli-missing-argument = Something is missing: { $argument }.
cli-missing-value = { $argument } needs a value.
cli-wrong-value = “{ $value }” does not fit { $argument }.
cli-wrong-value-forms = “{ $value }” does not fit { $argument }. It can be: { $forms }.
cli-not-understood = This command could not be understood.
cli-arguments-clash = { $argument } cannot be used together with { $other }.
cli-perhaps = Perhaps you meant { $suggested }.
cli-ambiguous = “{ $value }” could be minutes or a time of day. Write { $minutes } min, or { $time }.
cli-time-left-out = On { $date } the clock never showed { $time }: summer time began, and it went forward. Name a time before or after that hour.
cli-time-twice = On { $date } the clock showed { $time } twice, since summer time ended. The later one is taken; for the earlier one say how long ago it was.
cli-no-such-item = Nothing on this evening's list is called “{ $item }”. There is:
cli-several-items = “{ $item }” could be several things on this evening's list:
cli-see-help = limber --help lists what there is.

cli-forms-length = 30m, 2h, 1h30, 1.5 h (1 minute to 24 hours), 16:30, 4:30 pm, noon, tomorrow, forever
cli-forms-format = json, csv
cli-forms-ago = 10 min, 2h, 1h30m, 3d (a bare number is minutes), or when it was: 2026-11-12 23:30, 2:10, 2 am, midnight, yesterday 23:30, last night 2:10
cli-forms-duration = 45s, 10, 10 min, 1h30, 1.5 h (a bare number is minutes)
cli-forms-severity = 0 to 10
cli-forms-severities = 7, 5-8, 5+, -3 (0 to 10)
cli-forms-minutes = 1 to 60 minutes: 5, 5 min, 1h
cli-forms-time-scale = 1 to 3600
cli-forms-answer = none, cramps, unknown, later, or a date such as 2026-11-12, yesterday, last night, monday
cli-forms-sleep = 1 to 5
cli-forms-bed = 22:50, 10:50 pm
cli-forms-up = 6:40, 6:40 am
cli-forms-before-bed = 45, 45 min, 1h30 (up to 16 h)
cli-forms-timer = 10, 10 min (up to 2 h)
cli-forms-on = mon,wed, weekdays, weekends, every day
cli-forms-date = a date such as 2026-11-12, today, yesterday, last night, monday, 3 days ago
cli-forms-range = 30d, 90 days, 8 weeks, year, all
cli-forms-since = a date such as 2026-11-12, today, yesterday, last night, monday, 3 days ago
cli-forms-until = a date such as 2026-11-12, today, yesterday, last night, monday, 3 days ago

## Help: of each command, then of its arguments.

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-help-values = { $help }: { $values }
cli-help = Movement breaks by day, a wind-down in the evening, a journal of leg cramps.
cli-help-json = Answer in JSON
cli-help-help = Show help
cli-help-version = Show the version
cli-help-open = Open the window (what limber does without a command)
cli-help-open-view = What to show: { $views }
cli-help-agent = Run the agent that the window and these commands talk to
cli-help-agent-time-scale = Run so many times faster than real time, 1 to 3600
cli-help-status = Say when the next break is
cli-help-status-watch = Go on and say it again each time it changes
cli-help-break = Start, put off, skip or finish a break
cli-help-break-start = Start a break now, due or not
cli-help-break-snooze = Put the due break off
cli-help-break-snooze-minutes = For how long, 1 to 60; your setting if left out
cli-help-break-skip = Do without this break
cli-help-break-done = Finish the break
cli-help-break-done-answer = How it went
cli-help-pause = Pause breaks
cli-help-pause-length = 30m, 1h30, 16:30, 4 pm, tomorrow or forever; 1 hour if left out
cli-help-resume = End the pause
cli-help-cramp = Help with a cramp now, or write one down that is over
cli-help-cramp-practice = Show the cramp screen for practice; nothing is recorded
cli-help-entry-muscle = Where
cli-help-entry-side = Which leg
cli-help-entry-severity = How bad, 0 to 10
cli-help-entry-ago = How long ago or when it began: 10m, 1h30, 2:10, yesterday 23:30
cli-help-entry-note = In your own words
cli-help-entry-kind = What it was
cli-help-entry-duration = How long it lasted: 45s, 10m
cli-help-night = Say whether a night had cramps, or what is written down for it
cli-help-night-answer = none, cramps or unknown (takes the answer back), and a date; later asks again in an hour; left out, it shows what is written down
cli-help-night-sleep = How the night's sleep was: 1 very bad to 5 very good
cli-help-night-bed = When you went to bed: 22:50
cli-help-night-up = When you got up: 6:40
cli-help-ache = Write an ache down, and show what to do about it
cli-help-night-date = The evening the night began on: 2026-11-12, yesterday, monday; last night if left out
cli-help-care = Say what is written down that matches a published sign, and how soon to ask
cli-help-care-aside = Put a card aside; it comes back when something new is written down
cli-help-care-aside-card = Which
cli-help-care-again = Show a card again that was put aside
cli-help-care-again-card = Which
cli-help-experiment = Show the experiments: a habit by turns of weeks that chance assigns
cli-help-experiment-start = Begin one with tonight
cli-help-experiment-start-what = What to try
cli-help-experiment-start-weeks = How many weeks, 12 to 26, an even number
cli-help-experiment-stop = End the one that goes on early
cli-help-experiment-resume = Take an early end back
cli-help-day = Say what a day was like, or show it
cli-help-day-said = What to say: water low, urine pale, caffeine 15:30 or none, alcohol 1-2, exercise, walk, standing, sitting no, shoes, food; unsaid takes it back
cli-help-day-date = Which day: 2026-11-12, yesterday, monday; today if left out
cli-help-medicine = List medicines and conditions, add, stop or delete one
cli-help-medicine-add = Write one down, in your own words
cli-help-medicine-add-name = What it is called
cli-help-medicine-add-condition = A condition, not a medicine
cli-help-medicine-add-since = First day: 2026-11-01, monday, 7 days ago
cli-help-medicine-add-until = Last day, if it is over
cli-help-medicine-stop = Note the last day of one
cli-help-medicine-stop-name = Its name, or a part of it
cli-help-medicine-stop-date = The last day; today if left out
cli-help-medicine-delete = Delete one; it can be brought back for 30 days
cli-help-medicine-delete-name = Its name, or a part of it
cli-help-medicine-undo = Take back the last change or deletion of one
cli-help-export = Write everything in the journal to a file
cli-help-export-path = The file to write, or a folder to write into
cli-help-export-format = json: one document; csv: a folder with a table each, for spreadsheets
cli-help-export-zip = In one compressed file
cli-help-export-sealed = To be opened with a passphrase only, which is asked for, or read from standard input
cli-help-import = Merge an export into the journal, from here or another computer
cli-help-import-path = What limber export wrote
cli-help-import-dry-run = Only show what it would come to
cli-help-import-yes = Do it without asking
cli-help-import-settings = Take its settings over too, but starting at login, shortcuts and the folder of backups
cli-help-apart = Used by Limber itself
cli-help-delete = Delete everything Limber has written
cli-help-delete-everything = Delete the journal, its backups, settings and log; asks for a word first
cli-help-delete-everything-word = The word, for scripts: nothing is asked then
cli-help-backup = List backups, make one, bring one back, choose their folder
cli-help-backup-now = Make a backup now
cli-help-backup-list = List the backups there are
cli-help-backup-restore = Put a backup in the journal's place; the journal is kept under another name
cli-help-backup-restore-name = A name that limber backup list shows; the newest that passes its check if left out
cli-help-backup-folder = Choose the folder backups go to, on a stick for instance
cli-help-backup-folder-path = The folder; the one beside the journal if left out
cli-help-log = Show what is written down, change or delete it
cli-help-log-since = First night: 2026-11-01, monday, 7 days ago
cli-help-log-until = Last night
cli-help-log-kind = Only these: cramp, ache, urge-to-move, other
cli-help-log-muscle = Only there: calf, foot, back-of-thigh, front-of-thigh, shin, other
cli-help-log-side = Only this leg, alone or with the other
cli-help-log-severities = Only so bad: 7, 5-8, 5+, -3
cli-help-log-tried = Only where this was tried: stretch, stand, walk, rub, warmth, cold, legs-up, other
cli-help-log-words = Only with these words in the note, whatever their case and accents
cli-help-log-edit = Change an entry: only what you name
cli-help-log-edit-id = The signs before the entry in limber log, or any 4 or more of its id's beginning or end
cli-help-log-delete = Delete an entry; it can be brought back for 30 days
cli-help-log-delete-id = The signs before the entry in limber log, or any 4 or more of its id's beginning or end
cli-help-log-undo = Take back the last change or deletion of an entry
cli-help-review = Show what the nights were like: counts, figures, runs
cli-help-review-range = The last nights: 30d, 90d, 8 weeks, year, or all; 90d if left out
cli-help-review-since = First night: 2026-11-01, monday, 7 days ago
cli-help-review-until = Last night; the one before today if left out
cli-help-report = Make a report to take to an appointment; without --output, its first page in the terminal
cli-help-report-range = The last nights: 30d, 90d, 8 weeks, year, or all; 90d if left out
cli-help-report-since = First night: 2026-11-01, monday, 7 days ago
cli-help-report-until = Last night; the one before today if left out
cli-help-report-sections = What is in it; everything if left out
cli-help-report-name = Whose it is; no name if left out
cli-help-report-paper = The paper
cli-help-report-output = The file, which ends with .html or .pdf
cli-help-report-replace = Replace a file that is there
cli-help-insights = Show whether a habit goes along with cramps
cli-help-insights-question = One question or several; all if left out
cli-help-insights-range = The last nights: 90d, 26 weeks, year, or all; a year if left out
cli-help-insights-since = First night: 2026-11-01, monday, 7 days ago
cli-help-insights-until = Last night; the one before today if left out
cli-help-evening = Show the evening's list, tick and untick
cli-help-evening-date = The evening, to look back or correct it: 2026-11-12, yesterday, monday; this evening if left out
cli-help-evening-add = Put an item on the list, or write one of your own
cli-help-evening-add-item = A name that limber winddown list shows, or your own words
cli-help-evening-add-before-bed = How long before bed your own item is meant: 45 min, 2 h (45 min if left out)
cli-help-evening-add-timer = A timer for your own item: 10 min
cli-help-evening-add-on = The days of your own item: mon,wed, weekdays, weekends (every day if left out)
cli-help-evening-list = Show every item there is, on or off, in your order
cli-help-evening-remove = Take an item off the list; one of your own is deleted
cli-help-evening-remove-item = Its name or its words, or a part of them
cli-help-evening-move = Move an item
cli-help-evening-move-item = Its name or its words, or a part of them
cli-help-evening-move-before = The item to move it before; to the end if left out
cli-help-evening-history = Show the last evenings, one line each
cli-help-evening-history-since = The first evening: monday, 30 days ago; the last 7 if left out
cli-help-evening-check = Tick an item
cli-help-evening-check-item = Its name or its words, as the list shows them
cli-help-evening-later = Put the wind-down off by 15 min, while it is offered
cli-help-evening-not-tonight = No wind-down this evening
cli-help-evening-not-tonight-after-all = Take “not tonight” back
cli-help-evening-uncheck = Take a tick back
cli-help-evening-uncheck-item = Its name or its words, as the list shows them
cli-help-shortcut = Show, change or clear the keys that open Cramp now from anywhere
cli-help-shortcut-keys = Such as Ctrl+Alt+C; none clears them
cli-help-doctor = Say whether everything works, and what helps where it does not
cli-help-doctor-test = Show a test notification first, and ask whether you can see it
cli-help-quit = End Limber

cli-exit-codes = Exit codes:
      0  done
      1  doctor: something does not work
     64  not understood, or a value out of range
     66  no such entry
     69  not possible at the moment
     70  something failed; the log says more
     74  the journal cannot be written or read, or the answer cannot be written
     75  Limber is not running, or does not answer
     76  another version of Limber is running
     77  a file or folder may not be used; the message says which

## Care

cli-care-none = Nothing that is written down matches a sign that calls for being seen.
cli-care-always = What no journal can know: call your local emergency number for a swollen or painful leg with breathlessness, chest pain, coughing blood or fainting; for a leg suddenly cold, pale or without power; for numbness between the legs (NHS; nidirect; Healthify). Only a clinician can tell what it is.
    .sources = nhs-dvt nidirect-embolism nhs-arteries oxford-2014 healthify
cli-care-put-aside-by = Put aside with: limber care aside { $card }
cli-care-asides = Put aside: { $cards }. Shown again with: limber care again CARD
cli-care-aside = Put aside. It comes back when something new is written down.
cli-care-again = Shown again.
cli-care-no-such = There is no such card: { $card }. limber care lists those there are.
cli-care-more = limber care tells more, with the sources.

## Experiments

cli-experiment-odd = The weeks come in pairs: name an even number, 12 to 26.
cli-experiment-no-such = There is no such experiment. limber experiment lists those there are.
