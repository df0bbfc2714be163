//! `limber day`: what was said of a day and what was done on it, after something more is said.

use chrono::TimeDelta;
use limber_core::api::{Request, Response};
use limber_core::journal::{Alcohol, DayContents, DayLog, LastCaffeine};
use limber_core::settings::DayLogSettings;
use limber_core::time::{ClockTime, DAY_STARTS_AT_HOUR, LocalTime, day_of};

use super::days::Day;
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::said::{self, Topic, Unsaid};
use crate::times;

/// Shows a day.
pub(super) fn day(words: &[String], date: Option<Day>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let now = agents_now(&mut client)?;
    let change = said::read(words, clock_of(now)).map_err(|unsaid| Failure::Typed(sentence(unsaid, output)))?;
    // A day ends at 04:00: "today" at one in the morning is the day that is not over.
    let day = date.map_or(day_of(now), |date| date.date(now - TimeDelta::hours(i64::from(DAY_STARTS_AT_HOUR))));
    let request = if words.is_empty() { Request::Day { day } } else { Request::DayChange { day, change } };
    let answer = client.request(request)?;
    let Response::Day(contents) = &answer else { return Err(unexpected()) };
    if output.json {
        return output.show(&answer, String::new);
    }
    let Response::Settings(settings) = client.request(Request::Settings)? else { return Err(unexpected()) };
    output.show(&answer, || shown(contents, &settings.day_log, output))
}

fn clock_of(now: LocalTime) -> ClockTime {
    now.format("%H:%M").to_string().parse().unwrap_or(ClockTime::from_minutes(0))
}

fn sentence(unsaid: Unsaid, output: &Output) -> String {
    let words = &output.text.words;
    let names = |topics: &[Topic]| topics.iter().map(|topic| topic.name()).collect::<Vec<_>>().join(", ");
    match unsaid {
        Unsaid::NoSuch(said) => {
            words.with("cli-day-no-such", &[("said", (&said).into()), ("names", (&names(&Topic::ALL)).into())])
        }
        Unsaid::Several(said, topics) => {
            words.with("cli-day-several", &[("said", (&said).into()), ("names", (&names(&topics)).into())])
        }
        Unsaid::Value(topic, said) => {
            let forms = words.text(match topic {
                Topic::Water => "cli-day-forms-water",
                Topic::Urine => "cli-day-forms-urine",
                Topic::Caffeine => "cli-day-forms-caffeine",
                Topic::Alcohol => "cli-day-forms-alcohol",
                _ => "cli-day-forms-yes",
            });
            let key = if said.is_empty() { "cli-day-no-value" } else { "cli-day-wrong-value" };
            words.with(key, &[("topic", topic.name().into()), ("said", (&said).into()), ("forms", (&forms).into())])
        }
        Unsaid::Ambiguous(said) => {
            let (hour, minute) = said.split_at(said.len().saturating_sub(2));
            let time = format!("{hour}:{minute}");
            words.with("cli-day-ambiguous", &[("said", (&said).into()), ("time", (&time).into())])
        }
    }
}

/// The lines that the person chose, and those of which something was said all the same.
fn shown(contents: &DayContents, chosen: &DayLogSettings, output: &Output) -> String {
    let words = &output.text.words;
    let log = &contents.log;
    let mut lines = vec![words.with("cli-day", &[("date", (&times::date(log.day)).into())])];
    let width = Topic::ALL.iter().map(|topic| topic.name().len()).max().unwrap_or(0);
    for topic in Topic::ALL {
        let (said, is_chosen) = of(topic, log, chosen, output);
        if let Some(said) = said.or_else(|| is_chosen.then(|| words.text("cli-day-unsaid"))) {
            lines.push(format!("  {name:width$}  {said}", name = topic.name()));
        }
    }
    let counts = [
        ("breaks", contents.breaks.into()),
        ("stretches", contents.stretches.into()),
        ("winddown", contents.winddown.into()),
    ];
    lines.push(words.with("cli-day-by-itself", &counts));
    if log.dark_urine.is_some() {
        lines.push(words.text("cli-day-urine-caveat"));
    }
    if log.mineral_rich_food.is_some() {
        lines.push(words.text("cli-day-food-caveat"));
    }
    lines.join("\n")
}

/// What was said of a topic, and whether the person wants to see it.
fn of(topic: Topic, log: &DayLog, chosen: &DayLogSettings, output: &Output) -> (Option<String>, bool) {
    let words = &output.text.words;
    let one = |said: Option<bool>, yes: &str, no: &str| said.map(|said| words.text(if said { yes } else { no }));
    let plain = |said| one(said, "cli-day-yes", "cli-day-no");
    match topic {
        Topic::Water => (one(log.low_water, "cli-day-water-low", "cli-day-water-usual"), chosen.low_water),
        Topic::Urine => (one(log.dark_urine, "cli-day-urine-dark", "cli-day-urine-pale"), chosen.dark_urine),
        Topic::Caffeine => {
            let last = log.caffeine_last_at.map(|last| match last {
                LastCaffeine::None => words.text("cli-day-caffeine-none"),
                LastCaffeine::At(time) => times::time_of_day(time, &output.text.locale),
            });
            (last, chosen.caffeine_last_at)
        }
        Topic::Alcohol => {
            let drinks = log.alcohol.map(|drinks| {
                words.text(match drinks {
                    Alcohol::None => "cli-day-alcohol-none",
                    Alcohol::OneOrTwo => "cli-day-alcohol-some",
                    Alcohol::ThreeOrMore => "cli-day-alcohol-more",
                })
            });
            (drinks, chosen.alcohol)
        }
        Topic::Exercise => (plain(log.hard_exercise), chosen.hard_exercise),
        Topic::Walk => (plain(log.daily_walk), chosen.daily_walk),
        Topic::Standing => (plain(log.long_standing), chosen.long_standing),
        Topic::Sitting => (plain(log.long_sitting), chosen.long_sitting),
        Topic::Shoes => (plain(log.supportive_shoes), chosen.supportive_shoes),
        Topic::Food => (plain(log.mineral_rich_food), chosen.mineral_rich_food),
    }
}
