//! `limber review`: what a span of nights was like.

use limber_core::api::{Request, Response};
use limber_core::journal::Remedy;
use limber_core::review::{
    BreakTally, CrampHours, KindCounts, NightCounts, NightSpan, Review, ReviewPeriod, ReviewRange, Spread, Streak,
    WinddownCounts,
};
use limber_core::time::{LocalTime, day_of, night_of};

use super::arguments::{Named, RangeArguments};
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::table::table;
use crate::times;
use crate::words::Value;

/// Nights that are shown where none were named.
const USUAL: ReviewRange = ReviewRange::Last { nights: 90 };

/// Shows the review.
pub(super) fn review(nights: RangeArguments, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let range = range(nights, agents_now(&mut client)?).unwrap_or(USUAL);
    let answer = client.request(Request::Review { range })?;
    let Response::Review(review) = &answer else { return Err(unexpected()) };
    output.show(&answer, || Page { output, review }.text())
}

/// The nights that were named, if any were. What is left out of own dates is up to last night.
pub(super) fn range(nights: RangeArguments, now: LocalTime) -> Option<ReviewRange> {
    let last = day_of(now).pred_opt().unwrap_or_else(|| night_of(now));
    nights.range.or_else(|| {
        let since = nights.since?.date(now);
        Some(ReviewRange::Between { since, until: nights.until.map_or(last, |until| until.date(now)) })
    })
}

struct Page<'a> {
    output: &'a Output,
    review: &'a Review,
}

