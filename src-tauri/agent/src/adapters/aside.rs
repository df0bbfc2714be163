//! Asks the system for what it usually answers at once and sometimes never does (a folder on a mount that is gone), on
//! a thread that may wait, so that whoever asks does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Duration;

/// Files are opened and read there.
const STACK_BYTES: usize = 256 * 1024;

/// One kind of question. While an answer is missing it is not asked again.
#[derive(Debug, Default)]
pub struct Aside {
    waits: Arc<AtomicBool>,
}

impl Aside {
    /// The answer, if it comes within `patience`.
    pub fn ask<T: Send + 'static>(
        &self,
        patience: Duration,
        question: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        if self.waits.swap(true, Ordering::AcqRel) {
            return None;
        }
        let (answer, answers) = sync_channel(1);
        let waits = Arc::clone(&self.waits);
        let thread = std::thread::Builder::new().name("aside".into()).stack_size(STACK_BYTES);
        let started = thread.spawn(move || {
            let answered = question();
            waits.store(false, Ordering::Release);
            // Nobody waits any more: it came too late.
            let _ = answer.try_send(answered);
        });
        if let Err(error) = started {
            self.waits.store(false, Ordering::Release);
            tracing::warn!(%error, "no thread to ask the system on");
            return None;
        }
        answers.recv_timeout(patience).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_question_that_hangs_is_waited_for_once_and_asked_again_when_it_was_answered() {
        let aside = Aside::default();
        let (release, held) = channel::<()>();
        let asked = Instant::now();
        assert_eq!(aside.ask(Duration::from_millis(20), move || held.recv().is_ok()), None);
        for _ in 0..1000 {
            assert_eq!(aside.ask(Duration::from_secs(5), || true), None, "not asked again");
        }
        assert!(asked.elapsed() < Duration::from_secs(1));
        release.send(()).unwrap();
        let until = Instant::now() + Duration::from_secs(10);
        while aside.ask(Duration::from_secs(5), || 7) != Some(7) {
            assert!(Instant::now() < until, "asked again once it was answered");
        }
    }
}
