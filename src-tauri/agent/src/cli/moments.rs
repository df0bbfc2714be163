//! A moment that was named, on the clock of the agent and in the time zone of this computer.

use chrono::TimeDelta;
use limber_core::api::{Request, Response};
use limber_core::time::LocalTime;
use limber_wire::Client;

use super::days::When;
use super::output::{Failure, Output, unexpected};
use crate::adapters::clock::{self, Shown};
use crate::{print, times};

/// The agent's clock: with a time scale it is not the system's.
pub(super) fn agents_now(client: &mut Client) -> Result<LocalTime, Failure> {
    match client.request(Request::Status)? {
        Response::Status(report) => Ok(report.now),
        _ => Err(unexpected()),
    }
}

/// The moment. What the clock showed twice is the later one, which is said; what it left out is refused.
pub(super) fn moment(when: When, now: LocalTime, output: &Output) -> Result<LocalTime, Failure> {
    let (day, time) = match when {
        When::Ago(span) => {
            let span = TimeDelta::from_std(span).unwrap_or_default();
            return Ok(now.checked_sub_signed(span).map_or(now, |then| clock::with_offset_of_then(then, now)));
        }
        When::At(day, time) => (day, time),
    };
    let wanted = When::shown(day, time, now);
    let said = |key: &str| {
        let date = times::date(wanted.date());
        output.text.words.with(key, &[("time", (&time.to_string()).into()), ("date", (&date).into())])
    };
    match clock::shown(wanted, now) {
        Shown::Once(moment) => Ok(moment),
        Shown::Never => Err(Failure::Typed(said("cli-time-left-out"))),
        Shown::Twice(first, second) => {
            if second > now {
                return Ok(first);
            }
            if !output.json {
                print::complaint(&said("cli-time-twice"));
            }
            Ok(second)
        }
    }
}
