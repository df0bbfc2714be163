//! `limber doctor`: one line a subject, then where the answer comes from and what helps.

use std::io::{self, BufRead};

use limber_core::api::{Request, Response};
use limber_core::health::{HealthLine, HealthReport, HealthSource, HealthState, Standing, TestOutcome};
use limber_wire::{Client, ClientError};
use serde::Serialize;

use super::text::Text;
use crate::{print, times};

/// What the person says of a test notification.
enum Said {
    Seen(bool),
    Nothing,
}

/// Shows a test notification and asks about it. The answer is the report after it.
pub(super) fn test(client: &mut Client, text: &Text, quiet: bool) -> Result<Response, ClientError> {
    client.request(Request::NotificationTest)?;
    if !quiet {
        print::question(&text.words.text("cli-doctor-test-sent"));
    }
    match ask() {
        Said::Seen(seen) => client.request(Request::NotificationTestAnswer { seen }),
        Said::Nothing => {
            let answer = client.request(Request::Health)?;
            // It may have been answered by its own button meanwhile.
            let open = matches!(&answer, Response::Health(report)
                if report.test.is_some_and(|test| test.outcome == TestOutcome::Waiting));
            if open && !quiet {
                print::complaint(&format!("\n{}", text.words.text("cli-doctor-test-open")));
            }
            Ok(answer)
        }
    }
}

/// One line from the terminal; whatever does not begin like yes or no is no answer.
fn ask() -> Said {
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line).is_err() {
        return Said::Nothing;
    }
    match line.trim().chars().next().map(|first| first.to_ascii_lowercase()) {
        Some('y') => Said::Seen(true),
        Some('n') => Said::Seen(false),
        _ => Said::Nothing,
    }
}

impl Text {
    /// The whole report.
    pub(super) fn health(&self, report: &HealthReport) -> String {
        let mut lines = vec![self.summary(report), String::new()];
        let subjects: Vec<String> = report.lines.iter().map(|line| self.named("subject", &line.subject)).collect();
        let states: Vec<String> = report.lines.iter().map(|line| self.named("state", &line.state)).collect();
        let width = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        let (subject_width, state_width) = (width(&subjects), width(&states));
        for ((line, subject), state) in report.lines.iter().zip(&subjects).zip(&states) {
            let finding = self.finding(line, report);
            lines.push(format!("{state:state_width$}  {subject:subject_width$}  {finding}"));
            let indent = " ".repeat(state_width + subject_width + 4);
            let more = [self.sources(line, report), self.cure(line)];
            lines.extend(more.into_iter().flatten().map(|text| format!("{indent}{text}")));
        }
        lines.join("\n")
    }

    /// "8 things work, one needs a look, one fails."
    fn summary(&self, report: &HealthReport) -> String {
        let states = [
            (HealthState::Works, "health-summary-works"),
            (HealthState::Off, "health-summary-off"),
            (HealthState::Look, "health-summary-look"),
            (HealthState::Fails, "health-summary-fails"),
        ];
        let parts: Vec<String> = states
            .iter()
            .map(|(state, key)| (report.lines.iter().filter(|line| line.state == *state).count() as u64, key))
            .filter(|(count, _)| *count > 0)
            .map(|(count, key)| self.words.with(key, &[("count", count.into())]))
            .collect();
        if report.lines.iter().all(|line| line.state == HealthState::Works) {
            return format!("{}.", self.words.text("health-summary-all"));
        }
        format!("{}.", parts.join(", "))
    }

