//! A report on paper: a window that shows the report and nothing else, and over it the system's dialog. Its page comes from
//! memory under an address of its own, has no script, and may ask for nothing (no capability names it).
//!
//! May know: Tauri. Must never: read or write a file.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use tauri::http::{Response, header};
use tauri::webview::{PageLoadEvent, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url, WebviewUrl};

use crate::refusal;

/// The address of what is printed, and the label of its window.
pub(crate) const SCHEME: &str = "limber-report";
const LABEL: &str = "report";

/// What is printed; kept while the program runs, in case its window is loaded again.
#[derive(Default)]
pub(crate) struct Printed(Mutex<String>);

impl Printed {
    /// The page, as the window loads it.
    pub(crate) fn page(&self) -> Response<Cow<'static, [u8]>> {
        let html = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone(); // never left half-changed
        let mut page = Response::new(Cow::Owned(html.into_bytes()));
        let headers = page.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
        let policy = "default-src 'none'; style-src 'unsafe-inline'";
        headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(policy));
        page
    }
}

/// Shows a report and the dialog that prints it.
pub(crate) fn print(app: &AppHandle, html: String) -> tauri::Result<()> {
    *app.state::<Printed>().0.lock().unwrap_or_else(PoisonError::into_inner) = html;
    if let Some(window) = app.get_webview_window(LABEL) {
        window.reload()?; // and prints once it has loaded
        return window.set_focus();
    }
    let Ok(address) = Url::parse(&format!("{SCHEME}://localhost/")) else { return Ok(()) };
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::CustomProtocol(address))
        .title("Limber")
        .inner_size(840.0, 720.0)
        .on_navigation(stays)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title); // the window may be closing
        })
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Err(error) = window.print()
            {
                refusal::log(&error);
            }
        })
        .build()?;
    Ok(())
}

/// Nothing else is ever shown there.
fn stays(url: &Url) -> bool {
    url.scheme() == SCHEME || url.host_str() == Some("limber-report.localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_comes_from_memory_and_may_run_nothing() {
        let printed = Printed::default();
        *printed.0.lock().unwrap() = "<p>é</p>".into();
        let page = printed.page();
        assert_eq!(page.body().as_ref(), "<p>é</p>".as_bytes());
        assert!(page.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("default-src 'none'"));
        let stay = |text: &str| Url::parse(text).is_ok_and(|url| stays(&url));
        assert!(stay("limber-report://localhost/") && stay("http://limber-report.localhost/"));
        assert!(!stay("https://example.org/") && !stay("tauri://localhost/index.html"));
    }
}
