//! What can be typed, and what it means. The words of the help are in the catalogue (`cli-help-...`).

use std::time::Duration;

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use limber_core::api::{PauseLength, View};
use limber_core::engine::{BreakAnswer, PAUSE_MINUTES};
use limber_core::journal::{EpisodeKind, Muscle, NightAnswer, Side};
use limber_core::settings::SNOOZE_MINUTES;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "limber", version = crate::VERSION, disable_help_subcommand = false)]
pub(super) struct Arguments {
    /// JSON instead of sentences.
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Open {
        #[arg(value_parser = view, hide_possible_values = false)]
        view: Option<View>,
    },
    Agent(AgentArguments),
    Status {
        #[arg(long)]
        watch: bool,
    },
    Break {
        #[command(subcommand)]
        action: Option<BreakAction>,
    },
    Pause {
        #[arg(value_parser = pause_length)]
        length: Option<PauseLength>,
    },
    Resume,
    Cramp(CrampArguments),
    Night {
        #[arg(value_enum)]
        answer: Option<Named<NightAnswer>>,
        #[arg(long)]
        date: Option<NaiveDate>,
    },
    Log {
        #[arg(long)]
        since: Option<NaiveDate>,
        #[arg(long)]
        until: Option<NaiveDate>,
    },
    #[command(visible_alias = "winddown")]
    Evening {
        #[command(subcommand)]
        action: Option<EveningAction>,
    },
    Doctor {
        #[arg(long)]
        test: bool,
    },
    Quit,
}

/// How the agent runs.
#[derive(Debug, Args)]
pub(super) struct AgentArguments {
    /// How much faster than real time.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub time_scale: u32,
    /// Leave the terminal it was started from; set by the command that starts it in the background.
    #[arg(long, hide = true)]
    pub detached: bool,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum BreakAction {
    Start,
    Snooze {
        #[arg(value_parser = clap::value_parser!(u16).range(SNOOZE_MINUTES.least..=SNOOZE_MINUTES.most))]
        minutes: Option<u16>,
    },
    Skip,
    Done {
        #[arg(value_enum)]
        answer: Option<Named<BreakAnswer>>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum EveningAction {
    Check { item: String },
    Uncheck { item: String },
}

#[derive(Debug, Args)]
pub(super) struct CrampArguments {
    #[arg(long, value_enum)]
    pub(super) muscle: Option<Named<Muscle>>,
    #[arg(long, value_enum)]
    pub(super) side: Option<Named<Side>>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=10))]
    pub(super) severity: Option<u8>,
    #[arg(long, value_parser = span)]
    pub(super) ago: Option<Duration>,
    #[arg(long)]
    pub(super) note: Option<String>,
    #[arg(long, value_enum)]
    pub(super) kind: Option<Named<EpisodeKind>>,
    #[arg(long, value_parser = span)]
    pub(super) duration: Option<Duration>,
    /// The cramp screen as a rehearsal; nothing else goes with it.
    #[arg(long, conflicts_with_all = ["muscle", "side", "severity", "ago", "note", "kind", "duration"])]
    pub(super) practice: bool,
}

impl CrampArguments {
    /// True when it is over, or not a cramp at all: it is written down rather than helped with.
    pub(super) fn is_finished(&self) -> bool {
        let Self { severity, ago, note, kind, duration, muscle: _, side: _, practice: _ } = self;
        severity.is_some() || ago.is_some() || note.is_some() || kind.is_some() || duration.is_some()
    }
}

/// A value of the domain by its name on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<T>(pub(super) T);

macro_rules! named {
    ($type:ty { $($value:ident => $name:literal),+ $(,)? }) => {
        impl ValueEnum for Named<$type> {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Named(<$type>::$value)),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.name()))
            }
        }

        impl Named<$type> {
            /// The name on the command line, also the last part of its key in the catalogue.
            pub(super) fn name(self) -> &'static str {
                match self.0 {
                    $(<$type>::$value => $name),+
                }
            }
        }
    };
}

named!(NightAnswer { None => "none", Cramps => "cramps" });
named!(BreakAnswer { Done => "done", Partly => "partly", NotReally => "not-really" });
named!(Side { Left => "left", Right => "right", Both => "both" });
named!(EpisodeKind { Cramp => "cramp", Ache => "ache", UrgeToMove => "urge-to-move", Other => "other" });
named!(Muscle {
    Calf => "calf", Foot => "foot", BackOfThigh => "back-of-thigh", FrontOfThigh => "front-of-thigh",
    Shin => "shin", Other => "other",
});

