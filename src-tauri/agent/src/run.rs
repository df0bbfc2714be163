//! `limber agent`: takes the claim, puts the parts together, drives until it is time to leave.

use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use limber_core::api::Surroundings;
use limber_core::locale::Locale;
use limber_wire::{Address, Claim, ClaimError, Client, ClientError, Trouble, hello};

use crate::VERSION;
use crate::adapters::{locale, main_thread, memory, terminal, umask};
use crate::clerk::{OwnThread, StillOurs};
use crate::driver::{Driver, Setup};
use crate::exit::Exit;
use crate::folders::Folders;
use crate::ports::Ports;
use crate::server::is_newer;
use crate::system::System;
use crate::words::{self, Words};
use crate::{log, print, server};

/// How long an older agent may take to finish its write and leave.
const HANDOVER: Duration = Duration::from_secs(10);
const HANDOVER_PAUSE: Duration = Duration::from_millis(20);

/// How long one that holds the claim may be silent: it starts, or leaves.
const NO_ANSWER: Duration = Duration::from_secs(2);

/// Runs the agent until it is asked to leave: `time_scale` times faster than real time (1-3600), and `detached` from
/// the terminal it was started in.
pub fn agent(time_scale: u32, detached: bool) -> Exit {
    memory::without_thread_caches();
    memory::share_one_heap();
    umask::keep_files_private();
    terminal::leave(detached);
    let words = Arc::new(Words::new(&[words::AGENT, words::ERRORS, words::REACH]));
    let exit = match main_thread::lend(|| serve(time_scale, &words)) {
        Ok(()) => Exit::Ok,
        Err(refused) => {
            tracing::error!(reason = %refused.sentence, "the agent does not start");
            print::complaint(&refused.sentence);
            refused.exit
        }
    };
    log::finish();
    exit
}

/// Why the agent does not start.
struct Refused {
    sentence: String,
    exit: Exit,
}

fn serve(time_scale: u32, words: &Arc<Words>) -> Result<(), Refused> {
    let failed = |detail: &dyn std::fmt::Display| Refused {
        sentence: words.with("agent-not-started", &[("detail", (&detail.to_string()).into())]),
        exit: Exit::Internal,
    };
    let no_folder = |_| Refused { sentence: words.trouble(&Trouble::no_folder()), exit: Exit::NotAllowed };
    let folders = Folders::of_user().map_err(no_folder)?;
    let address = Address::of_user().map_err(|error| not_claimed(&error.into(), words))?;
    let mut claim = claim(&address, words)?;
    log::start(&folders, words);
    let listener = claim.listen().map_err(|error| not_claimed(&error, words))?;

    let (messages, received) = mpsc::channel();
    let system = System::start(time_scale, surroundings(), folders.notes().ok().as_deref(), messages.clone());
    tracing::info!(version = VERSION, idle = system.idle_source(), scale = time_scale, "the agent starts");
    let now = system.now();
    let journal = folders.journal();
    let (clerk, opened) = OwnThread::start(
        &journal,
        Arc::clone(words),
        now.wall,
        messages.clone(),
        still_ours(&claim),
        memory::give_back,
    )
    .map_err(|error| failed(&error))?;
    let setup = Setup {
        journal,
        clerk: Box::new(clerk),
        opened,
        words: Arc::clone(words),
        locale: Locale::from_name(&locale::name()),
        time_scale,
    };
    let mut driver = Driver::new(system, setup);
    // Only now: whoever connects is answered by a driver that knows its state.
    server::start(listener, messages, Arc::clone(words)).map_err(|error| failed(&error))?;
    let reason = driver.run(&received);
    tracing::info!(?reason, "the agent leaves");
    claim.hide(); // nobody new is let in any more
    driver.leave(reason, &received);
    drop(driver); // closes the journal before anybody else may open it
    drop(claim);
    Ok(())
}

/// Whether the claim on the journal's path is still held.
fn still_ours(claim: &Claim) -> StillOurs {
    let keeper = claim.keeper();
    Box::new(move || keeper.holds())
}

/// Where this process was started.
fn surroundings() -> Surroundings {
    Surroundings::from_variables(|name| std::env::var(name).ok())
}

/// The right to be the agent. An older version that runs is asked to leave; one that is just leaving, or just
/// starting, is waited for.
fn claim(address: &Address, words: &Words) -> Result<Claim, Refused> {
    let mut asked = false;
    let mut waited = Duration::ZERO;
    loop {
        // Who listens is asked first: the folder with its locks may have been replaced from under one that runs.
        if !address.is_answered() {
            match Claim::take(address) {
                Ok(claim) => return Ok(claim),
                Err(ClaimError::Held) => {}
                Err(error) => return Err(not_claimed(&error, words)),
            }
        }
        let version = other_version(address)
            .map_err(|trouble| Refused { sentence: words.trouble(&trouble), exit: Exit::Unreachable })?;
        match version {
            Some(version) if !is_newer(VERSION, &version) => {
                let sentence = words.with("agent-already-running", &[("version", (&version).into())]);
                return Err(Refused { sentence, exit: Exit::NotNow });
            }
            Some(_) if !asked => {
                asked = true;
                let mut greeting = hello(VERSION);
                greeting.replace = true;
                // It answers with its hello and closes, or closes at once: both mean that it leaves.
                let _ = Client::connect_to(address, &greeting);
            }
            Some(_) | None => {}
        }
        if waited >= if asked { HANDOVER } else { NO_ANSWER } {
            let holder = address.record().map(|record| words.trouble(&Trouble::of_holder(&record)));
            let sentence = holder.unwrap_or_else(|| words.text("agent-not-known"));
            return Err(Refused { sentence, exit: Exit::Unreachable });
        }
        thread::sleep(HANDOVER_PAUSE);
        waited += HANDOVER_PAUSE;
    }
}

/// Version of the agent that runs; `None` while it does not say, because it starts or leaves. An error if waiting does
/// not help.
fn other_version(address: &Address) -> Result<Option<String>, Trouble> {
    match Client::connect_to(address, &hello(VERSION)) {
        Ok(client) => Ok(Some(client.agent().version.clone())),
        Err(ClientError::ProtocolMismatch { agent }) => Ok(Some(agent.version)),
        Err(error @ ClientError::Hung { .. }) => Trouble::of(&error).map_or(Ok(None), Err),
        Err(_) => Ok(None),
    }
}

/// Why there is no claim.
fn not_claimed(error: &ClaimError, words: &Words) -> Refused {
    match Trouble::of_claim(error) {
        Some(trouble) => Refused { sentence: words.trouble(&trouble), exit: Exit::NotAllowed },
        None => Refused { sentence: words.text("agent-not-known"), exit: Exit::NotNow },
    }
}
