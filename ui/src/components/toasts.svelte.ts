/**
 * Short messages at the foot of the window, each for some seconds of attention.
 * Must never: carry something that is not also seen elsewhere, except an undo.
 */

import { announce, together } from '../lib/announce.svelte';
import { t } from '../lib/words/words';

/** How long a toast stays, in milliseconds of attention: no clock runs while one is under pointer or focus, or unseen. */
const STAYS_MS = 10_000;
/** The same with something to do, which takes longer than reading. */
const WITH_ACTION_MS = 20_000;
/** More at once would be a second page over the page: the oldest goes. */
const AT_ONCE = 3;

/** The key that goes to what the newest toast offers. */
export const REACHED_BY = 'F8';

/** A message, with at most one thing to do about it. */
export interface Toast {
  text: string;
  action?: { text: string; run: () => void };
}

interface Shown extends Toast {
  id: number;
}

class Toasts {
  shown = $state.raw<Shown[]>([]);
  #next = 1;
  #held = false;
  #timers = new Map<number, { timer: ReturnType<typeof setTimeout> | undefined; started: number; left: number }>();

  add(toast: Toast): void {
    const id = this.#next++;
    for (const old of this.shown.slice(0, 1 - AT_ONCE)) this.remove(old.id);
    this.shown = [...this.shown, { ...toast, id }];
    this.#start(id, toast.action ? WITH_ACTION_MS : STAYS_MS);
  }

  /** The newest one that offers something. */
  get newest(): number | undefined {
    return this.shown.filter(({ action }) => action !== undefined).at(-1)?.id;
  }

  remove(id: number): void {
    const timer = this.#timers.get(id);
    if (timer) clearTimeout(timer.timer);
    this.#timers.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  /** Stop every clock, or let them all run on. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const [id, timer] of this.#timers) {
      clearTimeout(timer.timer);
      if (held) timer.left -= performance.now() - timer.started;
      else this.#start(id, timer.left);
    }
  }

  #start(id: number, left: number): void {
    const timer = this.#held ? undefined : setTimeout(() => this.remove(id), Math.max(0, left));
    this.#timers.set(id, { timer, started: performance.now(), left });
  }
}

export const toasts = new Toasts();

/** Show a message, and say it, with the key to what it offers. */
export function toast(message: Toast): void {
  const { text, action } = message;
  announce(together(text, action && t('toast-reach', { key: REACHED_BY, action: action.text })));
  toasts.add(message);
}
