//! What can be typed, and what it means. The words of the help are in the catalogue (`cli-help-...`).

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Args, Parser, Subcommand, ValueEnum};
use limber_core::api::{PauseLength, View};
use limber_core::care::CareRule;
use limber_core::check::Bounds;
use limber_core::engine::{BreakAnswer, PAUSE_MINUTES};
use limber_core::journal::{EpisodeFilter, EpisodeKind, Muscle, NightAnswer, Remedy, SLEEP_QUALITY, Side};
use limber_core::portable::ExportFormat;
use limber_core::report::{Paper, ReportSection};
use limber_core::review::{ExperimentQuestion, InsightQuestion, REVIEW_NIGHTS, ReviewRange};
use limber_core::settings::SNOOZE_MINUTES;
use limber_core::time::ClockTime;

use super::days::{Day, Weekdays, When};
use super::spans::{Unread, plainly, span, time_of_day};

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
        #[arg(value_parser = view)]
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
        #[arg(value_parser = pause_length, allow_hyphen_values = true)]
        length: Option<PauseLength>,
    },
    Resume,
    Cramp(CrampArguments),
    Ache,
    Night(NightArguments),
    Day {
        said: Vec<String>,
        #[arg(long, value_parser = Day::read)]
        date: Option<Day>,
    },
    Medicine {
        #[command(subcommand)]
        action: Option<MedicineAction>,
    },
    #[command(args_conflicts_with_subcommands = true)]
    Log {
        #[arg(long, value_parser = Day::read)]
        since: Option<Day>,
        #[arg(long, value_parser = Day::read)]
        until: Option<Day>,
        #[command(flatten)]
        which: WhichArguments,
        #[command(subcommand)]
        action: Option<LogAction>,
    },
    Care {
        #[command(subcommand)]
        action: Option<CareAction>,
    },
    Experiment {
        #[command(subcommand)]
        action: Option<ExperimentAction>,
    },
    Review(RangeArguments),
    Report(ReportArguments),
    Insights {
        #[arg(value_parser = loosely::<Named<InsightQuestion>>())]
        question: Vec<Named<InsightQuestion>>,
        #[command(flatten)]
        nights: RangeArguments,
    },
    #[command(visible_alias = "winddown")]
    Evening {
        #[arg(long, global = true, value_parser = Day::read)]
        date: Option<Day>,
        #[command(subcommand)]
        action: Option<EveningAction>,
    },
    Shortcut {
        keys: Vec<String>,
    },
    Backup {
        #[command(subcommand)]
        action: Option<BackupAction>,
    },
    Export(ExportArguments),
    Import(ImportArguments),
    Delete {
        #[command(subcommand)]
        action: DeleteAction,
    },
    /// What the agent starts this program for: it says the rest on the standard input.
    #[command(hide = true)]
    Apart,
    Doctor {
        #[arg(long)]
        test: bool,
    },
    Quit,
}

/// Where everything goes, and in which form.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    pub(super) path: PathBuf,
    #[arg(long, value_parser = export_format, default_value = "json")]
    pub(super) format: ExportFormat,
    #[arg(long)]
    pub(super) zip: bool,
    #[arg(long)]
    pub(super) sealed: bool,
}

/// What comes in.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    pub(super) path: PathBuf,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) yes: bool,
    #[arg(long)]
    pub(super) settings: bool,
}

/// Which nights.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct RangeArguments {
    #[arg(long, value_parser = nights, conflicts_with_all = ["since", "until"])]
    pub(super) range: Option<ReviewRange>,
    #[arg(long, value_parser = Day::read)]
    pub(super) since: Option<Day>,
    #[arg(long, value_parser = Day::read, requires = "since")]
    pub(super) until: Option<Day>,
}

