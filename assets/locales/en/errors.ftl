# Why a request was refused: what is wrong, and what to do about it.

error-malformed = The message could not be read. Nothing was changed.
error-too-many-clients = Too many programs are connected to Limber at the same time. Close some of them, then try again.
error-too-large = The message is too long. Shorten the note.
error-answer-too-large = The answer is too long to be sent. The log says when. Nothing was lost.
error-protocol-mismatch = Limber { $agent } is running (protocol { $agent-protocol }), and this program is version { $program } (protocol { $program-protocol }). Quit Limber and start it again.
error-window = The window cannot be opened: { $detail }. Reinstall Limber, or name the window's program in LIMBER_WINDOW.
error-window-ended = The window ended before it could be shown ({ $detail }). Try limber open again; limber doctor says what else may be wrong.
error-window-no-display = No window can be shown: there is no display where Limber was started, and none where you ask from ({ $detail }). Ask from a terminal on your desktop: limber open
error-window-silent = The window was started, but did not open within 10 seconds. It may still come. If it does not, end it and try again: limber quit, then limber
error-window-silent-break = The window did not open within 10 seconds, so the break does not count. Start it again. If no window comes then either, end Limber and start it anew: limber quit, then limber
error-window-elsewhere = Limber's window (process { $pid }) is open on another screen, { $display }. Close it there, or end it from here with: kill { $pid }
    What is written in it and not saved yet is lost then. After that, ask again.
error-autostart = Starting with your session could not be changed. { $reason } The setting stays as it was.

## Not possible at the moment.

not-now-nothing-due = No break is due.
not-now-already-snoozed = The break is put off already.
not-now-snooze-limit = This break has been put off as often as your settings allow. Start it or skip it.
not-now-already-in-break = A break is under way.
not-now-not-in-break = No break is under way.
not-now-not-paused = Breaks are not paused.
not-now-no-winddown = The wind-down cannot be put off now: it is not being offered, or bedtime is less than 15 minutes away.
not-now-no-question = The question about last night is not asked again: it is answered or not asked, or the morning is over within the hour. “limber night” answers it at any time.
not-now-errand = A backup, an export or an import is under way. Try again when it is finished.
not-now-no-test = No test notification has been sent. Send one first.

## Values that cannot be accepted. $field is one of the names below, or the path of the field.

invalid-out-of-range = { $field } has to be between { $least } and { $most }.
invalid-too-long = { $field } can have at most { $most } characters.
invalid-too-many = { $field } is full: it can hold { $most }.
invalid-empty = { $field } cannot be empty.
invalid-in-the-future = { $field } lies in the future.
invalid-too-long-ago = { $field } lies before { $year }.
invalid-ends-before-it-begins = { $field } lies before the beginning.
invalid-another-night = { $field } belongs to another night.
invalid-another-goes-on = { $field } cannot go on beside another one. End that one first.
invalid-overlap = { $field } overlaps with another range.
invalid-twice = { $field } is listed twice.
invalid-unknown = { $field } is not known here.
invalid-not-allowed = { $field } is not one of the possible values.
invalid-no-modifier = { $field } needs Ctrl, Alt or Super, such as Ctrl+Alt+C.
invalid-one-modifier = { $field } would be taken away from other programs. Hold a second key with it, such as Ctrl+Alt+C, or use Super.
invalid-reserved = { $field } is one that the system keeps for itself. Choose another one.
invalid-no-key = { $field } has no key beside those that are held. Add one, such as Ctrl+Alt+C.
invalid-second-key = { $field } has more than one key beside Ctrl, Alt, Shift and Super. Leave one.
invalid-unknown-key = { $field } names a key that is not known. Possible are A to Z, 0 to 9, F1 to F24, Space, Enter, Tab, Insert, Delete, Home, End, PageUp, PageDown, Up, Down, Left, Right and Pause.
invalid-built-in = { $field } comes with Limber: it can be switched off, not rewritten or removed.
invalid-not-a-whole-path = { $field } has to be a whole path, such as /media/stick/Limber.
invalid-wrong-type = { $field } is of the wrong kind.

field-interval-minutes = The minutes between breaks (interval_minutes)
field-length-minutes = The minutes of a break (length_minutes)
field-snooze-minutes = The minutes of a snooze (snooze_minutes)
field-snooze-limit = The number of snoozes (snooze_limit)
field-reading-seconds = The seconds of reading without input (reading_seconds)
field-winddown-minutes = The minutes of the wind-down (winddown_minutes)
field-get-ready-seconds = The seconds to get ready (get_ready_seconds)
field-switch-side-seconds = The seconds to change sides (switch_side_seconds)
field-bedtime = The bedtime
field-wake-time = The wake time
field-cramp = The key combination
field-folder = The folder
field-experiment = This experiment
field-pairs = The number of pairs of weeks
field-minutes = The number of minutes
field-started-at = The beginning
field-ended-at = The end
field-duration-seconds = The duration in seconds
field-severity = The severity
field-sleep-disturbance = The sleep disturbance
field-sleep-quality = The sleep quality
field-note = The note
field-remedy = What was tried
field-night = The night
field-since = The first night
field-until = The last night
field-nights = The number of nights
field-questions = The list of questions
field-item = The item
field-items = The list of your own items
field-words = The words of your item
field-minutes-before-bed = The number of minutes before bed
field-timer-minutes = The number of minutes of the timer
field-weekdays = The choice of weekdays
field-before = The item to move it before
field-bed-at = The time you went to bed
field-caffeine-last-at = The time of the last caffeine
field-day = The day
field-name = The name
field-started-on = The first day
field-stopped-on = The last day
field-entries = The list of medicines and conditions
field-up-at = The time you got up

