//! The log: one file a day in the state folder, seven kept, each of bounded size. Says what happened to the program,
//! never what the person wrote, felt or did.
//!
//! Must never: wait, or end the agent. Where no log can be written the agent runs without one, and says so: once on
//! standard error, and in `limber doctor` for as long as it is so.

mod file;
mod floods;

use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use limber_core::health::LogFile;
use limber_wire::Trouble;

use self::file::DayFile;
use self::floods::{Floods, Verdict};
use crate::adapters::clock::Clock;
use crate::folders::Folders;
use crate::words::Words;
use crate::{plain, print};

/// The log of this process, as what is logged is.
static LOG: OnceLock<Mutex<Log>> = OnceLock::new();

/// Starts logging.
pub fn start(folders: &Folders, words: &Arc<Words>) {
    let log = Log {
        file: DayFile::new(folders.clone()),
        floods: Floods::default(),
        clock: Clock::new(1),
        words: Arc::clone(words),
        standing: None,
    };
    if LOG.set(Mutex::new(log)).is_err() {
        return; // it was started before
    }
    tracing_subscriber::fmt().with_writer(|| Handle).with_ansi(false).with_target(false).init();
    // A panic ends the thread it is in; the line says which, for whoever reads the log.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a part of the agent failed")));
}

/// Where the log is written, or why it is not, in the words of `reach.ftl`. What failed is tried again for whoever asks.
pub fn standing(words: &Words) -> LogFile {
    let Some(mut log) = the_log() else { return LogFile::None };
    if matches!(log.standing, Some(Err(_))) {
        let now = log.now();
        log.write(&format!("{} INFO the log is written again", now.format("%FT%TZ")), now);
    }
    match &log.standing {
        None => LogFile::None,
        Some(Ok(path)) => LogFile::Kept { path: path.clone() },
        Some(Err(trouble)) => LogFile::Unwritable { message: words.trouble(trouble) },
    }
}

fn the_log() -> Option<MutexGuard<'static, Log>> {
    Some(LOG.get()?.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Log {
    file: DayFile,
    floods: Floods,
    clock: Clock,
    words: Arc<Words>,
    /// How the last line went.
    standing: Option<Result<String, Trouble>>,
}

impl Log {
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
        if let Err(trouble) = &standing
            && !matches!(&self.standing, Some(Err(known)) if known == trouble)
        {
            print::complaint(&self.words.trouble(trouble));
        }
        self.standing = Some(standing);
    }
}

/// What the subscriber writes one event to.
struct Handle;

impl Write for Handle {
    fn write(&mut self, event: &[u8]) -> std::io::Result<usize> {
        if let Some(mut log) = the_log() {
            log.event(&String::from_utf8_lossy(event));
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
