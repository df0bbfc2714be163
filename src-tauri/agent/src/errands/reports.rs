//! Reports: put on paper by this program once more, as a process of its own. Fonts and sheets are gone with it, and the agent
//! stays as small as it was. It asks this agent for what it says, like every other command.

use std::io::{self, Write};
use std::process::{Command, Output, Stdio};

use limber_core::api::{ApiError, ErrorCode};
use limber_core::report::ReportTask;
use serde_json::Value;

use super::Outcome;
use crate::adapters::memory;
use crate::refusal::Refusal;

/// Has a report written, or drawn to be looked at.
pub(super) fn report(task: &ReportTask, refusal: Refusal<'_>) -> Result<Outcome, ApiError> {
    let failed = |error: &io::Error| {
        tracing::warn!(%error, "the report was not made");
        refusal.plain(ErrorCode::Internal, "report-not-made")
    };
    let Output { status, stdout, stderr, .. } = told(task).map_err(|error| failed(&error))?;
    let read = |error: serde_json::Error| failed(&error.into());
    if !status.success() {
        let told: Value = serde_json::from_slice(&stderr).map_err(read)?;
        return Err(serde_json::from_value(told["error"].clone()).map_err(read)?);
    }
    if task.path.is_some() {
        serde_json::from_slice(&stdout).map(Outcome::ReportMade).map_err(read)
    } else {
        serde_json::from_slice(&stdout).map(Outcome::ReportPage).map_err(read)
    }
}

/// What the other process says. It is told its task on its input, where nobody who lists processes reads a name.
fn told(task: &ReportTask) -> io::Result<Output> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["report", "--from-input", "--json"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    memory::as_usual(&mut command);
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(&serde_json::to_vec(task)?)?;
    }
    child.wait_with_output()
}
