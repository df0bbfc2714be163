# The report for the doctor: what was written down, in words for paper. Nothing here says why anything is so.

report-title = Night cramp report
report-name = Name:
report-of-nights = { $since } to { $until }, { $nights ->
    [one] one night
   *[other] { $nights } nights
 }
report-nothing = Nothing is written down for these nights.
report-key = { $recorded } of { $nights } nights recorded: cramps on { $cramps }, none on { $free }.
report-missing = { $missing ->
    [0] None is missing.
    [one] One night is not recorded, and counts as neither.
   *[other] { $missing } nights are not recorded, and count as neither.
 }
report-of = { $part } of { $all }
report-unknown = –
report-not-said = not said
report-cramp-nights = Nights with cramps
report-cramp-nights-small = { $percent } % of recorded nights
report-severity = Severity, 0 to 10
report-duration = Duration
report-spread = median; { $least } to { $most }, said of { $count } of { $all } cramps
report-woke = Woke the person
report-woke-small = cramps of which it was said
report-kinds = Cramps: { $cramps }. Counted apart: aches { $aches }, urges to move { $urges }, other { $others }.
report-intervals = From one night with cramps to the next, in nights: median { $middle }, { $longest } at most.

report-nights = Nights
report-months = Nights with cramps, by month
report-years = Nights with cramps, by year
report-nights-says = Nights drawn one by one or summed up: cramps on { $cramps } of { $recorded } recorded nights.
report-mark-cramps = with cramps
report-mark-free = recorded as free of cramps
report-mark-missing = nobody recorded it
report-mark-of = of recorded
report-thin = hollow: few of its nights are recorded
report-thin-star = * Few of its nights are recorded.
report-period = Period
report-with-cramps = With cramps
report-recorded = Recorded
report-all-nights = All nights

report-times = When cramps began
report-times-says = Cramps by the hour they began in, from noon to noon.
report-in-bed = { $count } of { $all } began in bed ({ $bed } to { $up }).
report-places = Where they were
report-muscle = Where
report-tried = What was tried, and whether it helped
report-remedy = What
report-untried = Nothing is written as tried in { $untried } of { $all } cramps.
report-more = And { $number } more, see the details.

report-medicines = Medicines and conditions
report-medicines-none = None is written down for these nights.
report-medicine-name = Name
report-medicine-when = Dates
report-medicine-change = In these nights
report-condition = { $name } (condition)
report-medicine-since = since { $date }
report-medicine-from-to = { $from } to { $to }
report-medicine-until = until { $date }
report-medicine-no-date = no date written
report-medicine-began = began
report-medicine-ended = ended
report-medicine-both = began and ended

report-signs = Warning signs that were logged lately
report-signs-fine = Counted up to the day of this report. What is not listed was not logged; that does not rule it out.
report-sign-long-cramp = A cramp lasted over ten minutes { $count ->
    [one] on one of the last 30 nights
   *[other] on { $count } of the last 30 nights
}, before this report.
report-sign-one-leg-aches = One leg ached on { $count } of the last seven nights, the other on none of them.
report-sign-pregnant-leg = Pregnancy is listed, and one leg ached { $count ->
    [one] on one of the last seven nights
   *[other] on { $count } of the last seven nights
}.
    .sources = nhs-dvt limber
report-sign-statin = { $medicine } is listed, a statin by its name; cramps or aches are written down for { $count ->
    [one] one of the last 30 nights
   *[other] { $count } of the last 30 nights
}.
    .sources = nhs-statins
report-sign-disturbed-sleep = Cramps disturbed sleep on { $count } of 14 nights, three or more in each week.
report-sign-very-painful = Cramps of 8 or more out of 10 were logged for { $count } of the last 30 nights.
report-sign-new-medicine = { $medicine } is new on the list; since it was begun, cramps are written down for { $count } nights.
report-sign-pregnancy = Pregnancy is listed, and cramps are written down for { $count ->
    [one] one of the last 30 nights
   *[other] { $count } of the last 30 nights
}.
    .sources = nhs-leg-cramps
report-questions = Notes and questions for the appointment

report-entries = Entries, the newest first
report-entry-night = Evening of
report-entry-time = Time
report-entry-what = What
report-entry-severity = 0–10
report-entry-duration = Lasted
report-entry-tried = Tried
report-also-woke = woke the person
report-also-knot = hard knot
report-also-sore = sore next day
report-helped-a-little = helped a little
report-helped-not = did not help
report-entries-left-out = { $number ->
    [one] One older entry is left out.
   *[other] { $number } older entries are left out.
 } A shorter range lists them.

report-footer = Self-reported with Limber on the person’s own computer, made on { $date }. Not a diagnosis. A night goes from noon to noon and is named after its evening; a night without an entry is never counted as free of cramps.

report-page = Page { $page } of { $pages }
report-not-drawn = [*] stands for signs that the fonts of this computer cannot draw. The report saved as HTML has them.

## What becomes of a file.

report-name-long = The name is longer than 100 letters. Shorten it.
report-saved = Saved: { $path }, { $size }.
report-saved-not-drawn = Some signs in the notes cannot be drawn with the fonts of this computer and are marked [*]. Save it as .html to keep them.
report-no-pdf = The PDF could not be made. Save the report as .html, which a browser prints.
report-no-format = { $path }: the name has to end with .html or .pdf.
report-exists = { $path } is there already, and was left as it is. Choose another name, or add --replace.
report-is-folder = { $path } is a folder. Give a file’s name in it, such as report.pdf.
report-no-folder = The folder { $path } is not there. Make it, or choose another one.
report-read-only = Nothing can be written to { $path }. Choose another folder, such as your documents.
report-disk-full = { $path } was not written: the disk is full. Free some space, or choose another disk.
report-failed = { $path } was not written: { $detail }. Choose another folder.
