//! Whether the page in a window is alive. The engine that draws it is a process of its own, which the system may end
//! (memory, waking from sleep) or which may hang; the window would show a picture with dead buttons.
//!
//! A page is asked whether it lives when somebody wants to see it, and every few seconds while its window has the keyboard.
//!
//! May know: Tauri, and on Linux `WebKit`, which tells of the end. The only file of the window that may ask which system it
//! is. Must never: ask a page that nobody wants to see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, Url, WebviewWindow, WindowEvent};

use crate::refusal;

/// A page that does not answer for so long counts as dead.
const PATIENCE: Duration = Duration::from_secs(5);

/// A page that has not answered yet is being loaded, on a slow machine perhaps for long.
const PATIENCE_WHILE_LOADING: Duration = Duration::from_mins(1);

/// How often a page is asked while its window has the keyboard.
const EVERY: Duration = Duration::from_secs(4);

/// So many deaths in this time, and the page is not loaded again by itself.
const DEATHS: usize = 3;
const WITHIN: Duration = Duration::from_mins(1);

/// What is known of the pages, by their window's label.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    of: Mutex<HashMap<String, Page>>,
}

#[derive(Debug, Default)]
struct Page {
    deaths: Vec<Instant>,
    /// It has been asked whether it lives, and has not answered yet.
    asked: bool,
    /// It has answered since it was loaded.
    loaded: bool,
}

impl Pages {
    fn with<T>(&self, label: &str, act: impl FnOnce(&mut Page) -> T) -> T {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner); // never left half-changed
        act(of.entry(label.to_owned()).or_default())
    }

    /// Notes a death. False when it was one too many: loading again would go in a circle.
    fn note_death(&self, label: &str, now: Instant) -> bool {
        self.with(label, |page| {
            page.loaded = false;
            page.deaths.retain(|at| now.duration_since(*at) < WITHIN);
            page.deaths.push(now);
            page.deaths.len() < DEATHS
        })
    }

    /// Takes the deaths back, if there were too many. The person asks for the page: it is tried again.
    fn forgive(&self, label: &str) -> bool {
        self.with(label, |page| {
            let too_many = page.deaths.len() >= DEATHS;
            if too_many {
                page.deaths.clear();
            }
            too_many
        })
    }

    /// Notes that a page is asked whether it lives, and tells how long its answer may take. `None` while it is asked
    /// already, or where a sentence stands in its place: what is loaded next must not be ended for it.
    fn ask(&self, label: &str) -> Option<Duration> {
        self.with(label, |page| {
            if page.asked || page.deaths.len() >= DEATHS {
                return None;
            }
            page.asked = true;
            Some(if page.loaded { PATIENCE } else { PATIENCE_WHILE_LOADING })
        })
    }

    /// It has answered, or counts as dead.
    fn note_answer(&self, label: &str, lives: bool) {
        self.with(label, |page| {
            page.asked = false;
            page.loaded = lives;
        });
    }

    /// The window is gone: the next one of its name is another story.
    fn forget(&self, label: &str) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).remove(label);
    }
}

/// Looks after the page of a window, from now on until the window is gone.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let (app, label) = (window.app_handle().clone(), window.label().to_owned());
    let (end, ended) = mpsc::channel::<()>();
    let pages = Arc::clone(&window.state::<Arc<Pages>>());
    let end = Mutex::new(Some(end));
    window.on_window_event({
        let label = label.clone();
        move |event| {
            if matches!(event, WindowEvent::Destroyed) {
                pages.forget(&label);
                drop(end.lock().unwrap_or_else(PoisonError::into_inner).take());
            }
        }
    });
    system::watch(window, {
        let (app, label) = (app.clone(), label.clone());
        move |reason| died(&app, &label, reason)
    })?;
    thread::Builder::new().name("page-life".into()).spawn(move || {
        let mut first = true;
        loop {
            if let Some(window) = app.get_webview_window(&label)
                && (first || window.is_focused().unwrap_or(false))
            {
                first = false;
                ask(&window, None);
            }
            if ended.recv_timeout(EVERY) != Err(mpsc::RecvTimeoutError::Timeout) {
                return; // the window is gone
            }
        }
    })?;
    Ok(())
}