/// What was typed is not one of the forms the catalogue names.
#[derive(Debug, thiserror::Error)]
#[error("not understood")]
pub(super) struct NotUnderstood;

fn view(text: &str) -> Result<View, NotUnderstood> {
    View::ALL.into_iter().find(|view| view.name() == text).ok_or(NotUnderstood)
}

/// `10`, `10m`, `2h`, `1h30m`, `45s`, `3d`: a bare number is minutes.
fn span(text: &str) -> Result<Duration, NotUnderstood> {
    let mut seconds: u64 = 0;
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err(NotUnderstood);
    }
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: u64 = rest[..digits].parse().map_err(|_| NotUnderstood)?;
        let unit = rest[digits..].chars().next();
        let factor = match unit {
            Some('s') => 1,
            Some('m') | None => 60,
            Some('h') => 3600,
            Some('d') => 86_400,
            Some(_) => return Err(NotUnderstood),
        };
        seconds = number.checked_mul(factor).and_then(|more| seconds.checked_add(more)).ok_or(NotUnderstood)?;
        rest = &rest[digits + usize::from(unit.is_some())..];
    }
    // A hundred years is past any journal, and keeps the sums below within range.
    if seconds > 100 * 366 * 86_400 { Err(NotUnderstood) } else { Ok(Duration::from_secs(seconds)) }
}

fn pause_length(text: &str) -> Result<PauseLength, NotUnderstood> {
    match text {
        "tomorrow" => return Ok(PauseLength::UntilTomorrow),
        "forever" => return Ok(PauseLength::UntilResumed),
        _ => {}
    }
    if text.contains(':') {
        return text.parse().map(|time| PauseLength::Until { time }).map_err(|_| NotUnderstood);
    }
    let minutes = span(text)?.as_secs() / 60;
    match u16::try_from(minutes) {
        Ok(minutes) if PAUSE_MINUTES.hold(minutes) => Ok(PauseLength::Minutes { minutes }),
        _ => Err(NotUnderstood),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_agrees_with_itself() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn spans_of_time_are_read() {
        let seconds = |text| span(text).ok().map(|span| span.as_secs());
        assert_eq!(seconds("10"), Some(600));
        assert_eq!(seconds("1h30m"), Some(5400));
        assert_eq!(seconds("45s"), Some(45));
        assert_eq!(seconds("3d"), Some(259_200));
        for wrong in ["", "m", "-5", "5x", "1h30x", "5 m", "99999999999999999999", "40000d"] {
            assert_eq!(seconds(wrong), None, "{wrong} must be refused");
        }
    }

    #[test]
    fn pauses_are_read() {
        let of = |text| pause_length(text).ok();
        assert_eq!(of("30m"), Some(PauseLength::Minutes { minutes: 30 }));
        assert_eq!(of("2h"), Some(PauseLength::Minutes { minutes: 120 }));
        assert_eq!(of("tomorrow"), Some(PauseLength::UntilTomorrow));
        assert_eq!(of("forever"), Some(PauseLength::UntilResumed));
        assert!(matches!(of("16:30"), Some(PauseLength::Until { .. })));
        for wrong in ["0", "25h", "25:00", "never", "30s"] {
            assert_eq!(of(wrong), None, "{wrong} must be refused");
        }
    }

    #[test]
    fn an_unaccompanied_cramp_is_one_that_is_happening() {
        let of = |line: &str| match Arguments::try_parse_from(line.split(' ')).unwrap().command {
            Some(Command::Cramp(cramp)) => cramp.is_finished(),
            _ => panic!("not a cramp"),
        };
        assert!(!of("limber cramp"));
        assert!(!of("limber cramp --muscle calf --side left"));
        assert!(of("limber cramp --muscle calf --ago 10m"));
        assert!(of("limber cramp --kind ache"));
    }

    #[test]
    fn practice_goes_with_nothing_that_would_be_recorded() {
        assert!(Arguments::try_parse_from(["limber", "cramp", "--practice"]).is_ok());
        assert!(Arguments::try_parse_from(["limber", "--json", "cramp", "--practice"]).is_ok());
        for other in
            ["--muscle=calf", "--side=left", "--severity=3", "--ago=5m", "--note=x", "--kind=ache", "--duration=5m"]
        {
            assert!(Arguments::try_parse_from(["limber", "cramp", "--practice", other]).is_err(), "{other}");
        }
    }
}
