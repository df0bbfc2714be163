//! The clocks, and the only place in Limber that reads one.
//!
//! With a time scale of N, wall and monotonic time run N times faster from the moment of start, so that an hour
//! can be watched in a minute. Must never wait.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Local, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use limber_core::time::{LocalTime, Now};
use uuid::timestamp::context::ContextV7;
use uuid::{Timestamp, Uuid};

/// Reads the system's clocks and runs them at the chosen scale.
#[derive(Debug)]
pub struct Clock {
    scale: u32,
    started: Reading,
    /// Longest sleep seen so far, in real nanoseconds: the two clocks behind it are read one after the other, and
    /// the sum of sleep must not go back by the moment between the readings.
    asleep: AtomicU64,
    ids: Mutex<ContextV7>,
}

/// One reading of the system's own, unscaled clocks.
#[derive(Debug, Clone, Copy)]
struct Reading {
    wall: DateTime<Utc>,
    /// Runs in sleep too; read before `awake`, so that a pause between the readings never looks like sleep.
    always: Option<Duration>,
    /// Stands still in sleep.
    awake: Duration,
}

impl Clock {
    /// Starts at the present moment. `time_scale` is how many times faster than real time it runs; 0 counts as 1.
    pub fn new(time_scale: u32) -> Self {
        Self {
            scale: time_scale.max(1),
            started: Reading::take(),
            asleep: AtomicU64::new(0),
            ids: Mutex::new(ContextV7::new()),
        }
    }

    /// The present moment, with the system's offset from UTC at that moment, asked for anew each time so that a
    /// change of zone and daylight saving show.
    pub fn now(&self) -> Now {
        let reading = Reading::take();
        let wall = self.wall(&reading);
        let awake = reading.awake.saturating_sub(self.started.awake);
        let asleep = reading.always.zip(self.started.always).map(|(now, then)| {
            let asleep = now.saturating_sub(then).saturating_sub(awake);
            let nanos = u64::try_from(asleep.as_nanos()).unwrap_or(u64::MAX);
            Duration::from_nanos(self.asleep.fetch_max(nanos, Ordering::Relaxed).max(nanos))
        });
        Now { wall: local(wall), mono: self.scaled(awake), asleep: asleep.map(|real| self.scaled(real)) }
    }

    /// How long a scaled duration takes on a real clock.
    pub fn real(&self, scaled: Duration) -> Duration {
        scaled / self.scale
    }

    /// How long a real duration is in scaled time.
    pub fn scaled(&self, real: Duration) -> Duration {
        real.saturating_mul(self.scale)
    }

    /// A new `UUIDv7` stamped with the scaled wall clock, so that ids sort like the times beside them; ids of the
    /// same millisecond sort in the order they were made.
    pub fn new_id(&self) -> Uuid {
        let wall = self.wall(&Reading::take());
        let seconds = u64::try_from(wall.timestamp()).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(&self.ids, seconds, wall.timestamp_subsec_nanos()))
    }

    fn wall(&self, reading: &Reading) -> DateTime<Utc> {
        let factor = i32::try_from(self.scale).unwrap_or(i32::MAX);
        (reading.wall - self.started.wall)
            .checked_mul(factor)
            .and_then(|elapsed: TimeDelta| self.started.wall.checked_add_signed(elapsed))
            .unwrap_or(reading.wall)
    }
}

fn local(wall: DateTime<Utc>) -> LocalTime {
    wall.with_timezone(&Local.offset_from_utc_datetime(&wall.naive_utc()).fix())
}

/// When this computer's clock shows a time: by its time zone, or with the offset of `now` where that is another's.
pub fn shown(wanted: NaiveDateTime, now: LocalTime) -> Shown {
    let found = if in_zone_of(now) {
        Local.from_local_datetime(&wanted).map(|moment| moment.fixed_offset())
    } else {
        now.offset().from_local_datetime(&wanted)
    };
    match found {
        LocalResult::Single(moment) => Shown::Once(moment),
        LocalResult::Ambiguous(first, second) => Shown::Twice(first.min(second), first.max(second)),
        LocalResult::None => Shown::Never,
    }
}

/// A moment with the offset that was in force then, where `now` has the offset of this computer's time zone.
pub fn with_offset_of_then(then: LocalTime, now: LocalTime) -> LocalTime {
    if in_zone_of(now) { local(then.with_timezone(&Utc)) } else { then }
}

fn in_zone_of(now: LocalTime) -> bool {
    local(now.with_timezone(&Utc)).offset() == now.offset()
}

/// How often a clock shows a time: summer time leaves some out when it begins, and shows some twice when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Then.
    Once(LocalTime),
    /// First and second time.
    Twice(LocalTime, LocalTime),
    /// Left out.
    Never,
}

impl Reading {
    fn take() -> Self {
        let (always, awake) = system::always_and_awake();
        Self { wall: wall_of(SystemTime::now()), always, awake }
    }
}

/// The system's time of day. chrono's own reading panics where a flat battery has put the clock before 1970.
fn wall_of(now: SystemTime) -> DateTime<Utc> {
    let since = |span: Duration| TimeDelta::from_std(span).unwrap_or(TimeDelta::MAX);
    let wall = match now.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => DateTime::UNIX_EPOCH.checked_add_signed(since(after)),
        Err(before) => DateTime::UNIX_EPOCH.checked_sub_signed(since(before.duration())),
    };
    wall.unwrap_or(DateTime::UNIX_EPOCH)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
