//! The three windows: made when they are asked for, gone when they are closed.
//!
//! May know: Tauri. Must never: know what a view shows.

use crate::page_life;
use limber_core::api::View;
use tauri::webview::{Color, WebviewWindowBuilder};
use tauri::{AppHandle, LogicalPosition, LogicalSize, Manager, Url, UserAttentionType, WebviewUrl, WebviewWindow};

/// The page takes its views from the address, the title from its own document.
const NAME: &str = "Limber";
/// The night theme's `--ground` (ui/src/styles/tokens.css): the cramp window is dark before its page is there.
const NIGHT: Color = Color(0x0b, 0x02, 0x01, 0xff);

/// A window's label, also the name of its capability file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Main,
    Break,
    Cramp,
}

impl Kind {
    fn of(view: View) -> Self {
        match view {
            View::Break => Self::Break,
            View::Cramp | View::Practice | View::Ache => Self::Cramp,
            View::Today
            | View::Stretch
            | View::Evening
            | View::Journal
            | View::Night
            | View::Entry
            | View::Review
            | View::Report
            | View::Settings => Self::Main,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Break => "break",
            Self::Cramp => "cramp",
        }
    }

    /// Width and height in logical pixels.
    fn size(self) -> LogicalSize<f64> {
        match self {
            Self::Main | Self::Cramp => LogicalSize::new(1040.0, 720.0),
            Self::Break => LogicalSize::new(420.0, 640.0),
        }
    }
}

/// Shows a view: in the window that is there, which the page then leads to the view, or in a new one.
/// A break that has not started is shown without taking the keyboard from what the person is writing.
pub(crate) fn open(app: &AppHandle, view: View, in_break: bool) -> tauri::Result<()> {
    let kind = Kind::of(view);
    let quiet = kind == Kind::Break && !in_break;
    if let Some(window) = app.get_webview_window(kind.label()) {
        window.unminimize()?;
        window.show()?;
        page_life::look_at(&window, address(kind, view));
        return if quiet { Ok(()) } else { window.set_focus() };
    }
    let (position, size) = place(app, kind.size());
    let mut builder = WebviewWindowBuilder::new(app, kind.label(), WebviewUrl::App(address(kind, view).into()))
        .title(NAME)
        .inner_size(size.width, size.height)
        .min_inner_size(420.0_f64.min(size.width), 640.0_f64.min(size.height))
        .focused(!quiet)
        .always_on_top(kind == Kind::Break)
        .on_navigation(stays_inside)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title); // the window may be closing
        });
    if let Some(position) = position {
        builder = builder.position(position.x, position.y);
    }
    if kind == Kind::Cramp {
        builder = builder.background_color(NIGHT);
    }
    page_life::watch(&builder.build()?)
}

/// Brings the window of a view to the front as it is, without taking the keyboard from what the person is writing; where
/// it is not there, a new one shows the view.
pub(crate) fn attend(app: &AppHandle, view: View) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(Kind::of(view).label()) else { return open(app, view, false) };
    window.unminimize()?;
    window.show()?;
    window.request_user_attention(Some(UserAttentionType::Informational))
}

/// Closes the break window if it is open.
pub(crate) fn close_break(app: &AppHandle) {
    act_on_break(app, WebviewWindow::close);
}

/// Gives the break window the keyboard if it is open.
pub(crate) fn focus_break(app: &AppHandle) {
    act_on_break(app, WebviewWindow::set_focus);
}

fn act_on_break(app: &AppHandle, act: impl Fn(&WebviewWindow) -> tauri::Result<()>) {
    if let Some(window) = app.get_webview_window(Kind::Break.label()) {
        let _ = act(&window); // it may have been closed in the meantime, which is as well
    }
}

/// `index.html?window=main&view=today#today`
fn address(kind: Kind, view: View) -> String {
    let name = view.name();
    format!("index.html?window={}&view={name}#{name}", kind.label())
}

/// The middle of the screen the pointer is on, and a size that fits it.
fn place(app: &AppHandle, wanted: LogicalSize<f64>) -> (Option<LogicalPosition<f64>>, LogicalSize<f64>) {
    let under_pointer =
        app.cursor_position().and_then(|pointer| app.monitor_from_point(pointer.x, pointer.y)).ok().flatten();
    let Some(monitor) = under_pointer.or_else(|| app.primary_monitor().ok().flatten()) else {
        return (None, wanted);
    };
    let area = monitor.work_area();
    let (position, size) =
        centred(area.position.to_logical(monitor.scale_factor()), area.size.to_logical(monitor.scale_factor()), wanted);
    (Some(position), size)
}

fn centred(
    corner: LogicalPosition<f64>,
    area: LogicalSize<f64>,
    wanted: LogicalSize<f64>,
) -> (LogicalPosition<f64>, LogicalSize<f64>) {
    let size = LogicalSize::new(wanted.width.min(area.width), wanted.height.min(area.height));
    let position =
        LogicalPosition::new(corner.x + (area.width - size.width) / 2.0, corner.y + (area.height - size.height) / 2.0);
    (position, size)
}

/// Only the page that is part of the program is ever shown, and the sentence that stands in for it (`about:blank`).
fn stays_inside(url: &Url) -> bool {
    url.as_str() == "about:blank" || url.scheme() == "tauri" || matches!(url.host_str(), Some("tauri.localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_has_its_window_and_its_address() {
        assert_eq!(address(Kind::of(View::Journal), View::Journal), "index.html?window=main&view=journal#journal");
        assert_eq!(address(Kind::of(View::Night), View::Night), "index.html?window=main&view=night#night");
        assert_eq!(address(Kind::of(View::Break), View::Break), "index.html?window=break&view=break#break");
        assert_eq!(address(Kind::of(View::Cramp), View::Cramp), "index.html?window=cramp&view=cramp#cramp");
        assert_eq!(address(Kind::of(View::Ache), View::Ache), "index.html?window=cramp&view=ache#ache");
        assert_eq!(address(Kind::of(View::Entry), View::Entry), "index.html?window=main&view=entry#entry");
        assert_eq!(address(Kind::of(View::Practice), View::Practice), "index.html?window=cramp&view=practice#practice");
    }

    #[test]
    fn a_window_is_centred_on_its_screen_and_never_larger() {
        let (position, size) = centred(
            LogicalPosition::new(1920.0, 27.0),
            LogicalSize::new(1280.0, 693.0),
            LogicalSize::new(1040.0, 720.0),
        );
        assert!((size.height - 693.0).abs() < 0.01 && (size.width - 1040.0).abs() < 0.01);
        assert!((position.x - 2040.0).abs() < 0.01 && (position.y - 27.0).abs() < 0.01);
    }

    #[test]
    fn a_link_cannot_lead_the_window_elsewhere() {
        let inside = |text: &str| Url::parse(text).is_ok_and(|url| stays_inside(&url));
        assert!(inside("tauri://localhost/index.html"));
        assert!(inside("http://tauri.localhost/index.html"));
        assert!(!inside("https://example.org/"));
        assert!(!inside("file:///etc/passwd"));
    }
}
