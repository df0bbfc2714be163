//! What was said of a day: `water low, caffeine 15:30`, `hard exercise`, `alcohol 1-2`, `shoes no`, `walk unsaid`.

use limber_core::journal::{Alcohol, DayChange, LastCaffeine};
use limber_core::time::ClockTime;

use super::evening::meant;
use super::spans::{Unread, plainly, time_of_day};

/// What can be said of a day: the name on the command line, which is also the end of its keys in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Water,
    Urine,
    Caffeine,
    Alcohol,
    Exercise,
    Walk,
    Standing,
    Sitting,
    Shoes,
    Food,
}

impl Topic {
    pub(super) const ALL: [Self; 10] = [
        Self::Water,
        Self::Urine,
        Self::Caffeine,
        Self::Alcohol,
        Self::Exercise,
        Self::Walk,
        Self::Standing,
        Self::Sitting,
        Self::Shoes,
        Self::Food,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Urine => "urine",
            Self::Caffeine => "caffeine",
            Self::Alcohol => "alcohol",
            Self::Exercise => "exercise",
            Self::Walk => "walk",
            Self::Standing => "standing",
            Self::Sitting => "sitting",
            Self::Shoes => "shoes",
            Self::Food => "food",
        }
    }
}

/// Why the words say nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unsaid {
    /// Nothing is called so.
    NoSuch(String),
    /// Several things are.
    Several(String, Vec<Topic>),
    /// It takes a value, and this is none: empty where none was given.
    Value(Topic, String),
    /// Minutes or a time of day.
    Ambiguous(String),
}

/// Words that belong to a name and tell nothing apart.
const BESIDES: [&str; 8] = ["hard", "daily", "long", "supportive", "last", "mineral", "rich", "my"];

/// Words that take back what was said.
const UNSAID: [&str; 5] = ["unsaid", "unset", "clear", "unknown", "?"];

/// What the words say. Nothing is said unless all of it is understood.
pub(super) fn read(words: &[String], now: ClockTime) -> Result<DayChange, Unsaid> {
    let text = plainly(&words.join(" ")).replace([',', ';', '='], " ").replace(": ", " ");
    let mut words: &[&str] = &text.split_whitespace().collect::<Vec<_>>();
    let mut change = DayChange::default();
    while let Some((word, rest)) = words.split_first() {
        // "mineral-rich" and "long-standing" as well.
        let word = word.rsplit('-').find(|part| !BESIDES.contains(part)).unwrap_or_default();
        words = rest;
        if word.is_empty() {
            continue;
        }
        let topic = topic(word)?;
        let longest = rest.iter().take(2).count();
        let read = (1..=longest).rev().find_map(|count| {
            let said = rest[..count].join(" ");
            // What names the next thing is no value of this one.
            value(topic, &said, now).map(|value| (count, value))
        });
        let (count, value) = match read {
            Some((count, value)) => (count, value?),
            None if rest.first().is_some_and(|next| !names_something(next)) => {
                return Err(Unsaid::Value(topic, rest[0].to_owned()));
            }
            None => (0, Value::default_of(topic).ok_or(Unsaid::Value(topic, String::new()))?),
        };
        words = &rest[count..];
        say(&mut change, topic, value);
    }
    Ok(change)
}

fn names_something(word: &str) -> bool {
    BESIDES.contains(&word) || word.rsplit('-').any(|part| !matches!(topic(part), Err(Unsaid::NoSuch(_))))
}

fn topic(word: &str) -> Result<Topic, Unsaid> {
    let named = Topic::ALL.map(|topic| (topic.name(), topic.name().to_owned()));
    let found: Vec<Topic> = meant(word, &named)
        .into_iter()
        .filter_map(|name| Topic::ALL.into_iter().find(|one| one.name() == name))
        .collect();
    match found[..] {
        [] => Err(Unsaid::NoSuch(word.to_owned())),
        [topic] => Ok(topic),
        _ => Err(Unsaid::Several(word.to_owned(), found)),
    }
}

#[derive(Debug, Clone, Copy)]
enum Value {
    Unsaid,
    Yes(bool),
    Caffeine(LastCaffeine),
    Drinks(Alcohol),
}

impl Value {
    /// `walk` alone says yes; what has more than two answers needs one.
    fn default_of(topic: Topic) -> Option<Self> {
        match topic {
            Topic::Water | Topic::Urine | Topic::Caffeine | Topic::Alcohol => None,
            _ => Some(Self::Yes(true)),
        }
    }
}

/// The value, where the words are one for this topic.
fn value(topic: Topic, said: &str, now: ClockTime) -> Option<Result<Value, Unsaid>> {
    if UNSAID.contains(&said) {
        return Some(Ok(Value::Unsaid));
    }
    let two = |yes: &[&str], no: &[&str]| match said {
        said if yes.contains(&said) => Some(Value::Yes(true)),
        said if no.contains(&said) => Some(Value::Yes(false)),
        _ => None,
    };
    let value = match topic {
        Topic::Water => two(&["low", "less", "little"], &["usual", "normal", "enough"]),
        Topic::Urine => two(&["dark", "darker"], &["pale", "light", "straw"]),
        Topic::Caffeine if said == "now" => Some(Value::Caffeine(LastCaffeine::At(now))),
        Topic::Caffeine if ["none", "no", "0"].contains(&said) => Some(Value::Caffeine(LastCaffeine::None)),
        Topic::Caffeine => match time_of_day(said) {
            Ok(time) => Some(Value::Caffeine(LastCaffeine::At(time))),
            Err(Unread::Ambiguous) => return Some(Err(Unsaid::Ambiguous(said.to_owned()))),
            Err(Unread::Unknown) => None,
        },
        Topic::Alcohol => drinks(said).map(Value::Drinks),
        _ => two(&["yes", "on", "y"], &["no", "none", "off", "n"]),
    };
    value.map(Ok)
}

