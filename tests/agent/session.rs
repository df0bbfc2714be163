//! What the system tells the session: the request to end.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

mod desktop;

use desktop::{Needs, ear, on};
use limber_agent::adapters::{Signal, termination};

#[test]
fn each_request_to_end_is_passed_on_instead_of_ending_the_process() {
    on("each_request_to_end_is_passed_on_instead_of_ending_the_process", Needs::default(), |_| {
        let (report, ear) = ear();
        termination::start(report);
        let own = std::process::id().to_string();
        for signal in ["-TERM", "-INT", "-HUP"] {
            desktop::run("kill", &[signal, &own]);
            assert_eq!(ear.next(), Signal::Terminate, "{signal}");
        }
    });
}
