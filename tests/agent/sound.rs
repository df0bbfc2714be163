//! A recording is a meeting, also from a microphone without a device file: a real `PulseAudio` with a source that is
//! only there in name, as a Bluetooth headset's is, and real programs that record from it.

use std::time::Duration;

use crate::support::desktop::{self, Desktop, Ear, Needs, Server, ear, here, on, start};
use limber_agent::adapters::attention;
use limber_agent::ports::signal::{Signal, SourceStanding};
use limber_core::engine::HoldReason;

const SOURCE: &str = "sound-server";
const MEETING: &[HoldReason] = &[HoldReason::Meeting];

#[track_caller]
fn told(ear: &Ear, active: bool) {
    assert_eq!(ear.next(), Signal::Hold { reason: HoldReason::Meeting, active });
}

/// A sound server with a microphone and something to play to, neither of which exists.
fn pulseaudio(desktop: &Desktop) -> Server {
    let arguments = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"];
    let modules = [
        "--load=module-null-source source_name=headset",
        "--load=module-null-sink sink_name=speaker",
        "--load=module-native-protocol-unix",
    ];
    let server = start("pulseaudio", &[&arguments[..], &modules[..]].concat());
    let socket = desktop.dir.join("pulse/native");
    desktop::eventually("the sound server listens", || std::os::unix::net::UnixStream::connect(&socket).is_ok());
    server
}

fn record(from: &str) -> Server {
    start("parec", &[&format!("--device={from}")])
}

#[test]
fn whoever_records_is_in_a_meeting_whatever_plays_is_not() {
    on(Needs::NOTHING, |desktop| {
        let server = pulseaudio(desktop);
        let (report, ear) = ear();
        attention::start_below(&desktop.dir, &here(), &report, MEETING);
        ear.hears_of(SOURCE, SourceStanding::Says(false));
        // What is played, recorded: a screencast with sound.
        let screencast = record("speaker.monitor");
        ear.silent_for(Duration::from_secs(2));
        let call = record("headset");
        told(&ear, true);
        let second = record("headset");
        drop(call);
        ear.silent_for(Duration::from_secs(2));
        drop(second);
        told(&ear, false);
        drop(screencast);
        let _call = record("headset");
        told(&ear, true);
        drop(server);
        told(&ear, false);
        ear.hears_of(SOURCE, SourceStanding::Absent);
    });
}

#[test]
fn a_sound_server_that_starts_during_a_call_is_heard() {
    on(Needs::NOTHING, |desktop| {
        let (report, ear) = ear();
        attention::start_below(&desktop.dir, &here(), &report, MEETING);
        ear.hears_of(SOURCE, SourceStanding::Absent);
        let _server = pulseaudio(desktop);
        let _call = record("headset");
        told(&ear, true);
    });
}

#[test]
fn a_sound_server_elsewhere_is_not_asked() {
    on(Needs { pulse_server: Some("tcp:127.0.0.1:4713"), ..Needs::NOTHING }, |desktop| {
        let _server = pulseaudio(desktop);
        let (report, ear) = ear();
        attention::start_below(&desktop.dir, &here(), &report, MEETING);
        ear.hears_of(SOURCE, SourceStanding::Absent);
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn a_sound_server_that_is_started_again_is_heard_again() {
    on(Needs::NOTHING, |desktop| {
        let server = pulseaudio(desktop);
        let (report, ear) = ear();
        attention::start_below(&desktop.dir, &here(), &report, MEETING);
        ear.hears_of(SOURCE, SourceStanding::Says(false));
        drop(server);
        ear.hears_of_failing(SOURCE);
        let _again = pulseaudio(desktop);
        let _call = record("headset");
        told(&ear, true);
    });
}
