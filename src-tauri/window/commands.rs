//! What the page may call. Each unpacks, forwards and hands back; none waits on the thread that draws.

#![allow(clippy::needless_pass_by_value)] // Tauri hands a command its state by value

use std::sync::Arc;

use limber_core::api::{ApiError, Request, Response, Snapshot};
use tauri::{AppHandle, State, WebviewWindow};

use crate::announce::{Announcer, Urgency};
use crate::dialog::{Choice, Dialogs};
use crate::link::{Connection, Link};
use crate::{print, refusal};

/// Forwards one request to the agent.
#[tauri::command]
pub(crate) async fn request(link: State<'_, Arc<Link>>, request: Request) -> Result<Response, ApiError> {
    let link = Arc::clone(&link);
    tauri::async_runtime::spawn_blocking(move || link.request(request)).await.unwrap_or_else(|_| Err(refusal::away()))
}

/// Everything the page needs for its first picture, fresh from the agent.
#[tauri::command]
pub(crate) async fn snapshot(link: State<'_, Arc<Link>>) -> Result<Snapshot, ApiError> {
    let link = Arc::clone(&link);
    tauri::async_runtime::spawn_blocking(move || link.snapshot()).await.unwrap_or_else(|_| Err(refusal::away()))
}

/// How the connection stands right now.
#[tauri::command]
pub(crate) fn connection(link: State<'_, Arc<Link>>) -> Connection {
    link.connection()
}

/// Try to reach the agent now, and start it again if need be.
#[tauri::command]
pub(crate) fn reconnect(link: State<'_, Arc<Link>>) {
    link.try_now();
}

/// Closes the window that asks. Of Tauri's own windows the page needs nothing else, and so carries nothing of them.
#[tauri::command]
pub(crate) fn close(window: WebviewWindow) {
    let _ = window.close(); // already on its way out
}

/// Says something to a screen reader. False where the page's live region has to.
#[tauri::command]
pub(crate) fn announce(window: WebviewWindow, announcer: State<'_, Announcer>, text: String, urgency: Urgency) -> bool {
    announcer.say(window, text, urgency)
}

/// Lets the person choose a file or a folder. The path, or nothing.
#[tauri::command]
pub(crate) async fn choose(
    window: WebviewWindow,
    dialogs: State<'_, Dialogs>,
    choice: Choice,
) -> Result<Option<String>, ApiError> {
    dialogs.choose(&window, choice).await
}

/// Shows a report in a window of its own, and the system's dialog that prints it.
#[tauri::command]
pub(crate) fn print(app: AppHandle, html: String) -> Result<(), ApiError> {
    print::print(&app, html).map_err(|error| refusal::not_printed(&error))
}
