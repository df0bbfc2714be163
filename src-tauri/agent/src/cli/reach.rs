//! Reaching the agent, starting it where a command needs it.

use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use limber_wire::{Client, ClientError};

use crate::VERSION;
use crate::adapters::terminal;
use crate::exit::Exit;
use crate::server::is_newer;

/// How often and how long a started agent is looked for: 10 s in all, for a disk that has to wake up first.
const PAUSE: Duration = Duration::from_millis(20);
const TRIES: u32 = 500;

/// The agent that runs.
pub(super) fn running() -> Result<Client, ClientError> {
    Client::connect(VERSION)
}

/// The agent that runs, or one that is started for this. An older one that still runs is replaced.
pub(super) fn running_or_started() -> Result<Client, ClientError> {
    match running() {
        Err(ClientError::NotRunning) => start(),
        Err(ClientError::ProtocolMismatch { agent }) if is_newer(VERSION, &agent.version) => start(),
        reached => reached,
    }
}

fn start() -> Result<Client, ClientError> {
    let program = std::env::current_exe().map_err(ClientError::Io)?;
    let mut command = Command::new(program);
    command.args(["agent", "--detached"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    terminal::detach(&mut command);
    let mut agent = command.spawn().map_err(ClientError::Io)?;
    for _ in 0..TRIES {
        match running() {
            Err(ClientError::NotRunning | ClientError::ProtocolMismatch { .. } | ClientError::Disconnected) => {}
            reached => return reached,
        }
        if let Some(reason) = failure(&mut agent) {
            return Err(ClientError::Io(io::Error::other(reason)));
        }
        thread::sleep(PAUSE);
    }
    Err(ClientError::NotRunning)
}

/// Why the started agent ended, unless it is because another one was faster: that one will answer.
fn failure(agent: &mut Child) -> Option<String> {
    let status = agent.try_wait().ok()??;
    if status.success() || status.code() == Some(Exit::NotNow as i32) {
        return None;
    }
    let mut reason = String::new();
    if let Some(mut stderr) = agent.stderr.take() {
        // What can be read of it is what can be told.
        let _ = stderr.read_to_string(&mut reason);
    }
    Some(reason.trim().trim_end_matches('.').to_owned())
}
