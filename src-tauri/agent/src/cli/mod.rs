//! The command line: the same requests as the window, in words or JSON.
//!
//! Knows: arguments, exit codes, text. Must never: open the journal itself, or decide what the agent decides.

mod arguments;
mod backup;
mod care;
mod commands;
mod day;
mod days;
mod deletion;
mod doctor;
mod entries;
mod evening;
mod experiment;
mod help;
mod insights;
mod journal;
mod log;
mod medicine;
mod moments;
mod output;
mod portable;
mod reach;
mod report;
mod review;
mod said;
mod shortcut;
mod spans;
mod table;
mod text;
mod typed;

use std::process::ExitCode;

use clap::Parser;
use serde_json::json;

use arguments::{Arguments, Command};
use output::Output;

use crate::errands::apart::{self, Chore};
use crate::exit::Exit;
use crate::words;
use crate::{errands, print, run};

/// Runs the command that was typed.
pub fn main() -> ExitCode {
    // What ends a program may quote anything.
    std::panic::set_hook(Box::new(|panic| print::complaint(&panic.to_string())));
    let typed = typed::joined(std::env::args_os());
    let exit = match Arguments::try_parse_from(&typed) {
        Ok(Arguments { command: Some(Command::Agent(agent)), .. }) => run::agent(agent.time_scale, agent.detached),
        Ok(Arguments { command: Some(Command::Apart), .. }) => {
            let done = apart::serve(|chore: Chore, tell: &mut dyn FnMut(u8)| match chore {
                Chore::Carry(task) => errands::portable::work(&task, tell).map(|came| json!(came)),
                Chore::Report(task) => report::apart(task),
            });
            if done { Exit::Ok } else { Exit::Usage }
        }
        Ok(arguments) => commands::run(arguments),
        Err(error) => {
            let json = typed.iter().any(|argument| argument == "--json");
            help::answer(&error, &typed, &Output::of(&[words::CLI], json))
        }
    };
    exit.into()
}
