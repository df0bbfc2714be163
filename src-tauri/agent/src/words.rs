//! The sentences a person reads, from the Fluent catalogue. Loads only the files it is given.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use limber_core::engine::HoldReason;
use limber_core::evidence::{SOURCES as ALL_SOURCES, SourceYear};
use limber_wire::Trouble;
use unic_langid::LanguageIdentifier;

use crate::plain;

/// Tray, notifications and the window's trouble.
pub const AGENT: &str = include_str!("../../../assets/locales/en/agent.ftl");
/// The command line.
pub const CLI: &str = include_str!("../../../assets/locales/en/cli.ftl");
/// What the command line says of a review.
pub const REVIEW: &str = include_str!("../../../assets/locales/en/cli-review.ftl");
/// How soon to be seen, and the cards that say so.
pub const CARE: &str = concat!(
    include_str!("../../../assets/locales/en/care.ftl"),
    include_str!("../../../assets/locales/en/care-cards.ftl")
);
/// Experiments.
pub const EXPERIMENT: &str = include_str!("../../../assets/locales/en/experiment.ftl");
/// What each source is called.
pub const SOURCES: &str = include_str!("../../../assets/locales/en/sources.ftl");
/// The report for the doctor.
pub const REPORT: &str = include_str!("../../../assets/locales/en/report.ftl");
/// What a refused request says.
pub const ERRORS: &str = include_str!("../../../assets/locales/en/errors.ftl");
/// What the columns of an export mean.
pub const EXPORT: &str = include_str!("../../../assets/locales/en/export.ftl");
/// Whether everything works.
pub const HEALTH: &str = include_str!("../../../assets/locales/en/health.ftl");
/// Why the agent cannot be reached or started.
pub const REACH: &str = include_str!("../../../assets/locales/en/reach.ftl");
/// Why a due break is held.
pub const HOLD: &str = include_str!("../../../assets/locales/en/hold.ftl");
/// Stretches, routines and the evening's list.
pub const CONTENT: &str = include_str!("../../../assets/locales/en/content.ftl");

/// Key of the reason a due break is held, in `HOLD`.
pub fn hold_key(reason: HoldReason) -> &'static str {
    match reason {
        HoldReason::DoNotDisturb => "hold-do-not-disturb",
        HoldReason::Meeting => "hold-meeting",
        HoldReason::Fullscreen => "hold-fullscreen",
        HoldReason::Settling => "hold-settling",
    }
}

/// A catalogue. May be shared between threads.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    /// From the text of catalogue files. A line that is not Fluent is left out; a test keeps that from happening.
    pub fn new(files: &[&str]) -> Self {
        let english: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![english]);
        bundle.set_use_isolating(false); // terminals and notifications show the marks as boxes
        for file in files {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A sentence without variables.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// An attribute of a message (`key.attribute`), if there is one.
    pub fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.attribute_with(key, attribute, &[])
    }

    /// An attribute with its variables filled in.
    pub fn attribute_with(&self, key: &str, attribute: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(attribute)?.value();
        Some(self.bundle.format_pattern(pattern, Some(&arguments(values)), &mut Vec::new()).into_owned())
    }

    /// A sentence with its variables filled in. A missing key shows as itself.
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(&arguments(values)), &mut Vec::new()).into_owned()
    }

    /// The sentence for why the agent cannot be reached or started.
    pub fn trouble(&self, trouble: &Trouble) -> String {
        let values: Vec<_> = trouble.values.iter().map(|(name, value)| (*name, value.into())).collect();
        self.with(trouble.key, &values)
    }

    /// Who says it and when, of a source's key. Needs `SOURCES`.
    pub fn source(&self, key: &str) -> String {
        let Some(source) = ALL_SOURCES.iter().find(|source| source.key == key) else { return key.to_owned() };
        let by = ("by", (&source.by).into());
        match source.year {
            SourceYear::Year(year) => self.with("source-of", &[by, ("year", (&year.to_string()).into())]),
            SourceYear::Undated(_) => self.with("source-undated", &[by]),
        }
    }

    /// A length of time: under two minutes in seconds, else in whole minutes. Needs `REVIEW`.
    pub fn length(&self, seconds: f64) -> String {
        let (key, name, number) = if seconds < 120.0 {
            ("cli-review-seconds", "seconds", seconds)
        } else {
            ("cli-review-minutes", "minutes", seconds / 60.0)
        };
        let number = format!("{:.0}", number.round());
        self.with(key, &[(name, (&number).into())])
    }

    /// A difference between two shares as nights in 100. Needs `REVIEW`.
    pub fn in_100(&self, share: f64) -> String {
        let number = format!("{:.0}", (share * 100.0).abs().round());
        let key = match (number.as_str(), share < 0.0) {
            ("0", _) => return self.text("cli-insight-number-none"),
            (_, true) => "cli-insight-number-fewer",
            (_, false) => "cli-insight-number-more",
        };
        self.with(key, &[("number", (&number).into())])
    }

    /// True when the catalogue has the key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

fn arguments<'a>(values: &'a [(&str, Value<'a>)]) -> FluentArgs<'a> {
    values.iter().map(|(name, value)| ((*name).to_owned(), value.fluent())).collect()
}

/// What a variable of a sentence can be.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A count: the sentence may choose its plural by it.
    Number(u64),
}

impl Value<'_> {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            // What fills a sentence may come from anywhere: a path, another program's error.
            Self::Text(text) => FluentValue::from(plain::text(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Value<'_> {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_file_is_whole() {
        let some =
            [AGENT, CLI, REVIEW, CARE, EXPERIMENT, SOURCES, REPORT, ERRORS, EXPORT, HEALTH, REACH, HOLD, CONTENT];
        for file in some {
            if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                panic!("a catalogue file has errors: {errors:?}");
            }
        }
    }

    #[test]
    fn numbers_choose_their_plural() {
        let words =
            Words::new(&["left = { $minutes -> \n    [one] one minute\n   *[other] { $minutes } minutes\n }\n"]);
        assert_eq!(words.with("left", &[("minutes", 1u32.into())]), "one minute");
        assert_eq!(words.with("left", &[("minutes", 23u32.into())]), "23 minutes");
        assert_eq!(words.text("not-there"), "not-there");
    }
}
