/**
 * Whether the morning's question is put off in this window, and whether the window was asked to put it.
 * Must never: answer it, or outlast its night.
 */
import { ask } from '../api/client';
import { HOUR, type Moment } from '../time/moment';

class MorningState {
  /** The night that the person wants to be asked about later, and until when, in milliseconds. */
  #later = $state.raw<{ night: string; until: number } | null>(null);
  /** The night that the agent wants the window to ask about: nothing shows notifications. */
  #attended = $state<string | null>(null);

  /** True while it is put off. */
  waits(night: string, now: Moment): boolean {
    return this.#later?.night === night && now.ms < this.#later.until;
  }

  /** "Ask later": in an hour, by whatever asks. */
  putOff(night: string, now: Moment): void {
    this.rest(night, now);
    // Where it cannot be told, the notification that may stand can still be answered.
    ask({ type: 'morning_later' }).catch(() => undefined);
  }

  /** Not asked in this window for an hour: the answer was taken back a moment ago. */
  rest(night: string, now: Moment): void {
    this.#later = { night, until: now.ms + HOUR };
    this.#attended = null;
  }

  /** The agent asks the window to ask. */
  attend(night: string): void {
    this.#attended = night;
  }

  /** True where the window was asked to. */
  isAttended(night: string): boolean {
    return this.#attended === night;
  }
}

export const morning = new MorningState();
