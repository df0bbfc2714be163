# Why Limber's background part cannot be reached or started, told by the command line, by it and by the window.

reach-hung = Limber (process { $pid }) is stopped or stuck and does not answer. End it with: { $command }
    Then start it again with: limber
    Everything that was said to be saved is saved.
reach-hung-unknown = Limber is stopped or stuck and does not answer. End the process limber, then start it again with: limber
    Everything that was said to be saved is saved.
reach-not-answering = Limber (process { $pid }) is running, but did not say hello yet. Try again in a moment. If it stays so, end it with: { $command }
reach-elsewhere = Limber is running on another computer, { $host } (process { $pid }), with the same home folder. Quit it there first, with: limber quit
reach-denied-root = { $path } belongs to the administrator (root); perhaps Limber was started with sudo once. Make it yours again: sudo chown -R "$USER" "{ $path }"
reach-denied-other = { $path } belongs to another user (number { $user }). If it is yours, take it back: sudo chown -R "$USER" "{ $path }"
reach-denied-own = { $path } is yours, but you have no right to use it. Give it to yourself: chmod -R u+rwX "{ $path }"
reach-denied-folder =
    You may not use { $path }, and Limber needs something in it. It belongs to { $owner ->
        [own] you
        [root] the administrator (root)
       *[other] another user (number { $owner })
    }. Give yourself the right to use it, or name folders of your own in HOME, XDG_DATA_HOME and XDG_RUNTIME_DIR.
reach-not-roots = { $path } belongs to another user, who could not use what root writes there. Run limber without sudo, as the one whose journal it is.
reach-not-a-socket = { $path } is there already and is no socket of Limber's. It was left as it is. Name another path in LIMBER_SOCKET, or move it away.
reach-not-a-file =
    { $path } is { $kind ->
        [folder] a folder
        [link] a link to another place
       *[other] a pipe, a socket or a device
    }, and a file of Limber's belongs there. It was left as it is. Move it away.
reach-not-a-folder = { $path } is no folder, and one of Limber's belongs there. It was left as it is. Move it away.
reach-full = There is no room left on the disk of { $path }. Free some space.
reach-read-only = { $path } is on a disk that can only be read. Make it writable, or name folders on another disk in HOME, XDG_DATA_HOME and XDG_RUNTIME_DIR.
reach-too-long = The name { $path } is too long for this system. Name shorter folders in HOME, XDG_DATA_HOME and XDG_RUNTIME_DIR.
reach-path = { $path } cannot be used: { $detail }.
reach-no-folder = There is no folder for the socket and the journal: HOME is not set.
