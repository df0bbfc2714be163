//! Who is connected, and who wants to hear news.

use std::sync::mpsc;
use std::time::Duration;

use limber_core::api::{Event, ServerFrame};

use crate::client::Client;
use crate::frame::encoded;
use crate::words::Words;

/// How long leaving may take: a window that does not hear why the agent leaves would start it again. Ends early as soon
/// as everything queued has been sent.
const GOODBYE: Duration = Duration::from_secs(3);

/// Everybody who is connected.
#[derive(Debug, Default)]
pub(super) struct Clients {
    all: Vec<Connected>,
}

#[derive(Debug)]
struct Connected {
    client: Client,
    subscribed: Subscribed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subscribed {
    /// Only asks.
    No,
    /// Hears news.
    News,
    /// Hears news and shows views.
    Window,
}

impl Clients {
    pub(super) fn join(&mut self, client: Client) {
        self.all.push(Connected { client, subscribed: Subscribed::No });
    }

    pub(super) fn left(&mut self, id: u64) {
        self.all.retain(|connected| connected.client.id != id);
    }

    pub(super) fn subscribe(&mut self, id: u64, window: bool) {
        if let Some(connected) = self.all.iter_mut().find(|connected| connected.client.id == id) {
            connected.subscribed = if window { Subscribed::Window } else { Subscribed::News };
        }
    }

    pub(super) fn anybody_listens(&self) -> bool {
        self.all.iter().any(|connected| connected.subscribed != Subscribed::No)
    }

    /// Tells every subscriber. One that does not read is cut off and not waited for.
    pub(super) fn tell(&mut self, event: &Event, words: &Words) {
        self.tell_where(event, words, |subscribed| subscribed != Subscribed::No);
    }

    /// Tells the windows. False when there is none.
    pub(super) fn tell_windows(&mut self, event: &Event, words: &Words) -> bool {
        self.tell_where(event, words, |subscribed| subscribed == Subscribed::Window)
    }

    /// Tells the windows but the one of this client.
    pub(super) fn tell_other_windows(&self, client: u64, event: &Event, words: &Words) {
        let line = encoded(&ServerFrame::Event(event.clone()), words);
        let others =
            self.all.iter().filter(|other| other.subscribed == Subscribed::Window && other.client.id != client);
        for other in others {
            other.client.send(line.clone()); // one that has gone is seen to at the next event
        }
    }

    /// The window that came last.
    pub(super) fn window(&self) -> Option<&Client> {
        let window = self.all.iter().rfind(|connected| connected.subscribed == Subscribed::Window)?;
        Some(&window.client)
    }

    fn tell_where(&mut self, event: &Event, words: &Words, wanted: impl Fn(Subscribed) -> bool) -> bool {
        if !self.all.iter().any(|connected| wanted(connected.subscribed)) {
            return false;
        }
        let line = encoded(&ServerFrame::Event(event.clone()), words);
        let mut anybody = false;
        self.all.retain(|connected| {
            if !wanted(connected.subscribed) {
                return true;
            }
            let told = connected.client.send(line.clone());
            anybody |= told;
            told
        });
        anybody
    }

    /// Ends every connection after what is queued has been sent.
    pub(super) fn end(&mut self) {
        let (done, all_done) = mpsc::channel();
        for connected in self.all.drain(..) {
            connected.client.end(done.clone());
        }
        drop(done);
        // Ends early, with an error, when the last writer has dropped its end.
        let _ = all_done.recv_timeout(GOODBYE);
    }
}