## The journal.

journal-disk-full = The disk is full on which { $path } is. Free some space and try again.
journal-read-only = { $path } cannot be written. Give yourself the right to write in { $folder }, then try again. Breaks go on.
journal-not-a-file =
    The place of the journal is taken: { $file } is { $kind ->
        [folder] a folder
        [pipe] a pipe
        [socket] a socket
       *[device] a device
    }, not a file. Move it away, and saving goes on. Breaks go on.
journal-dangling-link = { $file } is a link to a file that is not there. Bring that file back (perhaps its disk is not connected), or move the link away. Breaks go on.
journal-away = { $path } was moved or deleted while Limber was using it. Put it back, and saving goes on. To begin a new journal instead: limber quit, then start Limber again. Breaks go on.
journal-replaced = { $path } was replaced at that very moment. Try again.
journal-log-alone = The journal { $path } is gone or empty, but { $log }, the last part of it, is there. Nothing was changed. Put the journal or a copy in its place; to begin a new one, move { $log } away. Breaks go on.
journal-newer = The journal was written by a newer Limber (format { $found }; this version knows up to { $known }). Nothing was changed. Install the newer version. Breaks go on.
journal-damaged = The journal { $path } is damaged. Nothing was changed. Put a copy in its place, or move it away to begin a new one. Limber notices within seconds. Breaks go on.
journal-foreign = { $path } belongs to another program. Nothing was changed. Move it away. Limber notices within seconds. Breaks go on.
journal-not-found = This entry is not there any more.
journal-busy = Another program is using the journal { $path }. Close that program, or try again in a moment.
journal-refused = The journal refused the entry. Nothing was changed.
journal-io = The journal { $path } could not be used: { $detail }. See whether its disk is connected and whether the file can be read, then try again.

## Backups.

journal-backup-offered = There is a backup of { $time }: bring it back in Settings, Data, or with “limber backup restore”. The damaged journal is kept under another name.
report-not-made = The report could not be made. Try again; if it fails again, make it in a terminal: limber report --output report.pdf
backup-folder-gone = The folder for backups, { $path }, is not there. Connect the disk or stick it is on, or choose another folder in Settings, Data.
backup-folder-read-only = Backups cannot be written to { $path }. Give yourself the right to write there, or choose another folder in Settings, Data.
backup-folder-failed = The folder for backups, { $path }, cannot be used: { $detail }. See whether its disk is connected, or choose another folder in Settings, Data.
backup-disk-full = No backup was made: the disk is full on which { $path } is. Free some space, or choose another folder in Settings, Data.
backup-unsound = { $path } did not pass its check and was not used. Have the disk it is on checked.
backup-newer = { $path } was made by a newer Limber. Install the newer version to bring it back.
backup-no-such = There is no backup called “{ $detail }” in { $path }.
export-name-taken = There is something called { $path } already. Choose another name, or a folder: then Limber finds a free one.
export-no-folder = The folder for { $path } is not there. Make it first, or choose another one.
export-disk-full = Nothing was exported: the disk is full on which { $path } is. Free some space, or choose another folder.
export-read-only = { $path } cannot be written. Give yourself the right to write there, or choose another folder.
export-failed = { $path } could not be written: { $detail }. See whether its disk is connected, or choose another folder.
deletion-wrong-word = Nothing was deleted: that takes the word “delete”, typed as it is.
errand-given-up = Given up. Nothing was changed.
import-not-there = { $path } is not there. See whether its disk is connected, and how it is spelt.
import-unreadable = { $path } cannot be read: { $detail }. See whether its disk is connected, and whether you may read it.
import-not-an-export = { $path } is nothing that Limber exported. Choose a file or folder made with “limber export” or in Settings, Data. A backup is brought back with “limber backup restore”.
import-newer = { $path } was exported by a newer Limber. Install the newer version here first.
import-cut-off = { $path } ends too early: it was not copied whole. Nothing was imported. Copy or export it again.
import-not-whole = { $path } is damaged at line { $line }, and nothing was imported: { $detail }. Copy or export it again.
import-row = Nothing was imported: row { $number } of { $part } in { $path } cannot be read. { $detail } Correct it there, or export again.
import-sealed = { $path } is sealed. Give the passphrase it was sealed with.
import-not-opened = { $path } does not open: the passphrase is another one, or the file was changed since. Nothing was imported.
import-zip-damaged = { $path } is damaged, and nothing was imported. Copy or export it again.
import-too-large = { $path } claims to be small and is not. Limber exports nothing like it, and nothing was imported.
import-not-utf-8 = { $table } in { $path } is not in UTF-8, and nothing was imported. Save it in the spreadsheet as “CSV UTF-8”.
import-table = { $table } in { $path } is not a table as Limber exports it, and nothing was imported: { $detail }. Leave the names of the columns as they are.
import-fewer-rows = { $table } in { $path } has { $rows } rows of the { $expected } that were exported, and nothing was imported. Copy or export it again. What is to be deleted has to be deleted in Limber.
import-too-many = Nothing was imported. { $detail } Delete what is not needed any more, here or there, and try again.
backup-none = There is no backup in { $path } that passes its check.