fn drinks(said: &str) -> Option<Alcohol> {
    let said = said.strip_suffix(" drinks").or_else(|| said.strip_suffix(" drink")).unwrap_or(said);
    Some(match said {
        "none" | "no" | "0" => Alcohol::None,
        "1-2" | "1 2" | "1" | "2" | "one" | "two" | "some" => Alcohol::OneOrTwo,
        "3+" | "three" | "more" => Alcohol::ThreeOrMore,
        number if number.len() <= 2 && number.parse::<u8>().is_ok_and(|count| count > 2) => Alcohol::ThreeOrMore,
        _ => return None,
    })
}

fn say(change: &mut DayChange, topic: Topic, value: Value) {
    let yes = match value {
        Value::Yes(yes) => Some(yes),
        _ => None,
    };
    match topic {
        Topic::Water => change.low_water = Some(yes),
        Topic::Urine => change.dark_urine = Some(yes),
        Topic::Caffeine => {
            change.caffeine_last_at = Some(if let Value::Caffeine(last) = value { Some(last) } else { None });
        }
        Topic::Alcohol => change.alcohol = Some(if let Value::Drinks(drinks) = value { Some(drinks) } else { None }),
        Topic::Exercise => change.hard_exercise = Some(yes),
        Topic::Walk => change.daily_walk = Some(yes),
        Topic::Standing => change.long_standing = Some(yes),
        Topic::Sitting => change.long_sitting = Some(yes),
        Topic::Shoes => change.supportive_shoes = Some(yes),
        Topic::Food => change.mineral_rich_food = Some(yes),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(line: &str) -> Result<DayChange, Unsaid> {
        read(&line.split(' ').map(str::to_owned).collect::<Vec<_>>(), "16:20".parse().unwrap())
    }

    #[test]
    fn what_people_write_is_understood() {
        for (lines, change) in [
            (&["water low", "wat less", "water=low", "WATER Low,"][..], json!({ "low_water": true })),
            (&["water usual"], json!({ "low_water": false })),
            (&["urine pale"], json!({ "dark_urine": false })),
            (
                &["caffeine 15:30", "caffeine 3:30 pm", "last caffeine 3:30pm", "caff 15.30"],
                json!({ "caffeine_last_at": "15:30" }),
            ),
            (&["caffeine now"], json!({ "caffeine_last_at": "16:20" })),
            (&["caffeine none", "caffeine no", "last caffeine 0"], json!({ "caffeine_last_at": "none" })),
            (&["caffeine none walk"], json!({ "caffeine_last_at": "none", "daily_walk": true })),
            (&["caffeine unsaid"], json!({ "caffeine_last_at": null })),
            (&["alcohol none", "alcohol 0"], json!({ "alcohol": "none" })),
            (&["alcohol 1-2", "alcohol 2", "alcohol 1 drink"], json!({ "alcohol": "one_or_two" })),
            (&["alcohol 3+", "alcohol 4 drinks"], json!({ "alcohol": "three_or_more" })),
            (&["walk", "daily walk", "daily-walk yes"], json!({ "daily_walk": true })),
            (&["hard exercise no", "exercise none"], json!({ "hard_exercise": false })),
            (&["long standing", "stand"], json!({ "long_standing": true })),
            (&["supportive shoes unsaid", "shoes ?"], json!({ "supportive_shoes": null })),
            (&["mineral-rich food"], json!({ "mineral_rich_food": true })),
            (
                &["water low, caffeine 15:30, walk, sitting no", "walk water low sitting no caffeine 3:30 pm"],
                json!({ "low_water": true, "caffeine_last_at": "15:30", "daily_walk": true, "long_sitting": false }),
            ),
        ] {
            for line in lines {
                let said = of(line).unwrap_or_else(|error| panic!("{line}: {error:?}"));
                assert_eq!(serde_json::to_value(said).unwrap(), change, "{line}");
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_named_and_nothing_of_it_said() {
        let value = |topic, said: &str| Err(Unsaid::Value(topic, said.to_owned()));
        assert_eq!(of("tea 15:30"), Err(Unsaid::NoSuch("tea".into())));
        assert_eq!(of("water"), value(Topic::Water, ""));
        assert_eq!(of("water low caffeine"), value(Topic::Caffeine, ""));
        assert_eq!(of("water lots"), value(Topic::Water, "lots"));
        assert_eq!(of("water low caffeine 25:00"), value(Topic::Caffeine, "25:00"));
        assert_eq!(of("walk 5"), value(Topic::Walk, "5"));
        assert_eq!(of("caffeine 1530"), Err(Unsaid::Ambiguous("1530".into())));
        assert_eq!(of("s"), Err(Unsaid::Several("s".into(), vec![Topic::Standing, Topic::Sitting, Topic::Shoes])));
    }
}
