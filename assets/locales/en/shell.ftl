# The window's own process: what it says when the agent cannot answer. Everything else it passes on.

shell-away = Limber's background part does not answer at the moment. Nothing you wrote here is lost; try again when the window says it is connected.
shell-other-version = Another version of Limber is running in the background. Quit Limber and open it again.
shell-not-printed = The print window could not be opened. Save the report as PDF and print that.
shell-path-not-text = The name of this file or folder has signs that Limber cannot read. Choose another one, or rename it first.
shell-too-large = This is too long to save. Shorten the note and try again.
shell-no-display = There is no display to show a window on. From a terminal on your desktop: limber open
shell-page-dead = The part of Limber that draws this window ended three times within a minute and is not started again by itself. What was saved is safe, and your breaks go on. Close this window and open Limber again. If that does not help, try in a terminal: limber quit, then WEBKIT_DISABLE_DMABUF_RENDERER=1 limber
shell-unexpected = Limber's background part answered something this window does not understand. Quit Limber and open it again.
