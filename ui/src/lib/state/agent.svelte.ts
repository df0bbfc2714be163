/**
 * What the page knows of the agent: one snapshot, kept current by events, and the state of the connection.
 * May know: the client, the reducer. Must never: know a view, or keep something the agent does not have.
 */
import { ask, connection, onConnection, onEvent, snapshot, type Connection } from '../api/client';
import type { Event } from '../api/types/Event';
import type { LibraryReport } from '../api/types/LibraryReport';
import type { Snapshot } from '../api/types/Snapshot';
import { setLocale } from '../time/format';
import { moment } from '../time/moment';
import { now } from '../time/now.svelte';
import { reduce } from './reduce';

/** News about the journal, for views that hold lists of their own. `resync` means: read everything again. */
export type JournalChange =
  | Extract<
      Event,
      { type: 'night_changed' | 'day_changed' | 'medical_changed' | 'evening_changed' | 'checklist_changed' }
    >
  | { type: 'resync' };

class Agent {
  /** Everything the first picture needs; null until the agent has been heard. Kept, though old, while reconnecting. */
  snapshot = $state.raw<Snapshot | null>(null);
  /** The shell's connection. */
  connection = $state<Connection>('reconnecting');
  /** True where a request can be answered: bind `disabled` of what saves to its opposite. */
  ready = $derived(this.connection === 'connected' && this.snapshot !== null);
  /** Stretches and routines, once `loadLibrary` has been called. */
  library = $state.raw<LibraryReport | null>(null);

  #journalHooks = new Set<(change: JournalChange) => void>();
  #eventHooks = new Set<(event: Event) => void>();
  #loading: Promise<LibraryReport> | null = null;
  #taking = false;
  #held: Event[] = [];

  /** Listen, then take the first snapshot. Called once, by the app. Resolves to the function that stops it. */
  async start(): Promise<() => void> {
    const stops = await Promise.all([
      onEvent((event) => this.#hear(event)),
      onConnection((state) => void this.#connect(state)),
    ]);
    await this.#connect(await connection());
    return () => stops.forEach((stop) => stop());
  }

  /** Take a fresh snapshot, such as after the window has been hidden for long. */
  async refresh(): Promise<void> {
    if (this.#taking) return;
    this.#taking = true;
    this.#held = [];
    try {
      this.#put(await snapshot());
      for (const event of this.#held) this.#apply(event);
    } finally {
      this.#taking = false;
    }
  }

  /** The stretches and routines, asked for once (and again after a change of the player's settings). */
  loadLibrary(): Promise<LibraryReport> {
    this.#loading ??= ask({ type: 'library' }).then(
      (library) => (this.library = library),
      (error: unknown) => {
        this.#loading = null;
        throw error;
      },
    );
    return this.#loading;
  }

  /** Call `hook` whenever the journal changes. Returns the function that stops it: `$effect(() => agent.onJournalChange(...))`. */
  onJournalChange(hook: (change: JournalChange) => void): () => void {
    this.#journalHooks.add(hook);
    return () => this.#journalHooks.delete(hook);
  }

  /** Call `hook` for every event, after the snapshot has taken it in. */
  onEvent(hook: (event: Event) => void): () => void {
    this.#eventHooks.add(hook);
    return () => this.#eventHooks.delete(hook);
  }

  async #connect(state: Connection): Promise<void> {
    if (state !== 'connected') {
      this.connection = state;
      return;
    }
    const again = this.snapshot !== null;
    try {
      await this.refresh();
    } catch {
      // The connection was lost while the snapshot was on its way: the shell says so by itself.
      return;
    }
    this.connection = 'connected';
    if (!again) return;
    this.#reloadLibrary();
    this.#tell({ type: 'resync' });
  }

  #hear(event: Event): void {
    if (this.#taking) this.#held.push(event);
    else this.#apply(event);
  }

  /** Take in what a request answered, without waiting for the event that says the same. */
  take(event: Event): void {
    this.#hear(event);
  }

  #apply(event: Event): void {
    const before = this.snapshot;
    if (before) {
      const after = reduce(before, event);
      if (after !== before) this.#put(after);
      // Timelines are laid out with the player's settings.
      if (event.type === 'settings_changed' && !sameJson(before.settings.player, after.settings.player))
        this.#reloadLibrary();
    }
    switch (event.type) {
      case 'night_changed':
      case 'day_changed':
      case 'medical_changed':
      case 'evening_changed':
      case 'checklist_changed':
        this.#tell(event);
        break;
      case 'journal_reopened':
        this.#tell({ type: 'resync' });
    }
    for (const hook of this.#eventHooks) hook(event);
  }

  #put(next: Snapshot): void {
    if (next.locale !== this.snapshot?.locale) setLocale(next.locale);
    const { report } = next;
    if (report !== this.snapshot?.report) now.set(moment(report.now), report.time_scale, report.asleep_seconds);
    this.snapshot = next;
  }

  #reloadLibrary(): void {
    if (!this.#loading) return;
    this.#loading = null;
    // A library that cannot be had now is asked for again by the next view that needs it.
    this.loadLibrary().catch(() => undefined);
  }

  #tell(change: JournalChange): void {
    for (const hook of this.#journalHooks) hook(change);
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export const agent = new Agent();
