//! One function a command: ask, and show what came back.

use std::io::{self, Write};

use chrono::TimeDelta;
use limber_core::api::{ApiError, ErrorCode, Event, LeavingReason, PauseLength, Request, Response, View};
use limber_core::health::HealthState;
use limber_core::journal::{EpisodeDraft, EpisodeKind, Night};
use limber_core::locale::Locale;
use limber_wire::{Client, ClientError, Trouble};
use serde_json::{Value as Json, json};

use super::arguments::{Arguments, BreakAction, Command, CrampArguments, EveningAction};
use super::doctor;
use super::log;
use super::reach;
use super::text::Text;
use crate::adapters::locale;
use crate::exit::Exit;
use crate::words::{self, Words};

/// Minutes of a pause for which no length was given.
const PAUSE_MINUTES: u16 = 60;

/// Runs a command and says how it went.
pub(super) fn run(arguments: Arguments) -> Exit {
    let files: &[&str] = match arguments.command {
        Some(Command::Evening { .. }) => &[words::CLI, words::REACH, words::CONTENT],
        Some(Command::Doctor { .. }) => &[words::CLI, words::REACH, words::HEALTH],
        _ => &[words::CLI, words::REACH],
    };
    let text = Text { words: Words::new(files), locale: Locale::from_name(&locale::name()) };
    let output = Output { json: arguments.json, text };
    let outcome = match arguments.command {
        Some(Command::Doctor { test }) => doctor(test, &output),
        command => dispatch(command, &output).map(|()| Exit::Ok),
    };
    outcome.unwrap_or_else(|error| output.failed(&error))
}

fn dispatch(command: Option<Command>, output: &Output) -> Result<(), ClientError> {
    match command.unwrap_or(Command::Open { view: None }) {
        Command::Open { view } => {
            let view = view.unwrap_or(View::Today);
            output.done(&reach::running_or_started()?.request(Request::Open { view })?, "cli-opened")
        }
        Command::Agent(_) | Command::Doctor { .. } => Ok(()), // `main` and `run` have run them
        Command::Status { watch: false } => output.status(&reach::running()?.request(Request::Status)?),
        Command::Status { watch: true } => watch(output),
        Command::Break { action } => {
            let request = match action.unwrap_or(BreakAction::Start) {
                BreakAction::Start => Request::BreakStart,
                BreakAction::Snooze { minutes } => Request::BreakSnooze { minutes },
                BreakAction::Skip => Request::BreakSkip,
                BreakAction::Done { answer } => Request::BreakDone { answer: answer.map(|answer| answer.0) },
            };
            output.status(&reach::running_or_started()?.request(request)?)
        }
        Command::Pause { length } => {
            let length = length.unwrap_or(PauseLength::Minutes { minutes: PAUSE_MINUTES });
            output.status(&reach::running_or_started()?.request(Request::Pause { length })?)
        }
        Command::Resume => output.status(&reach::running_or_started()?.request(Request::Resume)?),
        Command::Cramp(cramp) => self::cramp(cramp, output),
        Command::Night { answer, date } => night(answer.map(|answer| answer.0), date, output),
        Command::Log { since, until } => log::list(since, until, output),
        Command::Evening { action } => evening(action, output),
        Command::Quit => match reach::running() {
            Err(ClientError::NotRunning) => output.done(&Response::Done, "cli-quit-not-running"),
            client => output.done(&client?.request(Request::Quit)?, "cli-quit"),
        },
    }
}

/// Starts nothing: what does not run cannot be well.
fn doctor(test: bool, output: &Output) -> Result<Exit, ClientError> {
    let mut client = reach::running()?;
    let answer =
        if test { doctor::test(&mut client, &output.text, output.json)? } else { client.request(Request::Health)? };
    let Response::Health(report) = &answer else { return Err(unexpected()) };
    output.show(&answer, || output.text.health(report))?;
    Ok(if report.worst() == HealthState::Fails { Exit::Unwell } else { Exit::Ok })
}

fn cramp(cramp: CrampArguments, output: &Output) -> Result<(), ClientError> {
    let mut client = reach::running_or_started()?;
    let (muscle, side) = (cramp.muscle.map(|muscle| muscle.0), cramp.side.map(|side| side.0));
    if cramp.practice {
        return output.done(&client.request(Request::Open { view: View::Practice })?, "cli-practice-opened");
    }
    if !cramp.is_finished() {
        output.done(&client.request(Request::CrampStart { muscle, side })?, "cli-cramp-started")?;
        // Helping is what the screen is for: whoever cannot see it has to know.
        return client.request(Request::Open { view: View::Cramp }).map(drop);
    }
    let ago = TimeDelta::from_std(cramp.ago.unwrap_or_default()).unwrap_or_default();
    let entry = EpisodeDraft {
        duration_seconds: cramp.duration.map(|span| u32::try_from(span.as_secs()).unwrap_or(u32::MAX)),
        severity: cramp.severity,
        muscle,
        side,
        note: cramp.note,
        ..EpisodeDraft::new(cramp.kind.map_or(EpisodeKind::Cramp, |kind| kind.0), agents_now(&mut client)? - ago)
    };
    let answer = client.request(Request::EpisodeAdd { entry })?;
    let Response::Episode(episode) = &answer else { return Err(unexpected()) };
    let line = output.text.episode(episode);
    output.show(&answer, || output.text.words.with("cli-cramp-saved", &[("entry", (&line).into())]))
}

/// The agent's clock: with a time scale it is not the system's.
fn agents_now(client: &mut Client) -> Result<limber_core::time::LocalTime, ClientError> {
    match client.request(Request::Status)? {
        Response::Status(report) => Ok(report.now),
        _ => Err(unexpected()),
    }
}