    /// What was found of one subject, and what helps.
    pub(super) fn found(&self, line: &HealthLine, report: &HealthReport) -> String {
        let lines = [Some(self.finding(line, report)), self.cure(line)];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn finding(&self, line: &HealthLine, report: &HealthReport) -> String {
        let time = line.at.map(|at| times::clock_from(at, report.now, &self.locale)).unwrap_or_default();
        let size = line.bytes.map(|bytes| self.size(bytes)).unwrap_or_default();
        let detail = line.detail.clone().unwrap_or_default();
        let key = format!("health-finding-{}", name(&line.finding));
        self.words.with(&key, &[("time", (&time).into()), ("size", (&size).into()), ("detail", (&detail).into())])
    }

    /// Those that answer or should; where none answers, also the names of those this system does not have.
    fn sources(&self, line: &HealthLine, report: &HealthReport) -> Option<String> {
        let (absent, here): (Vec<_>, Vec<_>) =
            line.sources.iter().partition(|source| source.standing == Standing::Absent);
        let told: Vec<String> = here.iter().map(|source| self.source(source, report)).collect();
        let from = self.words.with("health-from", &[("sources", (&told.join("; ")).into())]);
        let mut parts = if told.is_empty() { Vec::new() } else { vec![from] };
        if !absent.is_empty() && !here.iter().any(|source| source.standing.answers()) {
            let mut names: Vec<String> = absent.iter().map(|source| self.named("source", &source.name)).collect();
            names.dedup(); // one program may be asked in two ways
            parts.push(self.words.with("health-source-absent", &[("sources", (&names.join(", ")).into())]));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    fn source(&self, source: &HealthSource, report: &HealthReport) -> String {
        let label = self.named("source", &source.name);
        let words = |key: &str| self.words.with(key, &[("source", (&label).into())]);
        let standing = match source.standing {
            Standing::Answers | Standing::Absent => words("health-source-answers"),
            Standing::Says { on: true } => words("health-source-says-on"),
            Standing::Says { on: false } => words("health-source-says-off"),
            Standing::Failing { again_at: None, .. } => words("health-source-failing"),
            Standing::Failing { tries, again_at: Some(again_at) } => {
                let time = times::clock_from(again_at, report.now, &self.locale);
                let values = [("source", (&label).into()), ("tries", tries.into()), ("time", (&time).into())];
                self.words.with("health-source-failing-again", &values)
            }
        };
        match &source.detail {
            Some(detail) => format!("{standing} ({detail})"),
            None => standing,
        }
    }

    fn cure(&self, line: &HealthLine) -> Option<String> {
        let cure = self.named("cure", &line.cure?);
        Some(self.words.with("cli-doctor-cure", &[("cure", (&cure).into())]))
    }

    /// The words of something by the name it has in a frame.
    fn named(&self, family: &str, value: &impl Serialize) -> String {
        let name = name(value);
        let key = format!("health-{family}-{name}");
        if self.words.has(&key) { self.words.text(&key) } else { name }
    }

    /// In units of a thousand, as disks are sold.
    pub(super) fn size(&self, bytes: u64) -> String {
        let (key, unit) = match bytes {
            0..1_000 => ("health-size-bytes", 1),
            1_000..1_000_000 => ("health-size-kb", 1_000),
            1_000_000..1_000_000_000 => ("health-size-mb", 1_000_000),
            1_000_000_000.. => ("health-size-gb", 1_000_000_000),
        };
        self.words.with(key, &[("number", (bytes / unit).into())])
    }
}

/// The name in a frame, as keys of the catalogue are written.
fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.replace('_', "-"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use limber_core::health::{Cure, Finding, HealthSubject};
    use limber_core::locale::Locale;
    use limber_core::time::LocalTime;

    use super::*;
    use crate::words::{self, Words};

    fn text() -> Text {
        Text { words: Words::new(&[words::CLI, words::HEALTH]), locale: Locale::from_name("en_GB") }
    }

    fn at(text: &str) -> LocalTime {
        LocalTime::parse_from_rfc3339(text).unwrap()
    }

    fn source(name: &str, standing: Standing, detail: Option<&str>) -> HealthSource {
        HealthSource { name: name.into(), standing, detail: detail.map(Into::into) }
    }

    #[test]
    fn a_report_reads_as_lines_with_source_and_cure() {
        let line = |subject, finding: Finding, sources| HealthLine {
            subject,
            state: finding.state(),
            finding,
            cure: finding.cure(),
            at: Some(at("2026-11-12T10:55:00+01:00")),
            bytes: Some(182_400_000_000),
            detail: None,
            sources,
        };
        let failing = Standing::Failing { tries: 3, again_at: Some(at("2026-11-12T11:05:00+01:00")) };
        let report = HealthReport {
            now: at("2026-11-12T11:00:00+01:00"),
            version: "0".into(),
            lines: vec![
                line(
                    HealthSubject::Notifications,
                    Finding::ReminderAnswered,
                    vec![source("freedesktop-notifications", Standing::Answers, Some("dunst 1.9.0"))],
                ),
                line(
                    HealthSubject::Idle,
                    Finding::IdleSought,
                    vec![
                        source("x11-idletime", failing, Some("the X server went away")),
                        source("gnome-mutter", Standing::Absent, None),
                    ],
                ),
                line(
                    HealthSubject::DoNotDisturb,
                    Finding::HoldOff,
                    vec![
                        source("dunst-paused", Standing::Says { on: false }, None),
                        source("gnome-banners", Standing::Absent, None),
                    ],
                ),
                line(HealthSubject::DiskSpace, Finding::DiskFree, Vec::new()),
            ],
            test: None,
            shortcut_try: None,
        };
        let told = text().health(&report);
        let expected = "\
3 things work, one fails.

works  Notifications   Shown, and answered at 10:55.
                       from notification service (dunst 1.9.0)
fails  Idle detection  Nothing tells whether you are at the desk: you count as working all the time. The next try is at 10:55.
                       from X server: no answer, tried 3 times, again at 11:05 (the X server went away); not here: GNOME shell
                       what helps: Start Limber from inside your desktop session. Where that does not help, pause by hand when you leave the desk.
works  Do not disturb  Not at the moment.
                       from dunst: off
works  Disk space      182 GB free.";
        assert_eq!(told, expected);
    }

    #[test]
    fn every_source_has_words_and_an_unknown_one_its_name() {
        let text = text();
        for source in crate::ports::signal::SOURCES {
            assert!(text.words.has(&format!("health-source-{source}")), "{source} has no words");
        }
        assert_eq!(text.named("source", &"from-the-future"), "from-the-future");
        assert_eq!(text.named("cure", &Cure::FreeSpace), text.words.text("health-cure-free-space"));
    }

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        let text = text();
        let sizes = [999, 1_000, 999_999, 1_000_000, 2_000_000_000].map(|bytes| text.size(bytes));
        assert_eq!(sizes, ["999 bytes", "1 kB", "999 kB", "1 MB", "2 GB"]);
    }
}
