//! One function a command: ask, and show what came back.

use limber_core::api::{Event, LeavingReason, PauseLength, Request, Response, View};
use limber_core::health::HealthState;
use limber_wire::ClientError;

use super::arguments::{Arguments, BreakAction, Command, LogAction};
use super::backup;
use super::care;
use super::day;
use super::deletion;
use super::doctor;
use super::entries;
use super::evening;
use super::experiment;
use super::insights;
use super::journal;
use super::log;
use super::medicine;
use super::output::{Failure, Output, unexpected};
use super::portable;
use super::reach;
use super::report;
use super::review;
use super::shortcut;
use crate::exit::Exit;
use crate::print;
use crate::words;

/// Minutes of a pause for which no length was given.
const PAUSE_MINUTES: u16 = 60;

/// Runs a command and says how it went.
pub(super) fn run(arguments: Arguments) -> Exit {
    let files: &[&str] = match arguments.command {
        Some(Command::Evening { .. }) => &[words::CLI, words::REACH, words::CONTENT],
        Some(
            Command::Doctor { .. }
            | Command::Shortcut { .. }
            | Command::Backup { .. }
            | Command::Export(_)
            | Command::Delete { .. },
        ) => &[words::CLI, words::REACH, words::HEALTH],
        Some(Command::Care { .. } | Command::Cramp(_) | Command::Log { action: Some(LogAction::Edit { .. }), .. }) => {
            &[words::CLI, words::REACH, words::CARE, words::SOURCES]
        }
        Some(Command::Experiment { .. }) => &[words::CLI, words::REACH, words::EXPERIMENT, words::REVIEW],
        Some(Command::Review(_) | Command::Insights { .. }) => &[words::CLI, words::REACH, words::REVIEW],
        Some(Command::Report(_)) => {
            &[words::CLI, words::REACH, words::HEALTH, words::REVIEW, words::REPORT, words::SOURCES]
        }
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
        Command::Agent(_) | Command::Apart | Command::Doctor { .. } => Ok(()), // `main` and `run` have run them
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
        Command::Cramp(cramp) => journal::cramp(cramp, output),
        Command::Ache => journal::ache(output),
        Command::Night(night) => journal::night(&night, output),
        Command::Day { said, date } => day::day(&said, date, output),
        Command::Medicine { action } => medicine::medicine(action, output),
        Command::Log { action: None, since, until, which } => log::list((since, until), &which.filter(), output),
        Command::Log { action: Some(action), .. } => entries::change(action, output),
        Command::Care { action } => care::care(action, output),
        Command::Experiment { action } => experiment::experiment(action.as_ref(), output),
        Command::Review(nights) => review::review(nights, output),
        Command::Report(report) => report::report(report, output),
        Command::Insights { question, nights } => insights::insights(&question, nights, output),
        Command::Evening { date, action } => evening::evening(action, date, output),
        Command::Backup { action } => backup::backup(action, output),
        Command::Export(export) => portable::export(&export, output),
        Command::Import(import) => portable::import(&import, output),
        Command::Delete { action } => deletion::delete(action, output),
        Command::Shortcut { keys } => shortcut::shortcut(&keys, output),
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

/// Shows the status each time it changes, until the agent leaves.
fn watch(output: &Output) -> Result<(), Failure> {
    let subscription = reach::running()?.subscribe(false)?;
    print::when_nobody_reads(|| std::process::exit(Exit::Ok as i32));
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
