//! This program once more, as a process of its own: for what needs so much memory or time that it is not to be the resident's.
//!
//! It is told its task on its standard input and tells its progress and its outcome on its standard output, each a JSON document
//! on a line. It ends by itself when whoever started it is gone: the input is closed then. Must never: be waited for after it
//! was given up.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use limber_core::api::ApiError;
use limber_core::portable::Progress;
use limber_core::report::ReportTask;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::portable::Task;
use crate::adapters::memory;
use crate::print;

/// The command that makes this program do a task and nothing else.
pub const COMMAND: &str = "apart";

/// How often somebody looks whether it is still wanted.
const LOOK: Duration = Duration::from_millis(100);

/// They only pass lines on.
const STACK_BYTES: usize = 128 * 1024;

/// What it is started for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chore {
    /// The journal out, or another one in.
    Carry(Box<Task>),
    /// A report on paper.
    Report(ReportTask),
}

/// One line of what it tells.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Told {
    Progress(Progress),
    Done(Value),
    Failed(ApiError),
}

/// Why there is no outcome.
#[derive(Debug)]
pub(super) enum ApartError {
    /// It says so itself.
    Failed(ApiError),
    /// It could not be started, or ended without a word.
    Broken(io::Error),
    /// Nobody wants it any more.
    GivenUp,
}

impl From<io::Error> for ApartError {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// Has a task done by a process of its own. `hear` is told how far it is; it is ended when `go_on` says no.
pub(super) fn done_apart<T: DeserializeOwned>(
    task: &impl Serialize,
    hear: &mut dyn FnMut(Progress),
    go_on: &dyn Fn() -> bool,
) -> Result<T, ApartError> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    memory::as_usual(&mut command);
    let mut child = command.spawn()?;
    let outcome = listen(&mut child, task, hear, go_on);
    let _ = child.kill(); // it has ended by now, or is not wanted
    let _ = child.wait();
    let value = outcome?;
    serde_json::from_value(value).map_err(|error| ApartError::Broken(error.into()))
}

fn listen(
    child: &mut Child,
    task: &impl Serialize,
    hear: &mut dyn FnMut(Progress),
    go_on: &dyn Fn() -> bool,
) -> Result<Value, ApartError> {
    let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let (mut input, output) = (child.stdin.take().ok_or_else(gone)?, child.stdout.take().ok_or_else(gone)?);
    serde_json::to_writer(&mut input, task).map_err(io::Error::from)?;
    input.write_all(b"\n")?;
    let (tell, told) = mpsc::channel();
    thread::Builder::new().name("apart".into()).stack_size(STACK_BYTES).spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                break;
            }
        }
    })?;
    loop {
        match told.recv_timeout(LOOK) {
            Ok(line) => match serde_json::from_str(&line).map_err(io::Error::from)? {
                Told::Progress(progress) => hear(progress),
                Told::Done(value) => return Ok(value),
                Told::Failed(error) => return Err(ApartError::Failed(error)),
            },
            Err(RecvTimeoutError::Timeout) if go_on() => {}
            Err(RecvTimeoutError::Timeout) => return Err(ApartError::GivenUp),
            Err(RecvTimeoutError::Disconnected) => return Err(ApartError::Broken(gone())),
        }
        if !go_on() {
            return Err(ApartError::GivenUp);
        }
    }
}

/// The other side: reads the task, does it, tells what came of it. Ends the program when the one that started it is gone.
pub fn serve<T: DeserializeOwned, R: Serialize>(
    work: impl FnOnce(T, &mut dyn FnMut(u8)) -> Result<R, ApiError>,
) -> bool {
    let mut line = String::new();
    let Ok(Ok(task)) = io::stdin().lock().read_line(&mut line).map(|_| serde_json::from_str(&line)) else {
        return false; // somebody typed the command
    };
    let waiting = thread::Builder::new().name("starter".into()).stack_size(STACK_BYTES);
    let _ = waiting.spawn(|| {
        let mut rest = Vec::new();
        let _ = io::Read::read_to_end(&mut io::stdin(), &mut rest);
        std::process::exit(1);
    });
    let mut last = None;
    let outcome = work(task, &mut |percent| {
        if last.replace(percent) != Some(percent) {
            let _ = print::answer_json(&Told::Progress(Progress { percent })); // nobody hears it: the input ends as well
        }
    });
    let told = match outcome {
        Ok(value) => Told::Done(serde_json::to_value(value).unwrap_or_default()),
        Err(error) => Told::Failed(error),
    };
    print::answer_json(&told).is_ok()
}
