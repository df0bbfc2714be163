//! `limber experiment`: begin one, say what it asks of today, and what came of those that are over.

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::review::{ExperimentQuestion, ExperimentReport, ExperimentResult, ExperimentState};
use limber_wire::ClientError;

use super::arguments::{ExperimentAction, Named};
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::times;

/// Shows them, or begins, ends or takes up one.
pub(super) fn experiment(action: Option<&ExperimentAction>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let mut all = || match client.request(Request::Experiments)? {
        Response::Experiments(all) => Ok(all),
        _ => Err(unexpected()),
    };
    let request = match action {
        None => Request::Experiments,
        Some(&ExperimentAction::Start { what: Named(question), weeks }) => {
            if weeks % 2 == 1 {
                return Err(Failure::Typed(output.word("cli-experiment-odd")));
            }
            Request::ExperimentStart { question, pairs: weeks / 2 }
        }
        Some(&ExperimentAction::Stop) => {
            let going = all()?.into_iter().find(|report| report.result.is_none());
            Request::ExperimentStop { id: going.ok_or_else(|| none(output))?.experiment.id }
        }
        Some(&ExperimentAction::Resume) => {
            let stopped = all()?.into_iter().find(|report| report.experiment.stopped_on.is_some());
            Request::ExperimentResume { id: stopped.ok_or_else(|| none(output))?.experiment.id }
        }
    };
    let answer = client.request(request)?;
    let Response::Experiments(all) = &answer else { return Err(unexpected()) };
    output.show(&answer, || {
        let told: Vec<String> = all.iter().map(|report| told(report, output)).collect();
        if told.is_empty() { output.word("experiment-none") } else { told.join("\n\n") }
    })
}

fn none(output: &Output) -> Failure {
    let message = output.word("cli-experiment-no-such");
    Failure::Asking(ClientError::Refused(ApiError { code: ErrorCode::NotFound, message, field: None }))
}

fn told(report: &ExperimentReport, output: &Output) -> String {
    let (words, question) = (&output.text.words, report.experiment.question);
    let weeks = u32::try_from(2 * report.experiment.first_tries.len()).unwrap_or(u32::MAX);
    let mut lines = vec![words.with("experiment-name", &[("question", Named(question).name().into())])];
    let (since, until) = (times::date(report.span.since), times::date(report.span.until));
    if let Some(tries) = report.tonight {
        let what = what(question, tries, output);
        let week = report.week.unwrap_or_default();
        let values = [("week", week.into()), ("weeks", weeks.into()), ("what", (&what).into())];
        lines.push(words.with("experiment-tonight", &values));
    }
    match report.result {
        None => {
            let values = [("weeks", weeks.into()), ("since", (&since).into()), ("until", (&until).into())];
            lines.push(words.with("experiment-begun", &values));
            lines.push(words.with("experiment-going-on", &[("until", (&until).into())]));
        }
        Some(_) => lines.push(words.with("experiment-span", &[("since", (&since).into()), ("until", (&until).into())])),
    }
    if report.past > 0 {
        let recorded = report.past - report.not_recorded;
        lines.push(words.with("experiment-recorded", &[("recorded", recorded.into()), ("past", report.past.into())]));
    }
    for (kept, tries) in [(Some(report.tried), true), (report.left, false)] {
        if let Some(kept) = kept.filter(|kept| kept.known > 0) {
            let what = what(question, tries, output);
            let values = [("kept", kept.kept.into()), ("known", kept.known.into()), ("what", (&what).into())];
            lines.push(words.with("experiment-kept", &values));
        }
    }
    if let Some(result) = report.result {
        lines.extend(came_of_it(report, &result, output));
    }
    lines.join("\n  ")
}

fn came_of_it(report: &ExperimentReport, result: &ExperimentResult, output: &Output) -> Vec<String> {
    let (words, question) = (&output.text.words, report.experiment.question);
    let mut lines = Vec::new();
    for (arm, tries) in [(result.trying, true), (result.usual, false)] {
        let what = what(question, tries, output);
        let values = [("cramps", arm.cramps.into()), ("nights", arm.nights.into()), ("what", (&what).into())];
        lines.push(words.with("experiment-arm", &values));
    }
    if let (Some(difference), Some(p)) = (result.difference, result.p) {
        let [estimate, low, high] =
            [difference.estimate, difference.low, difference.high].map(|share| words.in_100(share));
        let values = [("estimate", (&estimate).into()), ("low", (&low).into()), ("high", (&high).into())];
        lines.push(words.with("experiment-difference", &values));
        let share = format!("{:.0}", (p * 100.0).max(1.0));
        lines.push(words.with("experiment-chance", &[("share", (&share).into())]));
    }
    if report.experiment.stopped_on.is_some() {
        lines.push(words.text("experiment-stopped"));
    }
    let what = what(question, true, output);
    let key = match result.state {
        ExperimentState::TooLittle => "experiment-state-too-little",
        ExperimentState::CantTell => "experiment-state-cant-tell",
        ExperimentState::NoDifference => "experiment-state-no-difference",
        ExperimentState::GoesAlong { fewer: true } => "experiment-state-fewer",
        ExperimentState::GoesAlong { fewer: false } => "experiment-state-more",
    };
    lines.push(words.with(key, &[("what", (&what).into())]));
    lines.push(format!("{} {}", words.text("experiment-as-assigned"), words.text("experiment-alone")));
    lines
}

/// What its weeks ask: those that try, or the others.
fn what(question: ExperimentQuestion, tries: bool, output: &Output) -> String {
    let key = if tries { "experiment-trying" } else { "experiment-other" };
    output.text.words.with(key, &[("question", Named(question).name().into())])
}
