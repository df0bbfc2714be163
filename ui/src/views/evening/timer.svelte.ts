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
  /** That half of it is over has been said. */
  halfTold?: boolean;
}

const KEY = 'limber-evening-timer';
/** A timer of so many minutes or more tells when half of it is over. */
const HALF_FROM_MINUTES = 10;

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

  /** True in the second half of an item's timer, if it runs for long enough that this is worth a word. */
  pastHalf(night: string, item: string, nowMs: number): boolean {
    const left = this.left(night, item, nowMs);
    const minutes = this.running?.minutes ?? 0;
    return minutes >= HALF_FROM_MINUTES && left !== null && left > 0 && left <= (minutes * MINUTE) / 2;
  }

  /** It has been said: not again, in no window that is opened later either. */
  tellHalf(): void {
    if (this.running) this.#put({ ...this.running, halfTold: true });
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
