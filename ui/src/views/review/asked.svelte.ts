/**
 * Which nights the review is of, the same for all its parts, and what the agent answers.
 * Must never: count anything itself.
 */
import type { InsightQuestion } from '../../lib/api/types/InsightQuestion';
import type { ReviewRange } from '../../lib/api/types/ReviewRange';
import type { JournalChange } from '../../lib/state/agent.svelte';

/** One question at a time, or all of them: with several each has to be the surer. */
export type Questioned = InsightQuestion | 'all';

/** What of the nights can be asked for. */
export type RangeName = '30' | '90' | '365' | 'all' | 'own';

class Asked {
  name = $state<RangeName>('90');
  question = $state<Questioned>('winddown');
  /** Own dates; empty until they are given. */
  since = $state('');
  until = $state('');

  /** Undefined while own dates are not given yet. */
  range = $derived.by<ReviewRange | undefined>(() => {
    if (this.name === 'all') return { kind: 'all' };
    if (this.name !== 'own') return { kind: 'last', nights: Number(this.name) };
    return this.since && this.until ? { kind: 'between', since: this.since, until: this.until } : undefined;
  });
}

/** Kept as long as the window: going to another view and back leaves it. */
export const asked = new Asked();

/** News of the journal comes one by one, such as while a night is written: what is read again waits for their end. */
const SETTLE_MS = 400;

/** The newest answer to a question that is asked anew when its nights or the journal change. */
export class Answer<Value> {
  value = $state.raw<Value | undefined>();
  problem = $state.raw<unknown>(undefined);
  loading = $state(false);
  #ask: (range: ReviewRange) => Promise<Value>;
  #range: ReviewRange | undefined;
  #turn = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (range: ReviewRange) => Promise<Value>) {
    this.#ask = ask;
  }

  /** Ask. An answer that comes after a later question is left out. */
  async read(range: ReviewRange | undefined): Promise<void> {
    this.#range = range;
    if (range === undefined) return;
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await this.#ask(range);
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = undefined;
    } catch (error) {
      if (turn === this.#turn) this.problem = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Ask the same again. */
  again(): Promise<void> {
    return this.read(this.#range);
  }

  /** Something else stands in the journal. */
  hear(change: JournalChange): void {
    if (change.type === 'medical_changed') return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.again(), SETTLE_MS);
  }
}
