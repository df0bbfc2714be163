# Does everything work? Read by the window (Settings, Health) and by limber doctor.

## What is looked at.

health-subject-notifications = Notifications
health-subject-idle = Idle detection
health-subject-sleep = Sleep
health-subject-lock = Screen lock
health-subject-do-not-disturb = Do not disturb
health-subject-meeting = Meetings
health-subject-fullscreen = Presentations and videos
health-subject-tray = Tray
health-subject-shortcut = Shortcut
health-subject-window = Window
health-subject-autostart = Start at login
health-subject-journal = Journal file
health-subject-backups = Backups
health-subject-disk-space = Disk space
health-subject-log = Log

## How it stands.

health-state-works = works
health-state-off = off
health-state-look = look
health-state-fails = fails

health-summary-all = Everything works
health-summary-works = { $count ->
    [one] One thing works
   *[other] { $count } things work
 }
health-summary-off = { $count ->
    [one] one is switched off
   *[other] { $count } are switched off
 }
health-summary-look = { $count ->
    [one] one needs a look
   *[other] { $count } need a look
 }
health-summary-fails = { $count ->
    [one] one fails
   *[other] { $count } fail
 }

## What was found. $time is when, $size how much, $detail what the system said.

health-finding-reminder-answered = Shown, and answered at { $time }.
health-finding-reminder-shown = Shown at { $time }. Nobody has answered it.
health-finding-reminder-ready = Nothing had to be shown yet.
health-finding-reminder-untried = Nothing had to be shown yet, and the system does not say whether it could be.
health-finding-reminder-unseen = The test of { $time } was not seen.
health-finding-reminder-refused = Your system shows no notification with buttons. Limber opens its own small window instead.
health-finding-reminder-in-window = Limber opens its own small window, as you chose.
health-finding-in-use = Keyboard or pointer in use since { $time }.
health-finding-at-rest = Keyboard and pointer at rest since { $time }.
health-finding-idle-untold = Listening; nothing has changed yet.
health-finding-idle-sought = Nothing tells whether you are at the desk: you count as working all the time. The next try is at { $time }.
health-finding-idle-unknown = Nothing tells whether you are at the desk: you count as working all the time.
health-finding-woke = Woke at { $time }.
health-finding-not-slept = Listening; no sleep since Limber started.
health-finding-sleep-from-clocks = Not announced here. The clocks tell it afterwards, which counts the same.
health-finding-locked = Locked since { $time }.
health-finding-unlocked = In use since { $time }.
health-finding-lock-untold = Listening; not locked since Limber started.
health-finding-lock-unknown = Nothing tells when the screen is locked. An absence is told by idle time all the same.
health-finding-hold-on = On since { $time }. A break that falls due is held until it ends.
health-finding-hold-off = Not at the moment.
health-finding-hold-nothing = No microphone and no camera is connected.
health-finding-hold-unknown = Nothing tells when it is on, so breaks are not held for it.
health-finding-hold-unheeded = Breaks are not held for it, as you chose.
health-finding-tray-shown = The icon is shown.
health-finding-tray-missing = No tray area was found. Limber runs all the same.
health-finding-tray-untold = Not looked for yet.
health-finding-shortcut-none = No keys are set for Cramp now.
health-finding-shortcut-untold = { $detail } is being set up.
health-finding-shortcut-held = { $detail } opens Cramp now from anywhere.
health-finding-shortcut-by-desktop = Your desktop opens Cramp now with: { $detail }. To change the keys, use its own keyboard settings.
health-finding-shortcut-unassigned = Your desktop has Cramp now on its list of shortcuts, but without keys.
health-finding-shortcut-taken = { $detail } is taken by another program.
health-finding-shortcut-no-such-key = Your keyboard has no key for { $detail }.
health-finding-shortcut-refused = Your desktop was asked for the keys, and the answer was no.
health-finding-shortcut-no-way = This desktop gives programs no keys of their own.
health-finding-shortcut-lost = { $detail } could not be set up. It is tried again.
health-finding-drawn-by-system = Drawn as your system does it.
health-finding-drawn-with-graphics-processor = Drawn with the graphics processor.
health-finding-drawn-without-graphics-processor = No graphics processor can be reached here, so Limber has it drawn without one.
health-finding-drawn-as-set = Drawn as you have set it: { $detail }.
health-finding-starts-at-login = Limber is on your system's list.
health-finding-not-at-login = Limber starts when you start it.
health-finding-start-entry-lost = You want it, but your system's list does not have Limber.
health-finding-start-list-unreadable = Your system's list cannot be read. { $detail }
health-finding-journal-sound = { $size }, checked at { $time }.
health-finding-journal-unchecked = { $size }. It is too large to be checked at each start.
health-finding-journal-unusable = { $detail }
health-finding-backup-made = The last one, { $size }, was made and checked at { $time }.
health-finding-backup-awaited = None yet. The first is made a few minutes after Limber starts.
health-finding-backup-old = The last one was made at { $time }. One should have been made each day since.
health-finding-backup-failed = { $detail }
health-finding-backup-off = None is made by itself.
health-finding-disk-free = { $size } free.
health-finding-disk-low = Only { $size } free.
health-finding-disk-full = Only { $size } free: entries may not be saved.
health-finding-disk-unknown = Your system does not say how much is free.
health-finding-log-kept = Written to { $detail }.
health-finding-log-unwritable = Not written. { $detail } Breaks and the journal go on.
health-finding-log-none = None is written.

