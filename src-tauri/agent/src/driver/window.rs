//! The window is a program of its own: shown by telling the one that runs, or by starting it. Whoever asked for it hears
//! that it opens when it has said hello, or why it does not.

use std::time::Duration;

use limber_core::api::{ApiError, ErrorCode, Event, Response, Surroundings, View};

use limber_core::engine::Phase;

use super::Driver;
use super::known::Asked;
use crate::client::Client;
use crate::frame::{encoded, reply};
use crate::message::WindowEnd;
use crate::ports::Ports;

/// How long a started window may take to say hello, in real time. A cold start on a slow, busy machine takes several seconds; one that
/// comes later than this still shows what is due by then. A break lasts a minute at least: what nobody sees may not use up more of it.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is known of the window's program.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// The one this agent started, while it runs.
    process: Option<u32>,
    /// The view it was started on, until it subscribes.
    starting: Option<View>,
    /// Other views to show as soon as it subscribes.
    pending: Vec<View>,
    /// Who wants to hear that it opens.
    waiting: Vec<Asked>,
    /// Until when they wait, on the engine's clock.
    until: Option<Duration>,
    /// Until when the break that is being taken waits to be seen, on the engine's clock.
    break_until: Option<Duration>,
}

/// How far a view has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A window that runs has been told.
    Told,
    /// A window has been started and has not said hello yet.
    Started,
}

impl Window {
    /// When there is something to do about it, on the engine's clock.
    pub(super) fn deadline(&self) -> Option<Duration> {
        self.until.into_iter().chain(self.break_until).min()
    }
}

impl<P: Ports> Driver<P> {
    /// Shows a view, at the desktop of whoever asks or the agent's own. An error means that there is no window and none
    /// can be started, or that it is where they cannot see it.
    pub(super) fn open(&mut self, view: View, from: Option<&Surroundings>) -> Result<Opening, ApiError> {
        // Where whoever asks cannot see it nothing changes: somebody may be writing there.
        if let (Some(from), Some(window)) = (from, self.clients.window())
            && from.is_another_display(&window.surroundings)
        {
            return Err(self.elsewhere(window));
        }
        if self.clients.tell_windows(&Event::Open(view), &self.words) {
            return Ok(Opening::Told);
        }
        if self.window.process.is_some() {
            // Started a moment ago, or about to connect again.
            self.window.pending.retain(|pending| *pending != view);
            if self.window.starting != Some(view) {
                self.window.pending.push(view);
            }
            return Ok(Opening::Started);
        }
        let nowhere = Surroundings::default();
        match self.ports.start_window(view, from.filter(|from| from.has_display()).unwrap_or(&nowhere)) {
            Ok(process) => {
                self.window.process = Some(process);
                self.window.starting = Some(view);
                Ok(Opening::Started)
            }
            Err(error) => {
                tracing::error!(%error, "the window cannot be started");
                let message = self.words.with("error-window", &[("detail", (&error.to_string()).into())]);
                Err(ApiError { code: ErrorCode::Internal, message, field: None })
            }
        }
    }

    /// Answers when the window has said hello, or does not.
    pub(super) fn answer_when_shown(&mut self, asked: Asked) {
        self.window.waiting.push(asked);
        let until = self.patience_ends();
        self.window.until.get_or_insert(until);
    }

    fn patience_ends(&self) -> Duration {
        self.now.mono.saturating_add(PATIENCE.saturating_mul(self.time_scale))
    }

    /// Shows the break that has begun. It is given up where no window says hello in time.
    pub(super) fn open_break(&mut self) {
        match self.open(View::Break, None) {
            Ok(Opening::Told) => self.window.break_until = None,
            Ok(Opening::Started) => self.window.break_until = Some(self.patience_ends()),
            Err(error) => self.lose_break(error),
        }
    }

    /// A window has said hello.
    pub(super) fn window_shown(&mut self) {
        self.window.starting = None;
        self.window.break_until = None;
        for view in std::mem::take(&mut self.window.pending) {
            self.clients.tell_windows(&Event::Open(view), &self.words);
        }
        self.answer_waiting(&Ok(Response::Done));
    }

    /// The window's program has ended.
    pub(super) fn window_ended(&mut self, process: u32, end: &WindowEnd) {
        if self.window.process != Some(process) {
            return;
        }
        self.window.process = None;
        let showed_nothing = self.window.starting.take().is_some();
        let (key, code) = if end.had_display {
            ("error-window-ended", ErrorCode::Internal)
        } else {
            ("error-window-no-display", ErrorCode::NotNow)
        };
        if !self.window.pending.is_empty() || !self.window.waiting.is_empty() {
            tracing::error!(detail = end.detail, "the window ended before it showed what was asked for");
        }
        self.window.pending.clear();
        self.window.break_until = None;
        let message = self.words.with(key, &[("detail", (&end.detail).into())]);
        let error = ApiError { code, message, field: None };
        self.answer_waiting(&Err(error.clone()));
        // Another window than the one that ended may be what shows it.
        let elsewhere = self.clients.window().is_some_and(|window| ![0, process].contains(&window.process));
        if self.is_in_break() && !elsewhere && (end.failed || showed_nothing) {
            self.lose_break(error);
        }
    }

    /// Nobody waits for ever, nor does a break.
    pub(super) fn look_at_window(&mut self) {
        let is_over = |until: Option<Duration>| until.is_some_and(|until| until <= self.now.mono);
        let (answers, gives_up) = (is_over(self.window.until), is_over(self.window.break_until));
        if !answers && !gives_up {
            return;
        }
        tracing::error!("the window was started and does not say hello");
        let silent = |key| ApiError { code: ErrorCode::Internal, message: self.words.text(key), field: None };
        let (to_whoever_asked, of_the_break) = (silent("error-window-silent"), silent("error-window-silent-break"));
        if answers {
            self.answer_waiting(&Err(to_whoever_asked));
        }
        if gives_up {
            self.window.break_until = None;
            if self.is_in_break() {
                self.lose_break(of_the_break);
            }
        }
    }

    fn is_in_break(&self) -> bool {
        matches!(self.engine.status(self.now, &self.settings).phase, Phase::InBreak { .. })
    }

    fn answer_waiting(&mut self, result: &Result<Response, ApiError>) {
        self.window.until = None;
        for asked in std::mem::take(&mut self.window.waiting) {
            asked.client.send(encoded(&reply(asked.id, result.clone()), &self.words));
        }
    }

    fn elsewhere(&self, window: &Client) -> ApiError {
        let at = &window.surroundings;
        let display = at.get("WAYLAND_DISPLAY").or_else(|| at.get("DISPLAY")).unwrap_or_default();
        let process = window.process.to_string();
        let message =
            self.words.with("error-window-elsewhere", &[("display", display.into()), ("pid", (&process).into())]);
        ApiError { code: ErrorCode::NotNow, message, field: None }
    }
}
