//! Whether a Focus is on, from the file in which macOS keeps it. The kernel tells when the file is written or replaced.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use self::system::Watch;
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
        // Watched before it is read: what happens after that is told.
        let watch = watch(&folder);
        source.says(answers::focus(std::fs::read(folder.join(FILE))));
        match watch.and_then(|watch| watch.wait()) {
            Ok(()) => std::thread::sleep(SETTLE),
            Err(error) => {
                tracing::debug!(%error, "Focus cannot be waited for");
                std::thread::sleep(TRY_EVERY);
            }
        }
    }
}

/// Keeps what happens from now on. The folder tells when the file is made or replaced, the file when it is written in
/// place.
fn watch(folder: &Path) -> io::Result<Watch> {
    let mut watch = loop {
        let opened = File::open(folder)?;
        let watched = identity(&opened.metadata()?);
        let mut watch = Watch::new()?;
        watch.add(opened)?;
        // Another one may have taken its place before it was watched, and would be watched by nobody.
        if identity(&std::fs::metadata(folder)?) == watched {
            break watch;
        }
    };
    // Only now: the folder tells if the file opened here is no longer the one that is there.
    match File::open(folder.join(FILE)) {
        Ok(file) => watch.add(file)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    Ok(watch)
}

/// The same for two names of one file or folder.
fn identity(metadata: &Metadata) -> (u64, u64) {
    (metadata.dev(), metadata.ino())
}

#[allow(unsafe_code, reason = "kqueue trusts its caller with the files it watches")]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::{AsRawFd, OwnedFd};
    use std::ptr::null_mut;

    use rustix::buffer::spare_capacity;
    use rustix::event::kqueue::{Event, EventFilter, EventFlags, VnodeEvents, kevent, kqueue};
    use rustix::io::retry_on_intr;

    /// Files and folders to which something may happen. The kernel keeps what does, from the moment one is added.
    pub(super) struct Watch {
        /// Above `watched`: it is closed first.
        queue: OwnedFd,
        watched: Vec<File>,
    }

    impl Watch {
        pub(super) fn new() -> io::Result<Self> {
            Ok(Self { queue: kqueue()?, watched: Vec::new() })
        }

        pub(super) fn add(&mut self, file: File) -> io::Result<()> {
            let flags = VnodeEvents::WRITE
                | VnodeEvents::EXTEND
                | VnodeEvents::DELETE
                | VnodeEvents::RENAME
                | VnodeEvents::ATTRIBUTES;
            let filter = EventFilter::Vnode { vnode: file.as_raw_fd(), flags };
            let wanted = [Event::new(filter, EventFlags::ADD | EventFlags::ONESHOT, null_mut())];
            let nothing: &mut [Event] = &mut [];
            // SAFETY: the file is kept open beside the queue, which is closed before it. Without room for events it
            // returns at once.
            unsafe { kevent(&self.queue, &wanted, nothing, None)? };
            self.watched.push(file);
            Ok(())
        }

        /// Until something has happened to one of them since it was added.
        pub(super) fn wait(&self) -> io::Result<()> {
            let mut happened = Vec::with_capacity(1);
            // SAFETY: as above.
            retry_on_intr(|| unsafe { kevent(&self.queue, &[], spare_capacity(&mut happened), None) })?;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;

    use super::*;

    /// Whether what `change` does to a folder, before anybody waits, is told. `change` gets the folder's path.
    fn tells(file: bool, change: impl FnOnce(&Path)) -> bool {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("DB");
        fs::create_dir(&folder).unwrap();
        if file {
            fs::write(folder.join(FILE), "before").unwrap();
        }
        let watch = watch(&folder).unwrap();
        change(&folder);
        let (sender, told) = channel();
        std::thread::spawn(move || sender.send(watch.wait().is_ok()));
        told.recv_timeout(Duration::from_secs(1)).unwrap_or(false)
    }

    #[test]
    fn what_happens_between_watching_and_waiting_is_told() {
        assert!(tells(true, |folder| fs::write(folder.join(FILE), "written in place").unwrap()));
        assert!(tells(true, |folder| {
            fs::write(folder.join("new"), "replaced").unwrap();
            fs::rename(folder.join("new"), folder.join(FILE)).unwrap();
        }));
        assert!(tells(false, |folder| fs::write(folder.join(FILE), "made").unwrap()));
        assert!(tells(true, |folder| {
            fs::rename(folder, folder.with_extension("old")).unwrap();
            fs::create_dir(folder).unwrap();
        }));
        assert!(!tells(true, |_| ()), "nothing happened");
    }
}
