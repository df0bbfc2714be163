//! The log: one file a day in the state folder, seven kept, each of bounded size. Says what happened to the program,
//! never what the person wrote, felt or did.
//!
//! Must never: let anybody wait for the disk, or end the agent. A thread of its own writes. Where no log can be written the agent runs without one, and says so: once on
//! standard error, and in `limber doctor` for as long as it is so.

mod file;
mod floods;

use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};
use limber_core::health::LogFile;
use limber_wire::Trouble;

use self::file::DayFile;
use self::floods::{Floods, Verdict};
use crate::adapters::clock::Clock;
use crate::folders::Folders;
use crate::words::Words;
use crate::{plain, print};

/// Lines that may wait for the disk; what comes beyond them is counted and left out.
const WAITING: usize = 256;

/// How long somebody waits for the disk who asks how the log is, or leaves.
const PATIENCE: Duration = Duration::from_millis(50);

/// A file is opened there, and a line written.
const STACK_BYTES: usize = 256 * 1024;

/// The log of this process, as what is logged is.
static LOG: OnceLock<Door> = OnceLock::new();

/// The files there are.
pub fn files() -> Vec<PathBuf> {
    LOG.get().map(|door| file::all(&door.folder)).unwrap_or_default()
}

/// Where lines are handed in. Nobody waits here, wherever the file is.
struct Door {
    folder: PathBuf,
    jobs: SyncSender<Job>,
    /// How the last line went; none has been written before.
    standing: Arc<Mutex<Option<Result<String, Trouble>>>>,
    left_out: Arc<AtomicUsize>,
    /// Somebody has waited in vain, and nothing has been done since: nobody else waits.
    stuck: Arc<AtomicBool>,
}

/// What the thread that writes is asked to do.
enum Job {
    /// Write one event, as the subscriber has put it.
    Event(String),
    /// Try to write again where the last line could not be written.
    Again,
    /// Say that everything before is done.
    Done(SyncSender<()>),
}

/// Starts logging.
pub fn start(folders: &Folders, words: &Arc<Words>) {
    let (jobs, received) = sync_channel(WAITING);
    let folder = folders.log_folder();
    let door = Door { folder, jobs, standing: Arc::default(), left_out: Arc::default(), stuck: Arc::default() };
    let log = Log {
        file: DayFile::new(folders.clone()),
        floods: Floods::default(),
        clock: Clock::new(1),
        words: Arc::clone(words),
        standing: Arc::clone(&door.standing),
        left_out: Arc::clone(&door.left_out),
        stuck: Arc::clone(&door.stuck),
    };
    let thread = thread::Builder::new().name("log".into()).stack_size(STACK_BYTES);
    if thread.spawn(move || log.work(&received)).is_err() || LOG.set(door).is_err() {
        return; // no thread, or it was started before
    }
    tracing_subscriber::fmt().with_writer(|| Handle).with_ansi(false).with_target(false).init();
    // A panic ends the thread it is in; the line says which, for whoever reads the log.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a part of the agent failed")));
}

/// Lets what was handed in be written, briefly. Before the process ends.
pub fn finish() {
    if let Some(door) = LOG.get() {
        door.wait();
    }
}

/// Where the log is written, or why it is not, in the words of `reach.ftl`. What failed is tried again for whoever asks.
pub fn standing(words: &Words) -> LogFile {
    let Some(door) = LOG.get() else { return LogFile::None };
    match door.standing() {
        Some(Ok(_)) => {}
        Some(Err(_)) => {
            let _ = door.jobs.try_send(Job::Again); // full: it is being tried
            door.wait();
        }
        None => door.wait(),
    }
    match door.standing() {
        None => LogFile::None,
        Some(Ok(path)) => LogFile::Kept { path },
        Some(Err(trouble)) => LogFile::Unwritable { message: words.trouble(&trouble) },
    }
}

