//! Do-not-disturb, meetings and presentations on macOS, on two threads: one waits for the file of Focus, one for devices.
//! macOS announces who opens a microphone or a camera; what keeps the display on has to be asked for.

mod audio;
mod camera;
mod display;
mod focus;

use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use super::macos_answers as answers;
use super::source::Source;

/// How often what is not announced is asked for, and what is announced is asked for all the same.
const ASK_EVERY: Duration = Duration::from_secs(30);

/// Programs open devices for a moment to see what they can do; that is no meeting.
const SETTLE: Duration = Duration::from_millis(1500);

/// Wakes the thread that asks. Set before anything is listened to.
static CHANGED: OnceLock<SyncSender<()>> = OnceLock::new();

/// What is watched, as far as somebody wants to know.
pub(super) struct Watched {
    pub(super) focus: Option<Source>,
    pub(super) microphone: Option<Source>,
    pub(super) camera: Option<Source>,
    pub(super) display: Option<Source>,
}

/// Starts the threads; they live as long as the process.
pub(super) fn start(mut watched: Watched) {
    let focus = watched.focus.take();
    let thread = |name: &str| std::thread::Builder::new().name(name.to_owned());
    let started = [
        focus.map(|focus| thread("focus").spawn(move || focus::follow(focus))),
        Some(thread("attention").spawn(move || follow(watched))),
    ];
    for error in started.into_iter().flatten().filter_map(Result::err) {
        tracing::warn!(%error, "no thread for what speaks against a reminder");
    }
}

fn follow(mut watched: Watched) {
    let (sender, changes) = sync_channel(1);
    let _ = CHANGED.set(sender); // set already: an agent is started once a process
    let (mut microphones, mut cameras) = (audio::Microphones::default(), camera::Cameras::default());
    loop {
        if let Some(source) = &mut watched.microphone {
            source.says(microphones.in_use());
        }
        if let Some(source) = &mut watched.camera {
            source.says(cameras.in_use());
        }
        if let Some(source) = &mut watched.display {
            source.says(answers::display_kept_on(display::kept_on()));
        }
        wait(&changes);
    }
}

/// Until a device was opened or closed, or it is time to ask again.
fn wait(changes: &Receiver<()>) {
    if changes.recv_timeout(ASK_EVERY).is_ok() {
        std::thread::sleep(SETTLE);
        let _ = changes.try_recv(); // what came meanwhile is seen now
    }
}

/// Something about a device changed. Called on threads of the system.
fn changed() {
    if let Some(sender) = CHANGED.get() {
        let _ = sender.try_send(()); // full when it is about to look anyway
    }
}
