//! Reading spans, times and hours.

use std::time::Duration;

use chrono::Weekday;
use limber_core::settings::{HourRange, Settings};
use limber_core::time::ClockTime;

use crate::zone::Zone;

/// What went wrong in a sentence.
pub(crate) type Problem = String;

/// `1 h 30 min`, `45 s`, `2 days`.
pub(crate) fn span(words: &[&str]) -> Result<Duration, Problem> {
    if words.is_empty() || !words.len().is_multiple_of(2) {
        return Err(format!("`{}` is no span", words.join(" ")));
    }
    words.chunks(2).try_fold(Duration::ZERO, |sum, pair| {
        let count: u64 = pair[0].parse().map_err(|_| format!("`{}` is no number", pair[0]))?;
        let unit = match pair[1] {
            "s" => 1,
            "min" => 60,
            "h" => 3600,
            "day" | "days" => 86_400,
            other => return Err(format!("`{other}` is no unit")),
        };
        Ok(sum + Duration::from_secs(count * unit))
    })
}

/// `+1 h` or `-30 min`, as a sign and a span.
pub(crate) fn signed(words: &[&str]) -> Result<(bool, Duration), Problem> {
    let first = words.first().ok_or("a signed span is missing")?;
    let back = first.starts_with('-');
    let mut rest = words.to_vec();
    rest[0] = first.trim_start_matches(['+', '-']);
    Ok((back, span(&rest)?))
}

/// `on` or `off`, and nothing else.
pub(crate) fn switch(words: &[&str]) -> Result<bool, Problem> {
    match words {
        ["on"] => Ok(true),
        ["off"] => Ok(false),
        _ => Err("on or off?".into()),
    }
}

/// `mon`, `tue` ...
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    word.parse().ok().filter(|_| word.len() == 3)
}

/// `berlin`, `new-york`, `+02:00`.
pub(crate) fn zone(words: &[&str]) -> Result<Zone, Problem> {
    match words {
        ["berlin"] => Ok(Zone::Berlin),
        ["new-york"] => Ok(Zone::NewYork),
        [offset] => offset.parse().map(Zone::Fixed).map_err(|_| format!("`{offset}` is no zone")),
        _ => Err("which zone?".into()),
    }
}

/// `mon-fri 08:00-12:00 13:00-17:00`, `sun none`, `always`.
pub(crate) fn hours(settings: &mut Settings, words: &[&str]) -> Result<(), Problem> {
    if words == ["always"] {
        settings.hours.limited = false;
        return Ok(());
    }
    if !settings.hours.limited {
        settings.hours.limited = true;
        settings.hours.week = Default::default();
    }
    let (days, ranges) = words.split_first().ok_or("hours of which day?")?;
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let index =
        |word: &str| weekday(word).map(|day| day.num_days_from_monday() as usize).ok_or(format!("`{word}` is no day"));
    let ranges =
        ranges.iter().filter(|word| **word != "none").map(|word| range(word)).collect::<Result<Vec<_>, _>>()?;
    for day in index(first)?..=index(last)? {
        settings.hours.week[day].clone_from(&ranges);
    }
    Ok(())
}

fn range(word: &str) -> Result<HourRange, Problem> {
    let (start, end) = word.split_once('-').ok_or(format!("`{word}` is no range"))?;
    let time = |text: &str| text.parse::<ClockTime>().map_err(|wrong| wrong.to_string());
    Ok(HourRange { start: time(start)?, end: time(end)? })
}

/// `set interval 45`, `set wait off` ...
pub(crate) fn setting(settings: &mut Settings, words: &[&str]) -> Result<(), Problem> {
    let [name, value] = words else { return Err("set what?".into()) };
    let number = || value.parse::<u16>().map_err(|_| format!("`{value}` is no number"));
    let breaks = &mut settings.breaks;
    match *name {
        "interval" => breaks.interval_minutes = number()?,
        "length" => breaks.length_minutes = number()?,
        "snooze" => breaks.snooze_minutes = number()?,
        "reading" => breaks.reading_seconds = number()?,
        "watching" => breaks.watching_is_sitting = switch(&[value])?,
        "limit" => breaks.snooze_limit = u8::try_from(number()?).map_err(|e| e.to_string())?,
        "wait" => breaks.wait_for_pause = switch(&[value])?,
        "stop" => breaks.stop_for_input = switch(&[value])?,
        "standing" => breaks.standing_work = switch(&[value])?,
        "gentle" => breaks.gentle_after_bad_night = switch(&[value])?,
        "dnd" => breaks.hold_for_do_not_disturb = switch(&[value])?,
        "meeting" => breaks.hold_for_meeting = switch(&[value])?,
        "fullscreen" => breaks.hold_for_fullscreen = switch(&[value])?,
        other => return Err(format!("no setting `{other}`")),
    }
    Ok(())
}
