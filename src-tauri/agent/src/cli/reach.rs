//! Reaching the agent, starting it where a command needs it.

use std::thread;
use std::time::Duration;

use limber_wire::start::Ended;
use limber_wire::{Client, ClientError, start_agent};

use crate::VERSION;
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
    let unusable = |source| ClientError::Unusable { path: program.clone(), source };
    let mut agent = start_agent(&program).map_err(unusable)?;
    for _ in 0..TRIES {
        match running() {
            Err(ClientError::NotRunning | ClientError::ProtocolMismatch { .. } | ClientError::Disconnected) => {}
            reached => return reached,
        }
        // It may have ended because another one was faster: that one will answer.
        if let Some(Ended { status, reason }) = agent.ended().filter(|ended| !ended.status.success())
            && status.code() != Some(Exit::NotNow as i32)
        {
            return Err(ClientError::NotStarted { code: status.code(), reason });
        }
        thread::sleep(PAUSE);
    }
    Err(ClientError::TimedOut)
}
