//! Whether a Focus is on, from the file in which macOS keeps it. The kernel tells when the file is written or replaced.

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use super::answers;
use crate::adapters::attention::source::Source;

/// Where it is, below the home folder.
const FOLDER: &str = "Library/DoNotDisturb/DB";
const FILE: &str = "Assertions.json";

/// How often it is tried again while it cannot be waited for: the permission may have been given.
const TRY_EVERY: Duration = Duration::from_mins(5);

/// A file that is just being written is written soon.
const SETTLE: Duration = Duration::from_millis(300);

/// Follows it for as long as the process runs.
pub(super) fn follow(mut source: Source) {
    let Some(base) = directories::BaseDirs::new() else {
        return source.says(crate::adapters::attention::answer::Answer::Unclear("no home folder is known".into()));
    };
    let folder = base.home_dir().join(FOLDER);
    loop {
        // Opened before it is read: what is written after that is told.
        let watched = open(&[folder.clone(), folder.join(FILE)]);
        source.says(answers::focus(std::fs::read(folder.join(FILE))));
        match watched.and_then(|watched| system::wait_for_change(&watched)) {
            Ok(()) => std::thread::sleep(SETTLE),
            Err(error) => {
                tracing::debug!(%error, "Focus cannot be waited for");
                std::thread::sleep(TRY_EVERY);
            }
        }
    }
}

/// The folder tells when the file is replaced, the file when it is written in place.
fn open(paths: &[PathBuf]) -> std::io::Result<Vec<File>> {
    paths.iter().map(File::open).collect()
}

#[allow(unsafe_code, reason = "kqueue trusts its caller with the files it watches")]
mod system {
    use std::fs::File;
    use std::os::fd::AsRawFd;
    use std::ptr::null_mut;

    use rustix::event::kqueue::{Event, EventFilter, EventFlags, VnodeEvents, kevent, kqueue};

    /// Waits until something happens to one of the files.
    pub(super) fn wait_for_change(watched: &[File]) -> std::io::Result<()> {
        let flags = VnodeEvents::WRITE
            | VnodeEvents::EXTEND
            | VnodeEvents::DELETE
            | VnodeEvents::RENAME
            | VnodeEvents::ATTRIBUTES;
        let watch = |file: &File| {
            let filter = EventFilter::Vnode { vnode: file.as_raw_fd(), flags };
            Event::new(filter, EventFlags::ADD | EventFlags::ONESHOT, null_mut())
        };
        let wanted: Vec<Event> = watched.iter().map(watch).collect();
        let mut happened = Vec::with_capacity(1);
        let queue = kqueue()?;
        // SAFETY: the files outlive the queue, which ends with this function.
        unsafe { kevent(&queue, &wanted, rustix::buffer::spare_capacity(&mut happened), None)? };
        Ok(())
    }
}
