//! What stands in the way is named with its path, and with what helps.

use std::fs;

use limber_core::api::{Request, Response};
use limber_core::health::{Finding, HealthSubject};
use limber_wire::ClientError;
use serde_json::json;

use crate::support::resident::Home;

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    for (variable, name) in [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run")] {
        let home = Home::new();
        fs::write(home.path(name), "in the way").unwrap();
        let mut command = home.command(["pause", "1h"]);
        command.env_remove("LIMBER_SOCKET");
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        match name {
            // Without a log the agent runs all the same, and without a folder for the socket it takes another.
            "state" | "run" if output.status.success() => {}
            _ => {
                let path = home.path(name).display().to_string();
                assert!(said.contains(&path) && said.contains("Move it away"), "{variable}: {said}");
            }
        }
        let _ = home.command(["quit"]).env_remove("LIMBER_SOCKET").output();
    }
}

#[test]
fn the_start_list_names_its_place() {
    let home = Home::new();
    fs::write(home.path(".config"), "in the way").unwrap();
    let _agent = home.start();
    let change = json!({ "startup": { "autostart": true } });
    let Err(ClientError::Refused(refused)) = home.client().request(Request::SettingsChange { change }) else {
        panic!("it cannot be written");
    };
    let place = home.path(".config").display().to_string();
    assert!(refused.message.contains(&place) && refused.message.contains("Move it away"), "{}", refused.message);
    assert!(refused.message.contains("stays as it was"), "{}", refused.message);
    fs::remove_file(home.path(".config")).unwrap();
    fs::create_dir_all(home.path(".config/autostart/limber.desktop")).unwrap();
    let change = json!({ "startup": { "autostart": true } });
    let Err(ClientError::Refused(refused)) = home.client().request(Request::SettingsChange { change }) else {
        panic!("it cannot be written");
    };
    assert!(refused.message.contains("autostart/limber.desktop is a folder"), "{}", refused.message);
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no report") };
    let line = report.lines.iter().find(|line| line.subject == HealthSubject::Autostart).unwrap();
    assert_ne!(line.finding, Finding::StartListUnreadable);
}
