/**
 * The agent's clock, carried on by the page: `report.now` plus the time that has passed since, times the agent's scale.
 * Ticks once a second of the agent's time (four times a real second at most), only while the page is visible.
 * May know: the clock. The only file of the page that does, besides the player's (views/stretch/player/clock.ts).
 */
import { SECOND, iso, type Moment } from './moment';

const FASTEST_TICK_MS = 250;

/** Where the agent's clock stood, and when the page heard of it. */
interface Anchor {
  agent: Moment;
  heardAt: number;
  scale: number;
}

/** What the agent's clock shows when the page's own clock shows `pageMs`. */
export function agentTime(anchor: Anchor, pageMs: number): number {
  return anchor.agent.ms + Math.max(0, pageMs - anchor.heardAt) * anchor.scale;
}

class Now {
  /** Milliseconds since 1970 on the agent's clock, whole seconds; 0 until the agent has been heard. */
  ms = $state(0);
  /** Minutes east of UTC. */
  offset = $state(0);
  #anchor: Anchor | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    // A hidden page needs no countdown; a shown one is right at once.
    globalThis.document?.addEventListener('visibilitychange', () => this.#tick());
  }

  /** The agent said what time it is. */
  set(agent: Moment, scale: number): void {
    this.#anchor = { agent, heardAt: Date.now(), scale: Math.max(1, scale) };
    this.offset = agent.offset;
    this.#tick();
  }

  get moment(): Moment {
    return { ms: this.ms, offset: this.offset };
  }

  /** As the agent writes moments, for requests. Exact, not only as of the last tick. */
  iso(): string {
    return iso({ ms: this.#anchor ? agentTime(this.#anchor, Date.now()) : Date.now(), offset: this.offset });
  }

  #tick(): void {
    clearTimeout(this.#timer);
    if (!this.#anchor) return;
    const exact = agentTime(this.#anchor, Date.now());
    this.ms = Math.floor(exact / SECOND) * SECOND;
    if (document.hidden) return;
    const toNextSecond = (this.ms + SECOND - exact) / this.#anchor.scale;
    this.#timer = setTimeout(() => this.#tick(), Math.max(FASTEST_TICK_MS, toNextSecond));
  }
}

export const now = new Now();
