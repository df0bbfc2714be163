//! Microphone and camera in use. The kernel tells when one is opened or closed (inotify on the device files); only
//! then is it asked whether somebody holds it. Nothing is recorded or opened here.
//!
//! Seen: microphones of sound cards (ALSA capture devices, which `PipeWire` and `PulseAudio` close when nobody records)
//! and cameras (`Video4Linux`). A microphone without a device file, such as a Bluetooth headset's, is seen by `sound`.

use std::convert::Infallible;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_io::{Async, Timer};
use rustix::fs::inotify;

use super::gauge::{Gauge, Said};
use crate::adapters::bus::BackOff;
use crate::ports::signal::SourceStanding;

/// Programs open devices for a moment to see what they can do; that is no meeting.
const SETTLE: Duration = Duration::from_millis(1500);

/// Where the kernel shows devices and their users.
struct Places {
    sound: PathBuf,
    sound_state: PathBuf,
    video: PathBuf,
}

impl Places {
    /// Below the root of the file system.
    fn below(root: &Path) -> Self {
        Self { sound: root.join("dev/snd"), sound_state: root.join("proc/asound"), video: root.join("dev") }
    }
}

/// Follows both for as long as the process runs.
pub(super) async fn follow(gauge: Arc<Gauge>, root: PathBuf) {
    let mut back_off = BackOff::default();
    loop {
        // What the kernel has no room for now (watches of all programs together) it may have later.
        let Err(error) = listen(&Places::below(&root), &gauge, &mut back_off).await;
        tracing::debug!(%error, "microphone and camera are not watched");
        let failing = (back_off.standing(), Some(error.to_string()));
        gauge.set_all([("microphone", failing.clone()), ("camera", failing)]);
        back_off.wait().await;
    }
}

async fn listen(places: &Places, gauge: &Gauge, failed: &mut BackOff) -> std::io::Result<Infallible> {
    let events = inotify::init(inotify::CreateFlags::CLOEXEC | inotify::CreateFlags::NONBLOCK)?;
    let events = Async::new(events)?;
    *failed = BackOff::default();
    loop {
        watch(events.get_ref(), places);
        let microphone =
            use_of(!entries(&places.sound, is_capture).is_empty(), || microphone_in_use(&places.sound_state));
        let camera = use_of(!entries(&places.video, is_camera).is_empty(), || camera_in_use(&places.video));
        gauge.set_all([("microphone", microphone), ("camera", camera)]);
        events.readable().await?;
        Timer::after(SETTLE).await;
        drain(events.get_ref());
    }
}

/// Whether a kind of device is in use, where there is one.
fn use_of(is_there: bool, in_use: impl FnOnce() -> bool) -> Said {
    (if is_there { SourceStanding::Says(in_use()) } else { SourceStanding::Absent }, None)
}

/// Watches every device there is, and the folders for new ones. Watching twice is the same as once; a device that may
/// not be read is not watched.
fn watch(events: &OwnedFd, places: &Places) {
    let folder = inotify::WatchFlags::CREATE | inotify::WatchFlags::ATTRIB | inotify::WatchFlags::DELETE;
    let device = inotify::WatchFlags::OPEN | inotify::WatchFlags::CLOSE;
    for (place, is_ours) in [(&places.sound, is_capture as fn(&str) -> bool), (&places.video, is_camera)] {
        if let Err(error) = inotify::add_watch(events, place.as_path(), folder) {
            tracing::debug!(%error, ?place, "not watched");
        }
        for path in entries(place, is_ours) {
            if let Err(error) = inotify::add_watch(events, path.as_path(), device) {
                tracing::debug!(%error, ?path, "not watched");
            }
        }
    }
}

fn drain(events: &OwnedFd) {
    let mut buffer = [MaybeUninit::uninit(); 1024];
    let mut reader = inotify::Reader::new(events, &mut buffer);
    while reader.next().is_ok() {}
}

fn entries(folder: &Path, wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let ours = entries.filter_map(Result::ok).filter(|entry| entry.file_name().to_str().is_some_and(wanted));
    ours.map(|entry| entry.path()).collect()
}

/// `pcmC0D0c`: card 0, device 0, capture.
fn is_capture(name: &str) -> bool {
    name.starts_with("pcmC") && name.ends_with('c')
}

fn is_camera(name: &str) -> bool {
    name.strip_prefix("video").is_some_and(|number| number.parse::<u16>().is_ok())
}

/// True if a capture device of a sound card is open: `/proc/asound/card0/pcm0c/sub0/status` says `closed` otherwise.
fn microphone_in_use(sound_state: &Path) -> bool {
    let cards = entries(sound_state, |name| name.strip_prefix("card").is_some_and(|card| card.parse::<u16>().is_ok()));
    let devices = cards.iter().flat_map(|card| entries(card, |name| name.starts_with("pcm") && name.ends_with('c')));
    let streams = devices.flat_map(|device| entries(&device, |name| name.starts_with("sub")));
    streams
        .map(|stream| std::fs::read_to_string(stream.join("status")))
        .any(|status| status.is_ok_and(|status| records(&status)))
}

fn records(status: &str) -> bool {
    status.lines().any(|line| line.trim() == "state: RUNNING")
}

/// True if a process of this person holds a camera open.
fn camera_in_use(video: &Path) -> bool {
    let cameras = entries(video, is_camera);
    let processes = entries(Path::new("/proc"), |name| name.bytes().all(|byte| byte.is_ascii_digit()));
    processes
        .iter()
        .flat_map(|process| entries(&process.join("fd"), |_| true))
        .filter_map(|descriptor| std::fs::read_link(descriptor).ok())
        .any(|open| cameras.contains(&open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn device_names_are_told_apart() {
        assert!(is_capture("pcmC0D0c") && !is_capture("pcmC0D0p") && !is_capture("controlC0"));
        assert!(is_camera("video0") && is_camera("video12") && !is_camera("video-codec0") && !is_camera("vcs0"));
    }

    #[test]
    fn a_stream_that_runs_records() {
        assert!(records("state: RUNNING\nowner_pid   : 1234\ntrigger_time: 1.2\n"));
        assert!(!records("closed\n"));
        assert!(!records("state: PREPARED\nowner_pid   : 1234\n"));
    }
}
