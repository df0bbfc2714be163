/**
 * Short messages at the foot of the window, each for ten seconds.
 * Must never: carry something that is not also seen elsewhere, except an undo.
 */

import { announce } from '../lib/announce.svelte';

/** How long a toast stays, in milliseconds of attention: the clock stops while it is under pointer or focus. */
const STAYS_MS = 10_000;

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
  #timers = new Map<number, { timer: ReturnType<typeof setTimeout>; started: number; left: number }>();

  add(toast: Toast): void {
    const id = this.#next++;
    this.shown = [...this.shown, { ...toast, id }];
    this.#start(id, STAYS_MS);
  }

  remove(id: number): void {
    const timer = this.#timers.get(id);
    if (timer) clearTimeout(timer.timer);
    this.#timers.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  /** Stop every clock. */
  pause(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer.timer);
      timer.left -= performance.now() - timer.started;
    }
  }

  /** Let every clock run on. */
  resume(): void {
    for (const [id, timer] of this.#timers) this.#start(id, timer.left);
  }

  #start(id: number, left: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    const timer = setTimeout(() => this.remove(id), Math.max(0, left));
    this.#timers.set(id, { timer, started: performance.now(), left });
  }
}

export const toasts = new Toasts();

/** Show a message for ten seconds, and say it. */
export function toast(message: Toast): void {
  announce(message.text);
  toasts.add(message);
}
