//! Reports: put on paper by a process of its own (`apart`). Fonts and sheets are gone with it, and the agent stays as small as it
//! was. It asks this agent for what it says, like every other command.

use std::path::Path;

use limber_core::api::{ApiError, ErrorCode};
use limber_core::report::ReportTask;

use super::Outcome;
use super::apart::{ApartError, Chore, done_apart};
use crate::refusal::Refusal;
use crate::report::save;

/// Has a report written, or drawn to be looked at. What one that was ended left half-written is removed.
pub(super) fn report(task: ReportTask, refusal: Refusal<'_>, go_on: &dyn Fn() -> bool) -> Result<Outcome, ApiError> {
    let path = task.path.clone();
    let chore = Chore::Report(task);
    let told = match &path {
        Some(_) => done_apart(&chore, &mut |_| (), go_on).map(Outcome::ReportMade),
        None => done_apart(&chore, &mut |_| (), go_on).map(Outcome::ReportPage),
    };
    told.map_err(|error| {
        if let (ApartError::GivenUp | ApartError::Broken(_), Some(path)) = (&error, &path) {
            save::clear(Path::new(path));
        }
        match error {
            ApartError::Failed(error) => error,
            ApartError::GivenUp => refusal.plain(ErrorCode::NotNow, "errand-given-up"),
            ApartError::Broken(error) => {
                tracing::warn!(%error, "the report was not made");
                refusal.plain(ErrorCode::Internal, "report-not-made")
            }
        }
    })
}
