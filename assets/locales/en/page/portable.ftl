# Settings, Data: the journal exported, and merged from an export.

portable-choose = Choose…
portable-passphrase = Passphrase
portable-show = Show the passphrase
portable-doing = { $what ->
    [look] Looking at it…
    [import] Importing…
   *[export] Exporting…
}
portable-percent = { $percent } %
portable-give-up = Cancel
portable-ending = Cancelling…
portable-column-part = Of what
portable-column-rows = Rows
portable-part = { $part ->
    [episodes] Cramps
    [nights] Nights
    [days] Days
    [medical_entries] Medicines and conditions
    [breaks] Breaks
    [stretch_sessions] Stretching
    [evenings] Evenings
    [checklist_ticks] Ticks on the evening’s list
    [checklist_items] Items of the evening’s list
    [care_put_aside] Care cards put aside
    [experiments] Experiments
    [deletions] What was deleted
    [settings] Settings
   *[other] { $part }
}
portable-count = { $kind ->
    [added] { $count } new
    [newer] { $count } changed
    [deleted] { $count } deleted there, and so here
    [conflicts] { $count } in conflict
    [same] { $count } the same
   *[older] { $count } older than here, or deleted here
}
portable-conflicts = { $count ->
    [one] 1 row contradicts the one here.
   *[other] { $count } rows contradict those here.
}
portable-conflicts-stay = Nobody can tell which is right: what is here stays.
portable-conflict = { $part }, { $key }: { $fields }
portable-more = and { $count } more

export-title = Export
export-about = Everything in the journal, to keep, to look at elsewhere, or to take to another computer. Nothing leaves this computer.
export-format = Form
export-json = Everything in one file
export-csv = Tables for a spreadsheet
export-format-hint = { $format ->
    [csv] A CSV file for each table, and a list of what the columns mean: in a folder, or in one file where it is compressed or sealed.
   *[json] One JSON document. The best one to import again.
}
export-zip = Compressed
export-zip-hint = One zip file, which is smaller
export-sealed = Sealed with a passphrase
export-sealed-hint = Only who knows it can read the file
export-lost = Without the passphrase nobody can open the file, not even you. Limber keeps it nowhere and cannot find it again.
export-passphrase-again = The passphrase once more
export-no-passphrase = Type a passphrase, or switch sealing off.
export-passphrases-differ = The two passphrases are not the same. Type them again.
export-where = Where to
export-where-hint = A folder, by its whole path: the file is named by the day. Or a whole path with a name of your own.
export-where-title = Folder for the export
export-no-path = Say where the export is to go: choose a folder, or type its whole path.
export-press = Export
export-done = { $rows ->
    [one] 1 row exported, { $size }: { $path }
   *[other] { $rows } rows exported, { $size }: { $path }
}
export-given-up = Cancelled. Nothing was exported.

import-title = Import
import-about = What Limber exported, here or on another computer, is merged into the journal. All of it comes in, or nothing.
import-where = From where
import-where-hint = The exported file, by its whole path. For tables that are not in a zip, type the path of their folder.
import-where-title = The exported file
import-no-path = Say what to import: choose the file, or type its whole path.
import-settings = Take the settings over too
import-settings-hint = But not starting at login, shortcuts and the folder of backups
import-look = Look at it
import-looked = What it would come to
import-would = { $rows ->
    [one] 1 row would come in. Nothing has changed yet.
   *[other] { $rows } rows would come in. Nothing has changed yet.
}
import-nothing-new = All of it is here already.
import-press = Import
import-done = { $rows ->
    [one] 1 row came in.
   *[other] { $rows } rows came in.
}{ $stay ->
    [0] {""}
    [one] {" "}1 that contradicts the one here stayed away.
   *[other] {" "}{ $stay } that contradict those here stayed away.
}
import-given-up = { $what ->
    [look] Cancelled. Nothing has changed.
   *[import] Cancelled. Nothing was imported.
}