/// The page of a window that is there is wanted at `address`: one that has died is loaded, one that does not answer is
/// ended first. Waits on a thread of its own.
pub(crate) fn look_at(window: &WebviewWindow, address: String) {
    if window.state::<Arc<Pages>>().forgive(window.label()) {
        load(window, &address);
        return;
    }
    let asked = window.clone();
    let asking = thread::Builder::new().name("page-asked".into()).spawn(move || ask(&asked, Some(&address)));
    if let Err(error) = asking {
        refusal::log(&error);
    }
}

/// Asks a page whether it lives, waits, and ends one that does not. It comes back at the view it showed, or at `address`.
fn ask(window: &WebviewWindow, address: Option<&str>) {
    let pages = window.state::<Arc<Pages>>();
    let Some(patience) = pages.ask(window.label()) else { return };
    let (answer, answered) = mpsc::channel();
    let asked = window.eval_with_callback("1", move |_| _ = answer.send(()));
    let silent = asked.is_ok() && answered.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout);
    pages.note_answer(window.label(), asked.is_ok() && !silent);
    if !silent {
        return;
    }
    refusal::log(&format_args!("the page of {} does not answer", window.label()));
    // Where its end is heard, that loads it anew.
    if !system::end_page(window) {
        match address {
            Some(address) => load(window, address),
            None => reload(window),
        }
    }
}

/// The address names the view it showed last.
fn reload(window: &WebviewWindow) {
    if let Err(error) = window.reload() {
        refusal::log(&error);
    }
}

fn died(app: &AppHandle, label: &str, reason: &str) {
    let Some(window) = app.get_webview_window(label) else { return };
    refusal::log(&format_args!("the page of {label} ended: {reason}"));
    if app.state::<Arc<Pages>>().note_death(label, Instant::now()) {
        reload(&window);
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

/// Whether there is a screen to draw on: without one the engine that draws pages cannot even begin. One that is named and
/// does not answer, or lets nobody in, is none. On the main thread, before anything is drawn.
pub(crate) fn has_display() -> bool {
    system::has_display()
}

#[cfg(target_os = "linux")]
mod system {
    use tauri::WebviewWindow;
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt as _};

    pub(super) fn has_display() -> bool {
        gtk::init().is_ok()
    }

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

    pub(super) fn has_display() -> bool {
        true
    }

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
        let pages = Pages::default();
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        assert!(pages.note_death("main", after(0)));
        assert!(pages.note_death("main", after(20)));
        assert!(pages.note_death("break", after(30)), "another window has its own");
        assert!(pages.note_death("main", after(70)), "the first is long ago");
        assert!(!pages.forgive("main"));
        assert!(!pages.note_death("main", after(75)));
        assert_eq!(pages.ask("main"), None, "a sentence stands there: nothing to ask");
        assert!(pages.forgive("main"), "asked for, it is tried again");
        assert!(pages.note_death("main", after(76)));
    }

    #[test]
    fn a_page_is_asked_once_at_a_time_and_has_long_to_load() {
        let pages = Pages::default();
        assert_eq!(pages.ask("main"), Some(PATIENCE_WHILE_LOADING));
        assert_eq!(pages.ask("main"), None, "it is waited for");
        assert_eq!(pages.ask("break"), Some(PATIENCE_WHILE_LOADING), "another window has its own");
        pages.note_answer("main", true);
        assert_eq!(pages.ask("main"), Some(PATIENCE));
        pages.note_answer("main", false);
        assert!(pages.note_death("main", Instant::now()));
        assert_eq!(pages.ask("main"), Some(PATIENCE_WHILE_LOADING), "it is loaded anew");
        pages.forget("main");
        assert_eq!(pages.ask("main"), Some(PATIENCE_WHILE_LOADING), "a new window");
    }

    #[test]
    fn the_page_is_loaded_beside_itself() {
        let now = Url::parse("tauri://localhost/index.html?window=main&view=today#journal").unwrap();
        let address = "index.html?window=main&view=settings#settings";
        assert_eq!(whole(&now, address).unwrap().as_str(), format!("tauri://localhost/{address}"));
        assert_eq!(whole(&Url::parse("about:blank").unwrap(), address).unwrap().scheme(), "tauri");
    }
}
