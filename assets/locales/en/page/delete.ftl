# Settings, Data: deleting everything.

delete-title = Delete everything
delete-what = Your journal, its backups, your settings and Limber’s log go from this computer, and a new journal begins. This cannot be taken back.
delete-stays = What you exported or saved elsewhere stays: Limber does not know where it is. The program stays too, and does not start at login any more.
delete-traces = Each file is overwritten before it is removed. On an SSD, on a file system that copies on write, and in your system’s own backups or snapshots, traces can remain.
delete-open = Delete everything…
delete-question = Delete all that Limber knows?
delete-type = Type “{ $word }” to do it
delete-yes = Delete it all
delete-no = Keep everything
delete-busy = Deleting. Breaks and the cramp screen go on meanwhile.
delete-done-title = All of it is deleted
delete-done = { $files ->
    [1] One file is
   *[other] { $files } files are
 } gone, { $size } overwritten. A new, empty journal is in place.
delete-only-removed = { $files ->
    [1] One of them was
   *[other] { $files } of them were
 } removed without being overwritten.
delete-unreachable = Backups in { $path } could not be reached. Connect its disk and delete them yourself: their names begin with “limber-”.
delete-left = { $path } is still there. Delete it yourself.
delete-of-others = { $files ->
    [1] One backup of another computer was
   *[other] { $files } backups of other computers were
 } left alone.
delete-go-on = Begin anew
