/**
 * What the window does for the page beside asking the agent: a path is chosen, a report printed. Apart from the client, which
 * every picture needs. May know: Tauri. Must never: hold state or words.
 */
import { invoke } from '@tauri-apps/api/core';

import { RequestError, isApiError } from './client';

/** What the person is asked to choose in the system's own dialog. */
export interface Choice {
  /** `save`: a new file, and the dialog asks before one that is there is replaced. */
  purpose: 'save' | 'open' | 'folder';
  title: string;
  /** The name a new file is offered under. */
  name?: string;
  /** Where the dialog begins: a whole path. */
  folder?: string;
  /** Which files are shown; all, where none are named. Endings without the dot. */
  kinds?: { name: string; endings: string[] }[];
}

/** The path the person chose; null where none was. Rejects with a `RequestError`. */
export async function choose(choice: Choice): Promise<string | null> {
  try {
    return await invoke<string | null>('choose', { choice });
  } catch (error) {
    throw isApiError(error) ? new RequestError(error) : error;
  }
}

/** Show a report in a window of its own, and over it the dialog that prints. Rejects with a `RequestError`. */
export async function print(html: string): Promise<void> {
  try {
    await invoke<void>('print', { html });
  } catch (error) {
    throw isApiError(error) ? new RequestError(error) : error;
  }
}
