//! Whether the page in a window is alive. The engine that draws it is a process of its own, which the system may end
//! (memory, waking from sleep) or which may hang; the window would show a picture with dead buttons.
//!
//! May know: Tauri, and on Linux `WebKit`, which tells of the end. The only file of the window that may ask which system it
//! is. Must never: ask a page that nobody wants to see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, Url, WebviewWindow};

use crate::refusal;

/// A page that does not answer for so long counts as dead.
const PATIENCE: Duration = Duration::from_secs(5);

/// So many deaths in this time, and the page is not loaded again by itself.
const DEATHS: usize = 3;
const WITHIN: Duration = Duration::from_mins(1);

/// When pages have died, by the window's label.
#[derive(Debug, Default)]
pub(crate) struct Deaths {
    of: Mutex<HashMap<String, Vec<Instant>>>,
}

impl Deaths {
    /// Notes one. False when it was one too many: loading again would go in a circle.
    fn note(&self, label: &str, now: Instant) -> bool {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner); // never left half-changed
        let recent = of.entry(label.to_owned()).or_default();
        recent.retain(|at| now.duration_since(*at) < WITHIN);
        recent.push(now);
        recent.len() < DEATHS
    }

    /// Takes the deaths back, if there were too many. The person asks for the page: it is tried again.
    fn forgive(&self, label: &str) -> bool {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let too_many = of.get(label).is_some_and(|recent| recent.len() >= DEATHS);
        if too_many {
            of.remove(label);
        }
        too_many
    }
}

/// Hears of the end of the page's process, from now on.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let (app, label) = (window.app_handle().clone(), window.label().to_owned());
    system::watch(window, move |reason| died(&app, &label, reason))
}

/// The page of a window that is there is wanted at `address`: one that has died is loaded, one that does not answer is
/// ended first. Waits on a thread of its own.
pub(crate) fn look_at(window: &WebviewWindow, address: String) {
    let window = window.clone();
    if window.state::<Arc<Deaths>>().forgive(window.label()) {
        load(&window, &address);
        return;
    }
    let looking = thread::Builder::new().name("page-life".into()).spawn(move || {
        let (answer, answered) = mpsc::channel();
        let asked = window.eval_with_callback("1", move |_| _ = answer.send(()));
        if asked.is_ok() && answered.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
            refusal::log(&format_args!("the page of {} does not answer", window.label()));
            if system::end_page(&window) {
                return; // its end is heard, and loads it anew
            }
            load(&window, &address);
        }
    });
    if let Err(error) = looking {
        refusal::log(&error);
    }
}

fn died(app: &AppHandle, label: &str, reason: &str) {
    let Some(window) = app.get_webview_window(label) else { return };
    refusal::log(&format_args!("the page of {label} ended: {reason}"));
    if app.state::<Arc<Deaths>>().note(label, Instant::now()) {
        // The address names the view it showed last.
        if let Err(error) = window.reload() {
            refusal::log(&error);
        }
    } else {
        refusal::log(&format_args!("the page of {label} ended too often and is not loaded again"));
        system::say(&window, &refusal::page_dead());
    }
}

fn load(window: &WebviewWindow, address: &str) {
    let loaded = window.url().and_then(|now| whole(&now, address).map_or(Ok(()), |url| window.navigate(url)));
    if let Err(error) = loaded {
        refusal::log(&error);
    }
}

/// The address beside the one that is shown, which may be a sentence instead of the page.
fn whole(now: &Url, address: &str) -> Option<Url> {
    let whole =
        if now.scheme() == "about" { Url::parse(&format!("tauri://localhost/{address}")) } else { now.join(address) };
    whole.ok()
}

#[cfg(target_os = "linux")]
mod system {
    use tauri::WebviewWindow;
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt as _};

    pub(super) fn watch(window: &WebviewWindow, died: impl Fn(&str) + Send + 'static) -> tauri::Result<()> {
        window.with_webview(move |view| {
            view.inner().connect_web_process_terminated(move |_, reason| {
                died(match reason {
                    WebProcessTerminationReason::Crashed => "it crashed or was killed",
                    WebProcessTerminationReason::ExceededMemoryLimit => "it took too much memory",
                    WebProcessTerminationReason::TerminatedByApi => "it was ended because it did not answer",
                    _ => "for a reason that is not known",
                });
            });
        })
    }

    /// Ends a process that hangs. True where its end is then heard.
    pub(super) fn end_page(window: &WebviewWindow) -> bool {
        window.with_webview(|view| view.inner().terminate_web_process()).is_ok()
    }

    /// Shows a sentence instead of the page: plain text, which asks little of what draws it.
    pub(super) fn say(window: &WebviewWindow, sentence: &str) {
        let html = format!(
            "<!doctype html><meta charset=utf-8><title>Limber</title><body style='font:18px sans-serif;margin:3em;\
             max-width:32em;color:#ddd;background:#111'>{sentence}"
        );
        let _ = window.with_webview(move |view| view.inner().load_html(&html, None)); // the window may be closing
    }
}

/// Elsewhere the engine brings a page back by itself, or does not tell; one that does not answer is loaded anew.
#[cfg(not(target_os = "linux"))]
mod system {
    use tauri::WebviewWindow;

    #[allow(clippy::unnecessary_wraps, reason = "Linux can refuse")]
    pub(super) fn watch(_window: &WebviewWindow, died: impl Fn(&str) + Send + 'static) -> tauri::Result<()> {
        drop(died);
        Ok(())
    }

    pub(super) fn end_page(_window: &WebviewWindow) -> bool {
        false
    }

    pub(super) fn say(window: &WebviewWindow, sentence: &str) {
        let _ = window.set_title(sentence); // the window may be closing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_deaths_in_a_minute_are_enough_and_a_later_one_is_another_story() {
        let deaths = Deaths::default();
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        assert!(deaths.note("main", after(0)));
        assert!(deaths.note("main", after(20)));
        assert!(deaths.note("break", after(30)), "another window has its own");
        assert!(deaths.note("main", after(70)), "the first is long ago");
        assert!(!deaths.forgive("main"));
        assert!(!deaths.note("main", after(75)));
        assert!(deaths.forgive("main"), "asked for, it is tried again");
        assert!(deaths.note("main", after(76)));
    }

    #[test]
    fn the_page_is_loaded_beside_itself() {
        let now = Url::parse("tauri://localhost/index.html?window=main&view=today#journal").unwrap();
        let address = "index.html?window=main&view=settings#settings";
        assert_eq!(whole(&now, address).unwrap().as_str(), format!("tauri://localhost/{address}"));
        assert_eq!(whole(&Url::parse("about:blank").unwrap(), address).unwrap().scheme(), "tauri");
    }
}
