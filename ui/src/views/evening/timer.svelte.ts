/**
 * The one timer of a checklist item. Kept as a start moment, so that it runs on while another view is shown
 * and while the window is closed.
 */
import { MINUTE } from '../../lib/time/moment';
import { now } from '../../lib/time/now.svelte';

/** A running timer. */
export interface ItemTimer {
  night: string;
  item: string;
  /** On the agent's clock, milliseconds. */
  startedAt: number;
  minutes: number;
}

const KEY = 'limber-evening-timer';

function stored(): ItemTimer | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isTimer(found) ? found : null;
  } catch {
    // A text that is no timer, or no storage: there is no timer.
    return null;
  }
}

function isTimer(value: unknown): value is ItemTimer {
  if (typeof value !== 'object' || value === null) return false;
  const { night, item, startedAt, minutes } = value as Record<string, unknown>;
  return (
    typeof night === 'string' && typeof item === 'string' && Number.isFinite(startedAt) && Number.isFinite(minutes)
  );
}

class Timers {
  running = $state.raw<ItemTimer | null>(stored());

  start(timer: ItemTimer): void {
    this.#put(timer);
  }

  stop(): void {
    this.#put(null);
  }

  /** The clock on the wall was set by so many milliseconds: what is left stays what it was. */
  moveBy(ms: number): void {
    const timer = this.running;
    if (timer) this.#put({ ...timer, startedAt: timer.startedAt + ms });
  }

  /** Milliseconds left for an item, 0 when its time is up, null when its timer does not run. */
  left(night: string, item: string, nowMs: number): number | null {
    const timer = this.running;
    if (!timer || timer.night !== night || timer.item !== item) return null;
    return Math.max(0, timer.startedAt + timer.minutes * MINUTE - nowMs);
  }

  #put(timer: ItemTimer | null): void {
    this.running = timer;
    try {
      if (timer) localStorage.setItem(KEY, JSON.stringify(timer));
      else localStorage.removeItem(KEY);
    } catch {
      // Without storage the timer lasts as long as the window.
    }
  }
}

export const timers = new Timers();
now.onJump((ms) => timers.moveBy(ms));