## What helps.

health-cure-send-test = Send a test to be sure that you can see it.
health-cure-allow-notifications = Allow notifications with banners for Limber in your system's settings and look whether do not disturb is on. Or let Limber open its own window.
health-cure-start-notification-service = Start a notification service (on Linux for example dunst or mako), or leave it at Limber's own window.
health-cure-use-notifications = Use your system's notifications again.
health-cure-start-in-session = Start Limber from inside your desktop session. Where that does not help, pause by hand when you leave the desk.
health-cure-pause-by-hand = Pause by hand when you must not be disturbed.
health-cure-heed-again = Hold breaks for it again.
health-cure-show-tray = Switch on your panel's tray area (on GNOME the extension AppIndicator). Until then, start limber once more to open the window.
health-cure-choose-shortcut = Choose keys in Settings, Start and look.
health-cure-choose-other-shortcut = Choose other keys, or end that program: Limber tries again.
health-cure-assign-in-desktop = Give it keys in your desktop's keyboard settings.
health-cure-bind-command = Bind the command limber cramp to keys in your desktop's keyboard settings. It does the same.
health-cure-draw-without-graphics-processor = Only if the window stays white or empty: end Limber with limber quit, then start it with WEBKIT_DISABLE_DMABUF_RENDERER=1 limber.
health-cure-set-drawing-otherwise = Only if the window stays white or empty: end Limber with limber quit, change that variable or leave it out, then start Limber again.
health-cure-start-at-login = Start Limber when you log in.
health-cure-renew-start-entry = Put Limber on the list again.
health-cure-back-up-now = Make a backup now: in Settings, Data, or with “limber backup now”.
health-cure-back-up-daily = Switch on daily backups in Settings, Data.
health-cure-free-space = Delete what you no longer need, or move it to another disk.

## Where it comes from.

health-source-budgie-do-not-disturb = Budgie
health-source-camera = camera
health-source-cinnamon-notifications = Cinnamon notification settings
health-source-dunst-paused = dunst
health-source-freedesktop-notifications = notification service
health-source-global-shortcuts-portal = desktop portal
health-source-gnome-banners = GNOME notification settings
health-source-gnome-mutter = GNOME shell
health-source-gnome-session-inhibited = GNOME session
health-source-kde-screen-inhibited = KDE power management
health-source-logind = logind
health-source-logind-idle-inhibited = logind
health-source-logind-session = logind session
health-source-macos-display = what keeps the display on
health-source-macos-focus = Focus
health-source-macos-power = power management
health-source-macos-screen-lock = screen lock
health-source-mako-do-not-disturb = mako
health-source-mate-do-not-disturb = MATE notification settings
health-source-microphone = microphone
health-source-notifications-inhibited = notification service
health-source-pantheon-do-not-disturb = Pantheon notification settings
health-source-power-management-inhibited = power management
health-source-sound-server = sound server
health-source-swaync-do-not-disturb = swaync
health-source-system = operating system
health-source-system-shortcut = keys for programs
health-source-tray-host = panel's tray
health-source-wayland-ext-idle-notify = Wayland compositor
health-source-wayland-kde-idle = Wayland compositor
health-source-windows-focus-assist = do not disturb of Windows
health-source-windows-fullscreen = notification state of Windows
health-source-windows-notifications = notifications of Windows
health-source-windows-power = power management
health-source-windows-quiet-time = notification state of Windows
health-source-windows-session = Windows session
health-source-x11-idletime = X server
health-source-x11-keys = X server
health-source-x11-screensaver = X server's screen saver
health-source-xfce-do-not-disturb = Xfce

health-from = from { $sources }
health-source-answers = { $source }
health-source-says-on = { $source }: on
health-source-says-off = { $source }: off
health-source-absent = not here: { $sources }
health-source-failing = { $source }: no answer
health-source-failing-again = { $source }: no answer, tried { $tries ->
    [one] once
   *[other] { $tries } times
 }, again at { $time }

## Sizes.

health-size-bytes = { $number } bytes
health-size-kb = { $number } kB
health-size-mb = { $number } MB
health-size-gb = { $number } GB
