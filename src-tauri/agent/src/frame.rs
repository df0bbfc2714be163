//! Frames as they are sent: encoded once, in memory once, and counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use limber_core::api::{ApiError, ErrorCode, Response, ServerFrame, frame};

use crate::words::Words;

/// An encoded frame. One that is sent to several clients is in memory once, and counted once.
#[derive(Debug, Clone)]
pub struct Frame(Arc<Line>);

/// Bytes of every encoded frame there is.
static IN_MEMORY: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug)]
struct Line(Box<[u8]>);

impl From<Vec<u8>> for Frame {
    fn from(line: Vec<u8>) -> Self {
        IN_MEMORY.fetch_add(line.len(), Ordering::Relaxed);
        Self(Arc::new(Line(line.into())))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        IN_MEMORY.fetch_sub(self.0.len(), Ordering::Relaxed);
    }
}

impl Frame {
    /// The line, its end included.
    pub fn line(&self) -> &[u8] {
        &self.0.0
    }

    /// Bytes of every encoded frame there is, sent to however many.
    pub fn in_memory() -> usize {
        IN_MEMORY.load(Ordering::Relaxed)
    }
}

/// A frame as it is queued. One that is too long becomes the error that says so.
pub fn encoded(frame: &ServerFrame, words: &Words) -> Frame {
    let line = frame::encode(frame).or_else(|_| {
        let id = if let ServerFrame::Reply { id, .. } = frame { *id } else { 0 };
        tracing::error!("an answer is longer than a frame");
        let message = words.text("error-answer-too-large");
        let error = ApiError { code: ErrorCode::Internal, message, field: None };
        frame::encode(&ServerFrame::Reply { id, result: Err(error) })
    });
    line.unwrap_or_default().into()
}

/// The reply frame of a request.
pub fn reply(id: u64, result: Result<Response, ApiError>) -> ServerFrame {
    ServerFrame::Reply { id, result }
}

/// The answer to a frame that is too long, or in place of one.
pub(crate) fn too_large(words: &Words) -> ApiError {
    ApiError { code: ErrorCode::TooLarge, message: words.text("error-too-large"), field: None }
}