impl Page<'_> {
    fn text(&self) -> String {
        let Some(nights) = nights(self.review.span, self.review.nights, self.output) else {
            return self.word("cli-review-nothing");
        };
        let mut parts = vec![nights];
        let cramps = self.review.episodes.cramps;
        if self.review.nights.recorded() > 0 || self.review.episodes != KindCounts::default() {
            parts.push(self.cramps());
        }
        if cramps > 0 {
            parts.extend([self.hours(), self.muscles(), self.tried()]);
        }
        parts.extend([self.periods(), self.runs(), self.done()]);
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.join("\n")).collect::<Vec<_>>().join("\n\n")
    }

    fn word(&self, key: &str) -> String {
        self.output.word(key)
    }

    fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.output.text.words.with(key, values)
    }

    fn cramps(&self) -> Vec<String> {
        let episodes = self.review.episodes;
        let mut lines = Vec::new();
        if episodes.cramps == 0 {
            lines.push(self.word("cli-review-no-cramps"));
        }
        let counts = [
            ("cramps", episodes.cramps.into()),
            ("aches", episodes.aches.into()),
            ("urges", episodes.urges_to_move.into()),
            ("others", episodes.others.into()),
        ];
        lines.push(self.with("cli-review-kinds", &counts));
        if let Some(spread) = self.review.severity {
            lines.push(self.spread("cli-review-severity", spread, |number| number.to_string()));
        }
        if let Some(spread) = self.review.duration {
            lines.push(self.spread("cli-review-duration", spread, |seconds| self.output.text.words.length(seconds)));
        }
        lines
    }

    fn spread(&self, key: &str, spread: Spread, shown: impl Fn(f64) -> String) -> String {
        let [middle, least, most] = [spread.median, spread.least.into(), spread.most.into()].map(shown);
        let values = [
            ("middle", (&middle).into()),
            ("least", (&least).into()),
            ("most", (&most).into()),
            ("count", spread.count.into()),
            ("all", self.review.episodes.cramps.into()),
        ];
        self.with(key, &values)
    }

    fn hours(&self) -> Vec<String> {
        let CrampHours { cramps, in_bed, bed, up, .. } = &self.review.hours;
        let [bed, up] = [*bed, *up].map(|time| times::time_of_day(time, &self.output.text.locale));
        let all = self.review.episodes.cramps;
        let values = [("bed", (&bed).into()), ("up", (&up).into()), ("count", (*in_bed).into()), ("all", all.into())];
        let rows: Vec<_> = (12..36)
            .map(|hour| hour % 24)
            .filter(|hour| cramps[*hour] > 0)
            .map(|hour| vec![format!("{hour:02}:00"), cramps[hour].to_string()])
            .collect();
        let mut lines = vec![self.with("cli-review-in-bed", &values)];
        lines.extend(table(&["cli-review-hours", "cli-review-cramps"].map(|key| self.word(key)), &rows));
        lines
    }

    fn muscles(&self) -> Vec<String> {
        let heading = [
            "cli-review-muscles",
            "cli-review-left",
            "cli-review-right",
            "cli-review-both",
            "cli-review-unsaid",
            "cli-review-all",
        ];
        let rows: Vec<_> = self
            .review
            .muscles
            .iter()
            .map(|row| {
                let muscle = row.muscle.map_or_else(
                    || self.word("cli-review-unsaid"),
                    |muscle| self.word(&format!("cli-muscle-{}", Named(muscle).name())),
                );
                let all = row.left + row.right + row.both + row.unsaid;
                let numbers = [row.left, row.right, row.both, row.unsaid, all].map(|number| number.to_string());
                std::iter::once(muscle).chain(numbers).collect()
            })
            .collect();
        table(&heading.map(|key| self.word(key)), &rows)
    }

    fn tried(&self) -> Vec<String> {
        let heading = [
            "cli-review-tried",
            "cli-review-times",
            "cli-review-helped",
            "cli-review-a-little",
            "cli-review-not",
            "cli-review-unsaid",
        ];
        let mut rows: Vec<Vec<String>> = self
            .review
            .tried
            .iter()
            .map(|row| {
                let name = self.word(match row.remedy {
                    Remedy::Stretch => "cli-remedy-stretch",
                    Remedy::Stand => "cli-remedy-stand",
                    Remedy::Walk => "cli-remedy-walk",
                    Remedy::Rub => "cli-remedy-rub",
                    Remedy::Warmth => "cli-remedy-warmth",
                    Remedy::Cold => "cli-remedy-cold",
                    Remedy::LegsUp => "cli-remedy-legs-up",
                    Remedy::Other => "cli-remedy-other",
                });
                let numbers = [row.tried, row.yes, row.a_little, row.no, row.unsaid].map(|number| number.to_string());
                std::iter::once(name).chain(numbers).collect()
            })
            .collect();
        if !rows.is_empty() {
            rows.push(vec![self.word("cli-review-untried"), self.review.untried.to_string()]);
        }
        table(&heading.map(|key| self.word(key)), &rows)
    }

    /// A row a week, or a month where the weeks are many.
    fn periods(&self) -> Vec<String> {
        const WEEKS: usize = 27;
        let Review { weeks, months, .. } = self.review;
        let by_week = !weeks.is_empty() && weeks.len() <= WEEKS;
        let (first, periods) = if by_week { ("cli-review-weeks", weeks) } else { ("cli-review-months", months) };
        let heading = [
            first,
            "cli-review-of-nights",
            "cli-review-cramp-nights",
            "cli-review-cramps",
            "cli-review-severity-short",
            "cli-review-duration-short",
            "cli-review-breaks-short",
            "cli-review-winddowns-short",
        ];
        let rows: Vec<_> = periods.iter().map(|period| self.period(period)).collect();
        let mut lines = table(&heading.map(|key| self.word(key)), &rows);
        if periods.iter().any(|period| period.thin) {
            lines.push(self.word("cli-review-thin"));
        }
        lines
    }

    fn period(&self, period: &ReviewPeriod) -> Vec<String> {
        let mark = if period.thin { " *" } else { "" };
        let middle = |spread: Option<Spread>, shown: &dyn Fn(f64) -> String| {
            spread.map(|spread| shown(spread.median)).unwrap_or_default()
        };
        vec![
            format!("{}{mark}", times::date(period.span.since)),
            format!("{}/{}", period.nights.recorded(), period.nights.all()),
            period.nights.cramps.to_string(),
            period.episodes.cramps.to_string(),
            middle(period.severity, &|number| number.to_string()),
            middle(period.duration, &|seconds| self.output.text.words.length(seconds)),
            (period.breaks.taken + period.breaks.natural).to_string(),
            (period.winddowns.whole + period.winddowns.in_part).to_string(),
        ]
    }

    fn runs(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.review.nights.recorded() > 0 {
            lines.push(match self.review.streaks.current {
                Some(streak) => self.run("cli-review-run", streak),
                None => self.word("cli-review-run-none"),
            });
        }
        if let Some(streak) = self.review.streaks.longest.filter(|_| self.review.nights.cramps > 0) {
            lines.push(self.run("cli-review-longest", streak));
        }
        if let Some(intervals) = self.review.intervals {
            let middle = intervals.median.to_string();
            let values = [("middle", (&middle).into()), ("longest", intervals.longest.into())];
            let mut line = self.with("cli-review-intervals", &values);
            if intervals.with_gaps > 0 {
                let values = [("gaps", intervals.with_gaps.into()), ("all", intervals.count.into())];
                line = format!("{line} {}", self.with("cli-review-interval-gaps", &values));
            }
            lines.push(line);
        }
        lines
    }

    fn run(&self, key: &str, streak: Streak) -> String {
        let [since, until] = [streak.span.since, streak.span.until].map(times::date);
        let values = [("nights", streak.nights.into()), ("since", (&since).into()), ("until", (&until).into())];
        let line = self.with(key, &values);
        match streak.not_recorded {
            0 => line,
            gaps => format!("{line} {}", self.with("cli-review-run-gaps", &[("gaps", gaps.into())])),
        }
    }

    fn done(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let breaks = self.review.breaks;
        if breaks != BreakTally::default() {
            let counts = [
                ("taken", breaks.taken.into()),
                ("natural", breaks.natural.into()),
                ("skipped", breaks.skipped.into()),
                ("missed", breaks.missed.into()),
            ];
            lines.push(self.with("cli-review-breaks", &counts));
        }
        let evenings = self.review.winddowns;
        if evenings != WinddownCounts::default() {
            let counts = [("whole", evenings.whole.into()), ("part", evenings.in_part.into())];
            lines.push(self.with("cli-review-winddowns", &counts));
        }
        lines
    }
}

/// Which nights, how many of them are recorded, and how many are missing; `None` where nothing is written down.
pub(super) fn nights(span: Option<NightSpan>, nights: NightCounts, output: &Output) -> Option<Vec<String>> {
    let span = span?;
    let words = &output.text.words;
    let [since, until] = [span.since, span.until].map(times::date);
    let mut lines = vec![words.with("cli-review-nights", &[("since", (&since).into()), ("until", (&until).into())])];
    if nights.recorded() == 0 {
        lines.push(words.text("cli-review-none-recorded"));
        return Some(lines);
    }
    let counts = [
        ("recorded", nights.recorded().into()),
        ("nights", nights.all().into()),
        ("cramps", nights.cramps.into()),
        ("free", nights.cramp_free.into()),
    ];
    let recorded = words.with("cli-review-recorded", &counts);
    lines.push(format!("{recorded} {}", words.with("cli-review-missing", &[("missing", nights.not_recorded.into())])));
    Some(lines)
}
