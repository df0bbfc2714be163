//! `limber insights`: whether a habit goes along with cramps.

use limber_core::api::{Request, Response};
use limber_core::review::{Insight, InsightQuestion, InsightState, Insights, ReviewRange};

use super::arguments::{Named, RangeArguments};
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::review::{nights, range};

/// Nights that are compared where none were named: seasons are all in it, and what was long ago is not.
const USUAL: ReviewRange = ReviewRange::Last { nights: 365 };

/// Shows the answers.
pub(super) fn insights(
    questions: &[Named<InsightQuestion>],
    named: RangeArguments,
    output: &Output,
) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let range = range(named, agents_now(&mut client)?).unwrap_or(USUAL);
    let questions = questions.iter().map(|question| question.0).collect();
    let answer = client.request(Request::Insights { range, questions })?;
    let Response::Insights(insights) = &answer else { return Err(unexpected()) };
    output.show(&answer, || text(insights, output))
}

fn text(insights: &Insights, output: &Output) -> String {
    let words = &output.text.words;
    let Some(head) = nights(insights.span, insights.nights, output) else { return words.text("cli-review-nothing") };
    let mut parts = vec![head.join("\n")];
    parts.extend(insights.insights.iter().map(|insight| question(insight, output)));
    let mut end = Vec::new();
    if insights.compared > 1 {
        end.push(words.with("cli-insight-several", &[("compared", insights.compared.into())]));
    }
    end.push(words.text("cli-insight-caveat"));
    if insights.insights.iter().any(|insight| insight.question == InsightQuestion::Stretching) {
        end.push(words.text("cli-insight-studied"));
    }
    parts.push(end.join("\n"));
    parts.join("\n\n")
}

/// Counts first, then what they allow, then the words.
fn question(insight: &Insight, output: &Output) -> String {
    let words = &output.text.words;
    let mut lines = vec![words.text(&format!("cli-insight-{}", Named(insight.question).name()))];
    let counts = [
        ("with-cramps", insight.with.cramps.into()),
        ("with", insight.with.nights.into()),
        ("without-cramps", insight.without.cramps.into()),
        ("without", insight.without.nights.into()),
    ];
    lines.push(words.with("cli-insight-counts", &counts));
    if let Some(comparison) = insight.comparison {
        let [estimate, low, high] =
            [comparison.difference.estimate, comparison.difference.low, comparison.difference.high]
                .map(|share| words.in_100(share));
        let values = [("estimate", (&estimate).into()), ("low", (&low).into()), ("high", (&high).into())];
        lines.push(words.with("cli-insight-difference", &values));
    }
    lines.push(match insight.state {
        InsightState::GoesAlong { fewer: true } => words.text("cli-insight-fewer"),
        InsightState::GoesAlong { fewer: false } => words.text("cli-insight-more"),
        InsightState::NoAssociation => words.text("cli-insight-no-association"),
        InsightState::CantTellYet => words.text("cli-insight-cant-tell-yet"),
        InsightState::NotEnoughVariety => words.text("cli-insight-not-enough-variety"),
        InsightState::MoreNights { at_least } => words.with("cli-insight-more-nights", &[("nights", at_least.into())]),
    });
    if insight.unknown > 0 {
        lines.push(words.with("cli-insight-unknown", &[("count", insight.unknown.into())]));
    }
    lines.join("\n  ")
}