/// Which report, and what becomes of it.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    #[command(flatten)]
    pub(super) nights: RangeArguments,
    #[arg(long, num_args = 1.., value_delimiter = ',', value_parser = loosely::<Named<ReportSection>>())]
    pub(super) sections: Vec<Named<ReportSection>>,
    #[arg(long, default_value = "")]
    pub(super) name: String,
    #[arg(long, default_value = "a4", value_parser = loosely::<Named<Paper>>())]
    pub(super) paper: Named<Paper>,
    #[arg(long, short)]
    pub(super) output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub(super) replace: bool,
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
        #[arg(value_parser = snooze, allow_hyphen_values = true)]
        minutes: Option<u16>,
    },
    Skip,
    Done {
        #[arg(value_parser = loosely::<Named<BreakAnswer>>())]
        answer: Option<Named<BreakAnswer>>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum EveningAction {
    Check {
        #[arg(required = true)]
        item: Vec<String>,
    },
    Uncheck {
        #[arg(required = true)]
        item: Vec<String>,
    },
    Later,
    NotTonight {
        #[arg(long)]
        after_all: bool,
    },
    List,
    Add {
        #[arg(required = true)]
        item: Vec<String>,
        #[arg(long, value_parser = whole_minutes)]
        before_bed: Option<u16>,
        #[arg(long, value_parser = whole_minutes)]
        timer: Option<u16>,
        #[arg(long, value_parser = Weekdays::read)]
        on: Option<Weekdays>,
    },
    Remove {
        #[arg(required = true)]
        item: Vec<String>,
    },
    Move {
        #[arg(required = true)]
        item: Vec<String>,
        #[arg(long, num_args = 1..)]
        before: Vec<String>,
    },
    History {
        #[arg(long, value_parser = Day::read)]
        since: Option<Day>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum MedicineAction {
    Add {
        #[arg(required = true)]
        name: Vec<String>,
        #[arg(long)]
        condition: bool,
        #[arg(long, value_parser = Day::read)]
        since: Option<Day>,
        #[arg(long, value_parser = Day::read)]
        until: Option<Day>,
    },
    Stop {
        #[arg(required = true)]
        name: Vec<String>,
        #[arg(long, value_parser = Day::read)]
        date: Option<Day>,
    },
    Delete {
        #[arg(required = true)]
        name: Vec<String>,
    },
    Undo,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum CareAction {
    #[command(visible_alias = "dismiss")]
    Aside {
        #[arg(value_parser = loosely::<Named<CareRule>>())]
        card: Named<CareRule>,
    },
    Again {
        #[arg(value_parser = loosely::<Named<CareRule>>())]
        card: Named<CareRule>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ExperimentAction {
    Start {
        #[arg(value_parser = loosely::<Named<ExperimentQuestion>>())]
        what: Named<ExperimentQuestion>,
        #[arg(long, default_value_t = 12)]
        weeks: u8,
    },
    Stop,
    Resume,
}

#[derive(Debug, Subcommand)]
pub(super) enum BackupAction {
    Now,
    List,
    Restore { name: Option<String> },
    Folder { path: Option<PathBuf> },
}

#[derive(Debug, Subcommand)]
pub(super) enum DeleteAction {
    Everything {
        /// Not asked for at the terminal then.
        #[arg(long)]
        word: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum LogAction {
    Edit {
        id: String,
        #[command(flatten)]
        entry: EntryArguments,
    },
    Delete {
        id: String,
    },
    Undo,
}

/// Which episodes are listed.
#[derive(Debug, Args)]
pub(super) struct WhichArguments {
    #[arg(long, value_parser = loosely::<Named<EpisodeKind>>())]
    kind: Option<Named<EpisodeKind>>,
    #[arg(long, value_parser = loosely::<Named<Muscle>>())]
    muscle: Option<Named<Muscle>>,
    #[arg(long, value_parser = loosely::<Named<Side>>())]
    side: Option<Named<Side>>,
    #[arg(id = "severities", long = "severity", value_name = "SEVERITIES", value_parser = severities)]
    severity: Option<(u8, u8)>,
    #[arg(long, value_parser = loosely::<Named<Remedy>>())]
    tried: Option<Named<Remedy>>,
    #[arg(id = "words", long = "note", value_name = "WORDS", allow_hyphen_values = true)]
    note: Option<String>,
}

impl WhichArguments {
    pub(super) fn filter(self) -> EpisodeFilter {
        EpisodeFilter {
            words: self.note,
            kind: self.kind.map(|kind| kind.0),
            muscle: self.muscle.map(|muscle| muscle.0),
            side: self.side.map(|side| side.0),
            severity_from: self.severity.map(|(from, _)| from),
            severity_to: self.severity.map(|(_, to)| to),
            remedy: self.tried.map(|remedy| remedy.0),
        }
    }
}

/// What can be said of an episode.
#[derive(Debug, Args)]
pub(super) struct EntryArguments {
    #[arg(long, value_parser = loosely::<Named<Muscle>>())]
    pub(super) muscle: Option<Named<Muscle>>,
    #[arg(long, value_parser = loosely::<Named<Side>>())]
    pub(super) side: Option<Named<Side>>,
    #[arg(long, value_parser = severity)]
    pub(super) severity: Option<u8>,
    #[arg(long, visible_alias = "at", value_parser = When::read)]
    pub(super) ago: Option<When>,
    #[arg(long, allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    #[arg(long, value_parser = loosely::<Named<EpisodeKind>>())]
    pub(super) kind: Option<Named<EpisodeKind>>,
    #[arg(long, value_parser = span)]
    pub(super) duration: Option<Duration>,
}

#[derive(Debug, Args)]
pub(super) struct CrampArguments {
    #[command(flatten)]
    pub(super) entry: EntryArguments,
    /// The cramp screen as a rehearsal; nothing else goes with it.
    #[arg(long, conflicts_with_all = ["muscle", "side", "severity", "ago", "note", "kind", "duration"])]
    pub(super) practice: bool,
}

/// What can be said of a night.
#[derive(Debug, Default, PartialEq, Args)]
pub(super) struct NightArguments {
    /// An answer and a date, in either order.
    #[arg(num_args = 0..=2, value_parser = NightWord::read)]
    pub(super) answer: Vec<NightWord>,
    #[arg(long, value_parser = Day::read)]
    pub(super) date: Option<Day>,
    #[arg(long, value_parser = sleep_quality)]
    pub(super) sleep: Option<u8>,
    #[arg(long, value_parser = time_of_day)]
    pub(super) bed: Option<ClockTime>,
    #[arg(long, value_parser = time_of_day)]
    pub(super) up: Option<ClockTime>,
}

/// One word about a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NightWord {
    /// What it was; `None` takes back what was said.
    Answer(Option<NightAnswer>),
    /// Ask once more in an hour.
    Later,
    /// Which.
    Night(Day),
}

impl NightWord {
    fn read(text: &str) -> Result<Self, Unread> {
        Ok(match plainly(text).as_str() {
            "none" => Self::Answer(Some(NightAnswer::None)),
            "cramps" | "cramp" => Self::Answer(Some(NightAnswer::Cramps)),
            "unknown" => Self::Answer(None),
            "later" => Self::Later,
            _ => Self::Night(Day::read(text)?),
        })
    }
}

impl EntryArguments {
    /// True when nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        let Self { severity, ago, note, kind, duration, muscle, side } = self;
        let said = [severity.is_some(), ago.is_some(), note.is_some(), kind.is_some(), duration.is_some()];
        !said.contains(&true) && muscle.is_none() && side.is_none()
    }
}

impl CrampArguments {
    /// True when it is over, or not a cramp at all: it is written down rather than helped with.
    pub(super) fn is_finished(&self) -> bool {
        let EntryArguments { severity, ago, note, kind, duration, muscle: _, side: _ } = &self.entry;
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

named!(InsightQuestion {
    Winddown => "winddown", Stretching => "stretching", Breaks => "breaks", Alcohol => "alcohol",
    LateCaffeine => "late-caffeine", HardExercise => "hard-exercise", DailyWalk => "daily-walk",
    LongStanding => "long-standing", LongSitting => "long-sitting", LowWater => "low-water",
});
named!(CareRule {
    LongCramp => "long-cramp", OneLegAches => "one-leg-aches", PregnantLeg => "pregnant-leg", Statin => "statin",
    DisturbedSleep => "disturbed-sleep", VeryPainful => "very-painful", NewMedicine => "new-medicine",
    Pregnancy => "pregnancy",
});
named!(ExperimentQuestion {
    Stretching => "stretching", LessCaffeine => "less-caffeine", Winddown => "winddown", NoAlcohol => "no-alcohol",
});
named!(BreakAnswer { Done => "done", Partly => "partly", NotReally => "not-really" });
named!(Side { Left => "left", Right => "right", Both => "both" });
named!(EpisodeKind { Cramp => "cramp", Ache => "ache", UrgeToMove => "urge-to-move", Other => "other" });
named!(Muscle {
    Calf => "calf", Foot => "foot", BackOfThigh => "back-of-thigh", FrontOfThigh => "front-of-thigh",
    Shin => "shin", Other => "other",
});

named!(Remedy {
    Stretch => "stretch", Stand => "stand", Walk => "walk", Rub => "rub", Warmth => "warmth", Cold => "cold",
    LegsUp => "legs-up", Other => "other",
});

named!(Paper { A4 => "a4", Letter => "letter" });

named!(ReportSection {
    Nights => "nights", Times => "times", Places => "places", Tried => "tried", Medicines => "medicines",
    Signs => "signs", Entries => "entries",
});

fn view(text: &str) -> Result<View, Unread> {
    let name = plainly(text);
    View::ALL.into_iter().find(|view| view.name() == name).ok_or(Unread::Unknown)
}

fn export_format(text: &str) -> Result<ExportFormat, Unread> {
    match plainly(text).as_str() {
        "json" => Ok(ExportFormat::Json),
        "csv" => Ok(ExportFormat::Csv),
        _ => Err(Unread::Unknown),
    }
}

fn pause_length(text: &str) -> Result<PauseLength, Unread> {
    let text = plainly(text);
    match text.strip_prefix("until ").unwrap_or(&text) {
        "tomorrow" => return Ok(PauseLength::UntilTomorrow),
        "forever" | "resumed" | "i resume" => return Ok(PauseLength::UntilResumed),
        _ => {}
    }
    match (span(&text), time_of_day(&text)) {
        (Err(Unread::Ambiguous), _) => Err(Unread::Ambiguous),
        (_, Ok(time)) => Ok(PauseLength::Until { time }),
        (length, Err(_)) => Ok(PauseLength::Minutes { minutes: minutes(length?, PAUSE_MINUTES)? }),
    }
}

/// The last nights: `30d`, `90 days`, `8 weeks`, `year`; or `all` of them.
fn nights(text: &str) -> Result<ReviewRange, Unread> {
    let text = plainly(text);
    let text = text.strip_prefix("last ").unwrap_or(&text);
    let last = |nights| ReviewRange::Last { nights };
    match text {
        "all" | "everything" => return Ok(ReviewRange::All),
        "year" | "a year" | "1 year" | "1y" => return Ok(last(365)),
        "month" | "a month" | "1 month" => return Ok(last(30)),
        _ => {}
    }
    let days = text.strip_suffix(" nights").map_or_else(|| text.to_owned(), |number| format!("{number} d"));
    let is_spelt_out = days.ends_with(|c: char| c.is_alphabetic());
    let seconds = span(&days)?.as_secs();
    let nights = u16::try_from(seconds / 86_400).ok().filter(|nights| REVIEW_NIGHTS.hold(*nights));
    nights.filter(|_| is_spelt_out && seconds % 86_400 == 0).map(last).ok_or(Unread::Unknown)
}

/// A span in whole minutes: `45`, `45 min`, `1h30`.
fn whole_minutes(text: &str) -> Result<u16, Unread> {
    let minutes = span(text)?.as_secs().div_ceil(60);
    Ok(u16::try_from(minutes).unwrap_or(u16::MAX))
}

fn snooze(text: &str) -> Result<u16, Unread> {
    minutes(span(text)?, SNOOZE_MINUTES)
}

/// Whole minutes, rounded up: never less than was asked for. Less than one is none.
fn minutes(span: Duration, bounds: Bounds) -> Result<u16, Unread> {
    let seconds = span.as_secs();
    let minutes = if seconds < 60 { 0 } else { seconds.div_ceil(60) };
    u16::try_from(minutes).ok().filter(|minutes| bounds.hold(*minutes)).ok_or(Unread::Unknown)
}

/// `7`, and `7/10` as the log shows it.
fn severity(text: &str) -> Result<u8, Unread> {
    let text = plainly(text);
    let text = text.strip_suffix("/10").unwrap_or(&text).trim_end();
    let fine = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let severity = if fine { text.parse().ok() } else { None };
    severity.filter(|severity| *severity <= 10).ok_or(Unread::Unknown)
}

/// "5", "5-8", "5-" or "5+", "-3".
fn severities(text: &str) -> Result<(u8, u8), Unread> {
    let text = plainly(text);
    let (from, to) = match (text.strip_suffix('+'), text.split_once('-')) {
        (None, Some(("", to))) => (0, severity(to)?),
        (Some(from), _) | (None, Some((from, ""))) => (severity(from)?, 10),
        (None, Some((from, to))) => (severity(from)?, severity(to)?),
        (None, None) => (severity(&text)?, severity(&text)?),
    };
    if to < from { Err(Unread::Unknown) } else { Ok((from, to)) }
}

fn sleep_quality(text: &str) -> Result<u8, Unread> {
    let text = plainly(text);
    let quality = text.strip_suffix("/5").unwrap_or(&text).trim_end().parse().ok();
    quality.filter(|quality| SLEEP_QUALITY.hold(*quality)).ok_or(Unread::Unknown)
}

/// A name of the domain in any case, with spaces or hyphens between its words.
#[derive(Debug, Clone)]
struct Loosely<T>(PhantomData<T>);

fn loosely<T>() -> Loosely<T> {
    Loosely(PhantomData)
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Loosely<T> {
    type Value = T;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let strictly = EnumValueParser::<T>::new();
        let tidy = plainly(&value.to_string_lossy()).replace(' ', "-");
        strictly.parse_ref(command, argument, OsStr::new(&tidy)).or_else(|_| {
            strictly.parse_ref(command, argument, value) // which complains of what was typed
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(T::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
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
    fn pauses_are_read() {
        let of = |text| pause_length(text).ok();
        assert_eq!(of("30m"), Some(PauseLength::Minutes { minutes: 30 }));
        assert_eq!(of("2h"), Some(PauseLength::Minutes { minutes: 120 }));
        assert_eq!(of("tomorrow"), Some(PauseLength::UntilTomorrow));
        assert_eq!(of("forever"), Some(PauseLength::UntilResumed));
        assert_eq!(of("90s"), Some(PauseLength::Minutes { minutes: 2 }), "never less than was asked for");
        assert_eq!(of("until tomorrow"), Some(PauseLength::UntilTomorrow));
        assert_eq!(of("Forever"), Some(PauseLength::UntilResumed));
        for half_past_four in ["16:30", "4:30 pm", "until 4:30pm"] {
            let time = "16:30".parse().unwrap();
            assert_eq!(of(half_past_four), Some(PauseLength::Until { time }), "{half_past_four}");
        }
        for wrong in ["0", "25h", "25:00", "never", "30s", "1430", "14.30", "-5m", "1d1h", "yesterday", ""] {
            assert_eq!(of(wrong), None, "{wrong} must be refused");
        }
    }

    #[test]
    fn nights_are_counted_back() {
        let last = |nights| Some(ReviewRange::Last { nights });
        for (text, range) in [
            ("30d", last(30)),
            ("90 days", last(90)),
            ("60 nights", last(60)),
            ("Last 8 weeks", last(56)),
            ("year", last(365)),
            ("ALL", Some(ReviewRange::All)),
        ] {
            assert_eq!(nights(text).ok(), range, "{text}");
        }
        for wrong in ["30", "36h", "0d", "11 years", "4000d", "", "yesterday"] {
            assert_eq!(nights(wrong).ok(), None, "{wrong} must be refused");
        }
        assert!(Arguments::try_parse_from(["limber", "review", "--range", "30d", "--since", "monday"]).is_err());
        assert!(Arguments::try_parse_from(["limber", "review", "--until", "monday"]).is_err());
    }

    #[test]
    fn names_are_read_in_any_case_and_with_spaces() {
        let muscle = |text: &str| match Arguments::try_parse_from(["limber", "cramp", "--muscle", text]) {
            Ok(Arguments { command: Some(Command::Cramp(cramp)), .. }) => cramp.entry.muscle.map(|muscle| muscle.0),
            _ => None,
        };
        for text in ["back-of-thigh", "Back of thigh", "BACK_OF_THIGH", " back  of thigh "] {
            assert_eq!(muscle(text), Some(Muscle::BackOfThigh), "{text}");
        }
        for wrong in ["back", "backofthigh", "nose", "", "calf,foot"] {
            assert_eq!(muscle(wrong), None, "{wrong}");
        }
        assert_eq!(view("Journal").ok(), Some(View::Journal));
        assert_eq!([severity("7").ok(), severity("7/10").ok(), severity("11").ok()], [Some(7), Some(7), None]);
        assert_eq!([snooze("5").ok(), snooze("5 min").ok(), snooze("2h").ok()], [Some(5), Some(5), None]);
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