impl Door {
    fn hand_in(&self, event: String) {
        if self.jobs.try_send(Job::Event(event)).is_err() {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn standing(&self) -> Option<Result<String, Trouble>> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Until what was handed in before is done, or the disk takes too long.
    fn wait(&self) {
        let (done, all_done) = sync_channel(1);
        if self.stuck.load(Ordering::Relaxed) || self.jobs.try_send(Job::Done(done)).is_err() {
            return;
        }
        if all_done.recv_timeout(PATIENCE).is_err() {
            self.stuck.store(true, Ordering::Relaxed); // it goes on without us
        }
    }
}

struct Log {
    file: DayFile,
    floods: Floods,
    clock: Clock,
    words: Arc<Words>,
    standing: Arc<Mutex<Option<Result<String, Trouble>>>>,
    left_out: Arc<AtomicUsize>,
    stuck: Arc<AtomicBool>,
}

impl Log {
    /// Writes, until the process ends.
    fn work(mut self, jobs: &Receiver<Job>) {
        for job in jobs {
            match job {
                Job::Event(event) => self.event(&event),
                Job::Again => self.note("INFO the log is written again"),
                Job::Done(done) => _ = done.try_send(()),
            }
            self.stuck.store(false, Ordering::Relaxed);
            match self.left_out.swap(0, Ordering::Relaxed) {
                0 => {}
                lines => self.note(&format!("WARN the disk was slow: {lines} lines of the log are left out")),
            }
        }
    }

    /// A line of the log's own.
    fn note(&mut self, text: &str) {
        let now = self.now();
        self.write(&format!("{} {text}", now.format("%FT%TZ")), now);
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now().wall.with_timezone(&Utc)
    }

    /// One event, as the subscriber has written it: the time, then the rest.
    fn event(&mut self, event: &str) {
        let now = self.now();
        let line = plain::line(event.trim_end());
        let kind = line.split_once(' ').map_or(line.as_str(), |(_time, rest)| rest);
        match self.floods.judge(kind, now) {
            Verdict::Drop => {}
            Verdict::Say => self.write(&line, now),
            Verdict::SayLast => self.write(&format!("{line} (more like it within this hour is left out)"), now),
        }
    }

    fn write(&mut self, line: &str, now: DateTime<Utc>) {
        let standing = self.file.append(line, now.date_naive()).map(|path| path.display().to_string());
        let mut known = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.replace(standing.clone());
        drop(known); // a terminal may be slower than the disk
        if let Err(trouble) = &standing
            && !matches!(&before, Some(Err(known)) if known == trouble)
        {
            print::complaint(&self.words.trouble(trouble));
        }
    }
}

/// What the subscriber writes one event to.
struct Handle;

impl Write for Handle {
    fn write(&mut self, event: &[u8]) -> std::io::Result<usize> {
        if let Some(door) = LOG.get() {
            door.hand_in(String::from_utf8_lossy(event).into_owned());
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    fn log() -> (tempfile::TempDir, Door, Log, Receiver<Job>) {
        let home = tempfile::tempdir().unwrap();
        let (jobs, received) = sync_channel(WAITING);
        let door = Door {
            folder: PathBuf::new(),
            jobs,
            standing: Arc::default(),
            left_out: Arc::default(),
            stuck: Arc::default(),
        };
        let log = Log {
            file: DayFile::new(Folders::in_folder(home.path())),
            floods: Floods::default(),
            clock: Clock::new(1),
            words: Arc::new(Words::new(&[words::REACH])),
            standing: Arc::clone(&door.standing),
            left_out: Arc::clone(&door.left_out),
            stuck: Arc::clone(&door.stuck),
        };
        (home, door, log, received)
    }

    /// As on a disk that is asleep: nothing is written yet.
    #[test]
    fn nobody_waits_for_the_disk_and_what_was_left_out_is_counted() {
        let (_home, door, log, received) = log();
        for line in 0..WAITING + 3 {
            door.hand_in(format!("2026-11-12T09:00:00Z  INFO line {line}"));
        }
        door.wait(); // full
        let Some(Job::Event(_)) = received.try_iter().next() else { panic!("the first line") };
        door.wait(); // comes back although nobody writes
        assert!(door.stuck.load(Ordering::Relaxed), "the next one does not wait at all");

        let Door { jobs, standing, .. } = door;
        drop(jobs);
        log.work(&received);
        let path = standing.lock().unwrap().clone().unwrap().unwrap();
        let written = std::fs::read_to_string(path).unwrap();
        assert!(written.contains(" line 1\n") && written.contains(": 3 lines of the log are left out"), "{written}");
    }

    #[test]
    fn whoever_waits_goes_on_when_all_is_written() {
        let (_home, door, log, received) = log();
        let writer = thread::spawn(move || log.work(&received));
        door.hand_in("2026-11-12T09:00:00Z  INFO a line".into());
        while door.standing().is_none() {
            door.wait();
        }
        assert!(std::fs::read_to_string(door.standing().unwrap().unwrap()).unwrap().contains("a line"));
        drop(door);
        writer.join().unwrap();
    }
}
