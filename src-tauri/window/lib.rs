//! The window: opens views, forwards the page's requests to the agent and the agent's news to the page.
//!
//! May know: Tauri, the wire. Must never: hold a rule, write SQL, name the operating system (`page_life` and
//! `announce` ask which it is), or block the thread that draws. The process exists only while a window is on screen.

mod announce;
mod arguments;
mod commands;
mod dialog;
mod link;
mod page_life;
mod patience;
mod print;
mod refusal;
mod sole;
mod windows;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use arguments::Arguments;
use link::Link;
use sole::Sole;
use tauri::Manager;

/// This program's version, as told to the agent.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Runs the window until the last one is closed. `arguments` come without the program's name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let view = match arguments::parse(arguments) {
        Ok(Arguments::Show(view)) => view,
        Ok(Arguments::Version) => return say(&mut std::io::stdout(), &format!("limber-window {VERSION}"), 0),
        Err(usage) => return say(&mut std::io::stderr(), &usage.to_string(), 64),
    };
    // Held to the end of the process: a second one hands its view to the first.
    let _sole = match Sole::claim() {
        Ok(Sole::First(lock)) => Some(lock),
        Ok(Sole::Second) => return hand_over(view),
        Err(_) => None, // without a folder for the lock two windows are better than none
    };
    if !page_life::has_display() {
        return say(&mut std::io::stderr(), &refusal::no_display(), 69);
    }
    match start(view) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => say(&mut std::io::stderr(), &error.to_string(), 70),
    }
}

fn start(view: limber_core::api::View) -> tauri::Result<()> {
    let link = Arc::new(Link::default());
    tauri::Builder::default()
        .manage(Arc::clone(&link))
        .manage(Arc::new(page_life::Pages::default()))
        .manage(announce::Announcer::default())
        .manage(dialog::Dialogs::default())
        .manage(print::Printed::default())
        .register_uri_scheme_protocol(print::SCHEME, |context, _| context.app_handle().state::<print::Printed>().page())
        .invoke_handler(tauri::generate_handler![
            commands::request,
            commands::snapshot,
            commands::connection,
            commands::reconnect,
            commands::close,
            commands::announce,
            commands::choose,
            commands::print
        ])
        .setup(move |app| {
            windows::open(app.handle(), view, link.in_break())?;
            let app = app.handle().clone();
            std::thread::Builder::new().name("agent-link".into()).spawn(move || link::keep(&app, &link))?;
            Ok(())
        })
        .run(tauri::generate_context!())
}

fn hand_over(view: limber_core::api::View) -> ExitCode {
    let asked = limber_wire::Client::connect(VERSION)
        .and_then(|mut client| client.request(limber_core::api::Request::Open { view }));
    match asked {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => say(&mut std::io::stderr(), &error.to_string(), 69),
    }
}

fn say(stream: &mut dyn Write, line: &str, code: u8) -> ExitCode {
    let _ = writeln!(stream, "{line}"); // nobody reads it: nothing is lost
    ExitCode::from(code)
}