fn night(
    answer: Option<limber_core::journal::NightAnswer>,
    date: Option<chrono::NaiveDate>,
    output: &Output,
) -> Result<(), ClientError> {
    let mut client = reach::running_or_started()?;
    let night = match (date, client.request(Request::Today)?) {
        (Some(date), _) => date,
        (None, Response::Today(today)) => today.last_night.night,
        (None, _) => return Err(unexpected()),
    };
    if answer.is_some() {
        // What was said of the night besides stays.
        let Response::Night(before) = client.request(Request::Night { night })? else { return Err(unexpected()) };
        client.request(Request::NightSave { night: Night { night, answer, ..before } })?;
    }
    let reply = client.request(Request::Nights { since: night, until: night })?;
    let Response::Nights(nights) = &reply else { return Err(unexpected()) };
    let lines: Vec<String> = nights.iter().map(|night| output.text.night(night)).collect();
    output.show(&reply, || lines.join("\n"))
}

fn evening(action: Option<EveningAction>, output: &Output) -> Result<(), ClientError> {
    let mut client = reach::running_or_started()?;
    let mut answer = client.request(Request::Evening { night: None })?;
    let tick = match action {
        None => None,
        Some(EveningAction::Check { item }) => Some((item, true)),
        Some(EveningAction::Uncheck { item }) => Some((item, false)),
    };
    if let (Some((item, ticked)), Response::Evening(evening)) = (tick, &answer) {
        answer = client.request(Request::ChecklistTick { night: evening.night, item, ticked })?;
    }
    let Response::Evening(evening) = &answer else { return Err(unexpected()) };
    output.show(&answer, || output.text.evening(evening))
}

/// Shows the status each time it changes, until the agent leaves.
fn watch(output: &Output) -> Result<(), ClientError> {
    let subscription = reach::running()?.subscribe(false)?;
    output.status(&Response::Status(subscription.snapshot.report))?;
    for event in subscription.events {
        match event {
            Event::Status(report) => output.status(&Response::Status(report))?,
            Event::Leaving(LeavingReason::Quit | LeavingReason::SessionEnds) => return Ok(()),
            _ => {}
        }
    }
    Err(ClientError::Disconnected)
}

/// An answer that belongs to another request: the two programs do not fit together.
pub(super) fn unexpected() -> ClientError {
    ClientError::Frame(limber_core::api::frame::FrameError::Malformed("an answer to something else".into()))
}

/// Where answers go.
pub(super) struct Output {
    pub(super) json: bool,
    pub(super) text: Text,
}

impl Output {
    pub(super) fn word(&self, key: &str) -> String {
        self.text.words.text(key)
    }

    /// The answer's value as JSON, or what a person reads.
    fn show(&self, answer: &Response, text: impl FnOnce() -> String) -> Result<(), ClientError> {
        let line = if self.json {
            let mut answer = serde_json::to_value(answer).unwrap_or_default();
            answer.get_mut("value").map_or_else(|| json!({}), Json::take).to_string()
        } else {
            text()
        };
        // A closed pipe ends the command without a complaint, as `limber status --watch | head -1` wants.
        writeln!(io::stdout(), "{line}").map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => ClientError::Io(error),
            _ => ClientError::Unusable { path: "stdout".into(), source: error },
        })
    }

    fn done(&self, answer: &Response, key: &str) -> Result<(), ClientError> {
        self.show(answer, || self.word(key))
    }

    fn status(&self, answer: &Response) -> Result<(), ClientError> {
        let Response::Status(report) = answer else { return Err(unexpected()) };
        self.show(answer, || self.text.status(report))
    }

    /// Says what went wrong, and gives the exit code.
    fn failed(&self, error: &ClientError) -> Exit {
        if matches!(error, ClientError::Io(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return Exit::Ok; // whoever read the answer had enough of it
        }
        let message = self.sentence(error);
        let line = if self.json {
            let (code, field) = match error {
                ClientError::Refused(ApiError { code, field, .. }) => (json!(code), json!(field)),
                ClientError::ProtocolMismatch { .. } => (json!(ErrorCode::ProtocolMismatch), Json::Null),
                ClientError::NotRunning
                | ClientError::Disconnected
                | ClientError::TimedOut
                | ClientError::Hung { .. } => (json!("unreachable"), Json::Null),
                ClientError::Denied(_) => (json!("not_allowed"), Json::Null),
                _ => (json!(ErrorCode::Internal), Json::Null),
            };
            json!({ "error": { "code": code, "message": message, "field": field } }).to_string()
        } else {
            message
        };
        let _ = writeln!(io::stderr(), "{line}"); // with stderr closed the exit code still tells
        Exit::of(error)
    }

    fn sentence(&self, error: &ClientError) -> String {
        if let Some(trouble) = Trouble::of(error) {
            return self.text.words.trouble(&trouble);
        }
        match error {
            ClientError::Refused(error) => error.message.clone(),
            ClientError::NotRunning => self.word("cli-not-running"),
            ClientError::Disconnected => self.word("cli-disconnected"),
            ClientError::TimedOut => self.word("cli-timed-out"),
            ClientError::ProtocolMismatch { agent } => self.text.words.with(
                "cli-protocol-mismatch",
                &[("agent", (&agent.version).into()), ("program", crate::VERSION.into())],
            ),
            ClientError::NotStarted { reason, .. } if !reason.is_empty() => format!("{reason}."),
            ClientError::NotStarted { .. }
            | ClientError::Hung { .. }
            | ClientError::Denied(_)
            | ClientError::Unusable { .. }
            | ClientError::Address(_) => self.word("cli-not-started"),
            ClientError::Frame(_) => self.word("cli-not-a-frame"),
            ClientError::Io(error) => self.text.words.with("cli-failed", &[("detail", (&error.to_string()).into())]),
        }
    }
}
