//! Idle time from an X server. Two alarms on the server's IDLETIME counter (SYNC extension) wake this process when
//! the person stops and when they come back, and at no other time. Where the counter is missing the MIT-SCREEN-SAVER
//! extension is asked at a low rate.

use std::time::Duration;

use x11rb::connection::{Connection, RequestConnection};
use x11rb::protocol::Event;
use x11rb::protocol::screensaver::ConnectionExt as _;
use x11rb::protocol::sync::{
    Alarm, ChangeAlarmAux, ConnectionExt as _, Counter, CreateAlarmAux, Int64, TESTTYPE, VALUETYPE,
};
use x11rb::rust_connection::RustConnection;

use super::crossing::Crossing;
use super::wake::{Lost, Wake};
use super::{Kind, Shared};
use crate::adapters::desktop::Here;
use crate::adapters::x11::{self, Unreachable};
use crate::ports::signal::IdleSignal;

/// How often the screen saver extension is asked while the person rests, and at most while they work.
const ASK_EVERY: Duration = Duration::from_secs(15);

/// Listens to the server until it is lost (`Err`) or the owner is gone (`Ok`).
pub(super) fn listen(shared: &Shared, wake: &Wake, here: &Here) -> Result<(), Lost> {
    let (connection, screen) = x11::connect(&here.place, |_| {})?;
    let root = connection.setup().roots.get(screen).ok_or(Unreachable::NoDisplay)?.root;
    let mut source = Source::find(&connection, root)?;
    shared.answers(source.kind());
    let mut crossing: Option<Crossing> = None;
    let tell = |signal: IdleSignal| shared.tell(signal);
    loop {
        if let Some(threshold) = shared.threshold() {
            let crossing = crossing.get_or_insert_with(|| Crossing::new(shared.time_scale, threshold));
            crossing.watch(threshold);
            source.arm(&connection, crossing)?;
            crossing.state(source.idle(&connection)?).into_iter().flatten().for_each(tell);
            source.arm(&connection, crossing)?;
        }
        // Until the threshold changes: wait, and follow the counter.
        loop {
            while let Some(event) = connection.poll_for_event()? {
                if let (Event::SyncAlarmNotify(event), Some(crossing)) = (event, crossing.as_mut()) {
                    source.rang(event.alarm, millis(event.counter_value), crossing).into_iter().for_each(tell);
                    source.arm(&connection, crossing)?;
                }
            }
            connection.flush()?;
            let timeout = crossing.as_ref().and_then(|crossing| source.ask_after(crossing));
            if wake.wait(connection.stream(), timeout)? {
                if !wake.drain() {
                    return Ok(());
                }
                if shared.desktop.has_moved(here) {
                    return Err(Lost::Moved);
                }
                break;
            }
            if let (Some(_), Some(crossing)) = (timeout, crossing.as_mut()) {
                crossing.state(source.idle(&connection)?).into_iter().flatten().for_each(tell);
            }
        }
    }
}

/// What the server offers.
enum Source {
    Counter { counter: Counter, rises: Alarm, falls: Alarm, armed: Option<(u64, u64)> },
    ScreenSaver { root: u32 },
}

impl Source {
    fn find(connection: &RustConnection, root: u32) -> Result<Self, Lost> {
        let sync = connection.extension_information(x11rb::protocol::sync::X11_EXTENSION_NAME)?.is_some();
        if sync {
            connection.sync_initialize(3, 1)?.reply()?;
            let counters = connection.sync_list_system_counters()?.reply()?.counters;
            if let Some(idle) = counters.iter().find(|counter| counter.name == b"IDLETIME") {
                let (rises, falls) = (connection.generate_id()?, connection.generate_id()?);
                return Ok(Self::Counter { counter: idle.counter, rises, falls, armed: None });
            }
        }
        tracing::info!("the X server has no idle counter: its screen saver is asked every {ASK_EVERY:?}");
        connection.screensaver_query_version(1, 1)?.reply()?;
        Ok(Self::ScreenSaver { root })
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Counter { .. } => Kind::X11Counter,
            Self::ScreenSaver { .. } => Kind::X11ScreenSaver,
        }
    }

    /// Milliseconds since the last input.
    fn idle(&self, connection: &RustConnection) -> Result<u64, Lost> {
        Ok(match self {
            Self::Counter { counter, .. } => millis(connection.sync_query_counter(*counter)?.reply()?.counter_value),
            Self::ScreenSaver { root } => {
                u64::from(connection.screensaver_query_info(*root)?.reply()?.ms_since_user_input)
            }
        })
    }

    /// Sets both alarms. They stay armed after ringing (delta 0), and typing below the threshold rings neither.
    fn arm(&mut self, connection: &RustConnection, crossing: &Crossing) -> Result<(), Lost> {
        let Self::Counter { counter, rises, falls, armed } = self else { return Ok(()) };
        let wanted = (crossing.rises_at(), crossing.falls_below());
        if *armed == Some(wanted) {
            return Ok(());
        }
        let alarms = [
            (*rises, wanted.0, TESTTYPE::POSITIVE_TRANSITION),
            (*falls, wanted.1.saturating_sub(1), TESTTYPE::NEGATIVE_TRANSITION),
        ];
        for (alarm, at, test) in alarms {
            if armed.is_some() {
                connection.sync_change_alarm(alarm, &ChangeAlarmAux::new().value(int64(at)))?;
            } else {
                let alarm_of = CreateAlarmAux::new()
                    .counter(*counter)
                    .value_type(VALUETYPE::ABSOLUTE)
                    .value(int64(at))
                    .test_type(test)
                    .delta(int64(0))
                    .events(1);
                connection.sync_create_alarm(alarm, &alarm_of)?.check()?;
            }
        }
        *armed = Some(wanted);
        Ok(connection.flush()?)
    }

    fn rang(&self, alarm: Alarm, idle: u64, crossing: &mut Crossing) -> Option<IdleSignal> {
        match self {
            Self::Counter { rises, .. } if alarm == *rises => crossing.rose(idle.max(crossing.rises_at())),
            Self::Counter { falls, .. } if alarm == *falls => crossing.fell(),
            _ => None,
        }
    }

    /// When to ask next; `None` where the server rings.
    fn ask_after(&self, crossing: &Crossing) -> Option<Duration> {
        match self {
            Self::Counter { .. } => None,
            Self::ScreenSaver { .. } if crossing.is_resting() => Some(ASK_EVERY),
            Self::ScreenSaver { .. } => Some(Duration::from_millis(crossing.rises_at()).max(ASK_EVERY)),
        }
    }
}

fn int64(value: u64) -> Int64 {
    let value = i64::try_from(value).unwrap_or(i64::MAX);
    Int64 { hi: i32::try_from(value >> 32).unwrap_or(i32::MAX), lo: u32::try_from(value & 0xFFFF_FFFF).unwrap_or(0) }
}

fn millis(value: Int64) -> u64 {
    u64::try_from((i64::from(value.hi) << 32) | i64::from(value.lo)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counter_values_survive_the_wire() {
        for value in [0, 1, 5_000, u64::from(u32::MAX) + 7, 1 << 40] {
            assert_eq!(millis(int64(value)), value);
        }
        assert_eq!(millis(Int64 { hi: -1, lo: u32::MAX }), 0, "a negative counter is no idle time");
    }
}
