/**
 * The agent's clock, carried on by the page: `report.now` plus the time that has passed since, times the agent's scale.
 * What has passed is measured by a clock nobody can set; the wall clock of this machine is only a hint that the agent has
 * to be asked. Ticks once a second of the agent's time (four times a real second at most), only while the page is visible.
 * May know: the clock. The only file of the page that does, besides the player's (views/stretch/player/clock.ts).
 */
import { SECOND, iso, type Moment } from './moment';

const FASTEST_TICK_MS = 250;
/** What the agent says may differ by so much from what was counted, at its scale, without a clock having been set. */
const SAME_CLOCK_MS = 2000;

/** Where the agent cannot tell sleep, running ahead by more than this was one: its own rule (core, engine/passage.rs). */
const SLEEP_GAP_MS = 30 * SECOND;

/** Where the agent's clock stood, and when the page heard of it, on a clock that is never set. */
interface Anchor {
  agent: Moment;
  heardAt: number;
  scale: number;
  asleepSeconds?: number | undefined;
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
  /** Milliseconds this machine has slept since the page began, as far as the agent could tell. */
  asleep = 0;
  #anchor: Anchor | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #jumps = new Set<(ms: number) => void>();
  #doubts = new Set<() => void>();
  /** What the wall clock of this machine was ahead of the one that is never set, when last looked at. */
  #ahead = Date.now() - performance.now();

  constructor() {
    // A hidden page needs no countdown; a shown one is right at once.
    globalThis.document?.addEventListener('visibilitychange', () => this.#tick());
  }

  /** The agent said what time it is, and how many seconds the machine has slept since the agent began. */
  set(agent: Moment, scale: number, asleepSeconds?: number): void {
    const heardAt = performance.now();
    const before = this.#anchor;
    this.#anchor = { agent, heardAt, scale: Math.max(1, scale), asleepSeconds };
    this.offset = agent.offset;
    if (before) this.#judge(agent.ms - agentTime(before, heardAt), before, this.#anchor);
    this.#tick();
  }

  /** What the agent's clock is ahead of what was counted: sleep, as far as it goes, and the rest is a clock that was set. */
  #judge(ahead: number, before: Anchor, after: Anchor): void {
    const knows = before.asleepSeconds !== undefined && after.asleepSeconds !== undefined;
    const slept = knows
      ? Math.max(0, (after.asleepSeconds ?? 0) - (before.asleepSeconds ?? 0)) * SECOND
      : ahead > SLEEP_GAP_MS
        ? ahead
        : 0;
    this.asleep += slept;
    const set = ahead - slept;
    if (Math.abs(set) <= SAME_CLOCK_MS * after.scale) return;
    for (const hook of this.#jumps) hook(set);
  }

  /** How many seconds of the agent's clock one of this machine's is: 1, but in fast motion. */
  get scale(): number {
    return this.#anchor?.scale ?? 1;
  }

  get moment(): Moment {
    return { ms: this.ms, offset: this.offset };
  }

  /** As the agent writes moments, for requests. Exact, not only as of the last tick. */
  iso(): string {
    return iso({ ms: this.#exact(), offset: this.offset });
  }

  /** Call `hook` with the milliseconds by which the agent's clock was set. Returns the function that stops it. */
  onJump(hook: (ms: number) => void): () => void {
    this.#jumps.add(hook);
    return () => this.#jumps.delete(hook);
  }

  /** Call `hook` when this machine's clock was set or it slept, and only the agent can say which time it is now. */
  onDoubt(hook: () => void): () => void {
    this.#doubts.add(hook);
    return () => this.#doubts.delete(hook);
  }

  #exact(): number {
    return this.#anchor ? agentTime(this.#anchor, performance.now()) : Date.now();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    if (!this.#anchor) return;
    this.look();
    const exact = agentTime(this.#anchor, performance.now());
    this.ms = Math.floor(exact / SECOND) * SECOND;
    if (document.hidden) return;
    const toNextSecond = (this.ms + SECOND - exact) / this.#anchor.scale;
    this.#timer = setTimeout(() => this.#tick(), Math.max(FASTEST_TICK_MS, toNextSecond));
  }

  /** Look whether this machine's clock was set or it slept: then whoever can tell is asked. */
  look(): void {
    const ahead = Date.now() - performance.now();
    if (Math.abs(ahead - this.#ahead) <= SAME_CLOCK_MS) return;
    this.#ahead = ahead;
    for (const hook of this.#doubts) hook();
  }
}

export const now = new Now();
