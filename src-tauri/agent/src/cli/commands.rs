//! One function a command: ask, and show what came back.

use chrono::TimeDelta;
use limber_core::api::{Event, LeavingReason, PauseLength, Request, Response, View};
use limber_core::health::HealthState;
use limber_core::journal::{EpisodeDraft, EpisodeKind, Night};
use limber_wire::{Client, ClientError};

use super::arguments::{Arguments, BreakAction, Command, CrampArguments, EveningAction};
use super::doctor;
use super::log;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::exit::Exit;
use crate::words;

/// Minutes of a pause for which no length was given.
const PAUSE_MINUTES: u16 = 60;

/// Runs a command and says how it went.
pub(super) fn run(arguments: Arguments) -> Exit {
    let files: &[&str] = match arguments.command {
        Some(Command::Evening { .. }) => &[words::CLI, words::REACH, words::CONTENT],
        Some(Command::Doctor { .. }) => &[words::CLI, words::REACH, words::HEALTH],
        _ => &[words::CLI, words::REACH],
    };
    let output = Output::of(files, arguments.json);
    let outcome = match arguments.command {
        Some(Command::Doctor { test }) => doctor(test, &output),
        command => dispatch(command, &output).map(|()| Exit::Ok),
    };
    outcome.unwrap_or_else(|error| output.failed(&error))
}

fn dispatch(command: Option<Command>, output: &Output) -> Result<(), Failure> {
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
fn doctor(test: bool, output: &Output) -> Result<Exit, Failure> {
    let mut client = reach::running()?;
    let answer =
        if test { doctor::test(&mut client, &output.text, output.json)? } else { client.request(Request::Health)? };
    let Response::Health(report) = &answer else { return Err(unexpected()) };
    output.show(&answer, || output.text.health(report))?;
    Ok(if report.worst() == HealthState::Fails { Exit::Unwell } else { Exit::Ok })
}

fn cramp(cramp: CrampArguments, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let (muscle, side) = (cramp.muscle.map(|muscle| muscle.0), cramp.side.map(|side| side.0));
    if cramp.practice {
        return output.done(&client.request(Request::Open { view: View::Practice })?, "cli-practice-opened");
    }
    if !cramp.is_finished() {
        output.done(&client.request(Request::CrampStart { muscle, side })?, "cli-cramp-started")?;
        // Helping is what the screen is for: whoever cannot see it has to know.
        client.request(Request::Open { view: View::Cramp })?;
        return Ok(());
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
fn agents_now(client: &mut Client) -> Result<limber_core::time::LocalTime, Failure> {
    match client.request(Request::Status)? {
        Response::Status(report) => Ok(report.now),
        _ => Err(unexpected()),
    }
}

fn night(
    answer: Option<limber_core::journal::NightAnswer>,
    date: Option<chrono::NaiveDate>,
    output: &Output,
) -> Result<(), Failure> {
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

fn evening(action: Option<EveningAction>, output: &Output) -> Result<(), Failure> {
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
fn watch(output: &Output) -> Result<(), Failure> {
    let subscription = reach::running()?.subscribe(false)?;
    output.status(&Response::Status(subscription.snapshot.report))?;
    for event in subscription.events {
        match event {
            Event::Status(report) => output.status(&Response::Status(report))?,
            Event::Leaving(LeavingReason::Quit | LeavingReason::SessionEnds) => return Ok(()),
            _ => {}
        }
    }
    Err(ClientError::Disconnected.into())
}
