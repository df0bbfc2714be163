/**
 * What stands behind the page in a test: the shell's commands and its two events.
 * The page itself is the built one, unchanged; it believes to talk to Tauri.
 */
import type { Connection } from '../../../ui/src/lib/api/client';
import type { Choice } from '../../../ui/src/lib/api/shell';
import type { Event } from '../../../ui/src/lib/api/types/Event';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';

/** The shell's side, as the page sees it. Rejections are `ApiError` documents. */
export interface Bridge {
  request(request: Request): Promise<Response>;
  snapshot(): Promise<Snapshot>;
  connection(): Connection;
  reconnect(): Promise<void>;
  /** What the person chooses in the system's dialog; without it, nothing. */
  choose?(choice: Choice): Promise<string | null>;
  /** What is shown to be printed. */
  print?(html: string): Promise<void>;
  /** Called once a page, with what sends news to it. */
  attach(page: { event(event: Event): void; connection(state: Connection): void }): void;
  close(): Promise<void>;
}
