# Review, report: what goes to an appointment on paper.

report-heading = Report to take to an appointment
report-about = One page that sums up, then the details. It tells what was written down, and nothing that follows from it.
report-sections = What is in it
report-section-nights = Nights
report-section-times = Times
report-section-places = Places
report-section-tried = What helped
report-section-medicines = Medicines
report-section-signs = Warning signs
report-section-entries = Each entry
report-name-label = Name on it
report-name-hint = Only if you type one. It is not kept.
report-paper = Paper
report-paper-a4 = A4
report-paper-letter = Letter
report-save-pdf = Save as PDF…
report-save-html = Save as HTML…
report-print = Print…
report-file = night-cramps-{ $day }.{ $format }
report-working = Working on it…
report-cancel = Cancel saving
report-drawing = The preview is being drawn…
report-preview = Preview of the report
report-undrawn = The report could not be drawn. { $reason }
report-saved-at = Saved: { $path }
report-marked = Some signs in your notes cannot be drawn in a PDF on this computer and are marked [*]. The HTML has them.
