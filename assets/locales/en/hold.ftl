## Why a due break is held: in the tray and in the terminal, within a sentence.

hold-do-not-disturb = do not disturb is on
hold-meeting = your microphone or camera is in use
hold-fullscreen = a presentation or video fills the screen
hold-settling = you have only just come back