mod system {
    use std::time::Duration;

    use rustix::time::{ClockId, clock_gettime};

    /// `CLOCK_BOOTTIME` counts sleep, `CLOCK_MONOTONIC` does not.
    pub(super) fn always_and_awake() -> (Option<Duration>, Duration) {
        let always = read(ClockId::Boottime);
        (Some(always), read(ClockId::Monotonic))
    }

    fn read(clock: ClockId) -> Duration {
        Duration::try_from(clock_gettime(clock)).unwrap_or_default()
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::sync::LazyLock;
    use std::time::{Duration, Instant};

    use rustix::time::{ClockId, clock_gettime};

    /// On macOS `CLOCK_MONOTONIC` is `mach_continuous_time` and counts sleep; `Instant` is `mach_absolute_time` and
    /// does not, but has no zero of its own.
    pub(super) fn always_and_awake() -> (Option<Duration>, Duration) {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        let always = Duration::try_from(clock_gettime(ClockId::Monotonic)).unwrap_or_default();
        (Some(always), START.elapsed())
    }
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "system calls without a safe wrapper; each writes one u64 it is given")]
mod system {
    use std::sync::LazyLock;
    use std::time::Duration;

    use windows_sys::Win32::System::LibraryLoader::{GetModuleHandleW, GetProcAddress};
    use windows_sys::Win32::System::SystemInformation::GetTickCount64;
    use windows_sys::Win32::System::WindowsProgramming::QueryUnbiasedInterruptTime;
    use windows_sys::core::{s, w};

    /// `QueryInterruptTime`, of Windows 10 and later. Looked up by name, since Wine does not have it.
    static QUERY_INTERRUPT_TIME: LazyLock<Option<unsafe extern "system" fn(*mut u64)>> = LazyLock::new(|| {
        // SAFETY: both names end with a zero. The function is the one named, and takes what is declared above.
        unsafe {
            let found = GetProcAddress(GetModuleHandleW(w!("kernelbase.dll")), s!("QueryInterruptTime"))?;
            Some(std::mem::transmute::<unsafe extern "system" fn() -> isize, unsafe extern "system" fn(*mut u64)>(
                found,
            ))
        }
    });

    /// Both count tenths of microseconds since start-up; the unbiased one leaves sleep out.
    pub(super) fn always_and_awake() -> (Option<Duration>, Duration) {
        let (mut always, mut awake) = (0u64, 0u64);
        // SAFETY: both pointers are to live, aligned u64 values on this stack.
        unsafe {
            match *QUERY_INTERRUPT_TIME {
                Some(query) => query(&raw mut always),
                None => always = GetTickCount64().saturating_mul(10_000),
            }
            QueryUnbiasedInterruptTime(&raw mut awake);
        }
        let duration = |ticks: u64| Duration::from_micros(ticks / 10);
        (Some(duration(always)), duration(awake))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_is_read_too() {
        let day = Duration::from_hours(24);
        let of = |now: SystemTime| super::wall_of(now).to_rfc3339();
        assert_eq!(of(SystemTime::UNIX_EPOCH - day), "1969-12-31T00:00:00+00:00");
        // Windows counts from 1601.
        assert_eq!(of(SystemTime::UNIX_EPOCH - 300 * 365 * day), "1670-03-14T00:00:00+00:00");
        assert_eq!(of(SystemTime::UNIX_EPOCH + 20 * 365 * day), "1989-12-27T00:00:00+00:00");
    }

    #[test]
    fn time_runs_as_many_times_faster_as_asked() {
        let clock = Clock::new(3600);
        let before = clock.now();
        std::thread::sleep(Duration::from_millis(50));
        let after = clock.now();
        let mono = after.mono.checked_sub(before.mono).unwrap();
        assert!(mono >= Duration::from_mins(3), "50 ms at 3600 are 3 minutes, not {mono:?}");
        let wall = (after.wall - before.wall).to_std().unwrap();
        assert!(wall.abs_diff(mono) < Duration::from_secs(36), "wall and mono differ: {wall:?}, {mono:?}");
        assert_eq!(clock.real(Duration::from_hours(1)), Duration::from_secs(1));
        assert_eq!(clock.scaled(Duration::from_secs(1)), Duration::from_hours(1));
    }

    #[test]
    fn a_scale_of_nothing_is_real_time() {
        let clock = Clock::new(0);
        assert_eq!(clock.real(Duration::from_secs(5)), Duration::from_secs(5));
        assert!((clock.now().wall.with_timezone(&Utc) - Utc::now()).num_seconds().abs() < 2);
    }

    #[test]
    fn being_awake_is_not_sleep_and_sleep_never_shrinks() {
        let clock = Clock::new(1);
        let mut before = Duration::ZERO;
        for _ in 0..1000 {
            let asleep = clock.now().asleep.unwrap();
            assert!(asleep >= before && asleep < Duration::from_secs(1), "{asleep:?} after {before:?}");
            before = asleep;
        }
    }

    #[test]
    fn ids_sort_in_the_order_they_were_made() {
        let clock = Clock::new(60);
        let ids: Vec<Uuid> = (0..1000).map(|_| clock.new_id()).collect();
        assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}
