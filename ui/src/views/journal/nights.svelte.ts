/**
 * The nights and episodes the journal shows: read in spans of four weeks, kept current by the agent's news.
 *
 * Knows: how to ask. Must never: work out a night's state (the core does), or keep what the agent does not have.
 */
import type { ask as askAgent } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeCursor } from '../../lib/api/types/EpisodeCursor';
import type { EpisodePage } from '../../lib/api/types/EpisodePage';
import type { NightContents } from '../../lib/api/types/NightContents';
import type { NightSummary } from '../../lib/api/types/NightSummary';
import { folded } from '../../lib/folded';
import type { JournalChange } from '../../lib/state/agent.svelte';
import { addDays, nightOf, type Moment } from '../../lib/time/moment';
import { lastNight } from './when';

/** Nights in one span. */
export const SPAN = 28;

/** What of the nights is shown. */
export type NightFilter = 'all' | 'cramps' | 'cramp_free' | 'not_recorded';

interface Span {
  since: string;
  until: string;
  /** Oldest first, as the agent tells them. */
  nights: NightSummary[];
  /** Newest first, as the agent tells them. */
  episodes: Episode[];
}

/** The journal's list, newest night first. */
export class Nights {
  /** The list's spans, newest first and without gaps. */
  #spans = $state.raw<Span[]>([]);
  /** Nights opened from elsewhere that the list does not reach yet. */
  #apart = $state.raw<Span[]>([]);
  /** True while a span is on its way. */
  loading = $state(false);
  /** Why the last reading failed. */
  problem = $state.raw<unknown>(undefined);
  #ask: typeof askAgent;
  #waiting = new Set<string>();
  #reading: Promise<void> = Promise.resolve();

  constructor(ask: typeof askAgent) {
    this.#ask = ask;
  }

  /** True once there is a list. */
  get read(): boolean {
    return this.#spans.length > 0;
  }

  /** The oldest night in the list. */
  get since(): string | undefined {
    return this.#spans.at(-1)?.since;
  }

  /** Every night in the list, newest first. The running night is there once something is in it. */
  nights(now: Moment): NightSummary[] {
    const last = lastNight(now);
    return this.#spans
      .flatMap((span) => [...span.nights].reverse())
      .filter((night) => night.night <= last || night.episodes > 0 || night.state !== 'not_recorded');
  }

  /** True where nothing has been written in the nights read so far. */
  get empty(): boolean {
    return this.#spans.every(
      (span) =>
        span.episodes.length === 0 &&
        span.nights.every((night) => night.state === 'not_recorded' && night.sleep_quality === null),
    );
  }

  /** A night's line, if it has been read. */
  night(night: string): NightSummary | undefined {
    return this.#all()
      .flatMap((span) => span.nights)
      .find((one) => one.night === night);
  }

  /** A night's episodes, oldest first: the order in which they happened. */
  episodes(night: string): Episode[] {
    const span = this.#holding(night);
    return span ? span.episodes.filter((one) => one.night === night).reverse() : [];
  }

  /** An episode, if its night has been read. */
  episode(id: string): Episode | undefined {
    return this.#all()
      .flatMap((span) => span.episodes)
      .find((one) => one.id === id);
  }

  /** Read the newest span, or make it reach the running night. */
  open(now: Moment): Promise<void> {
    const until = nightOf(now);
    const newest = this.#spans[0];
    if (newest && newest.until >= until) return this.#reading;
    const since = newest?.since ?? addDays(until, 1 - SPAN);
    return this.#read(async () => {
      const span = await this.#span(since, until);
      this.#spans = [span, ...this.#spans.slice(1)];
    });
  }

  /** Read the span before the oldest. */
  earlier(): Promise<void> {
    const since = this.since;
    if (since === undefined || this.loading) return this.#reading;
    return this.#read(async () => {
      const until = addDays(since, -1);
      const span = await this.#span(addDays(until, 1 - SPAN), until);
      this.#spans = [...this.#spans, span];
      this.#apart = this.#apart.filter((one) => one.since > span.until || one.since < span.since);
    });
  }

  /** Make sure one night has been read. */
  ensure(night: string): Promise<void> {
    if (this.#holding(night)) return Promise.resolve();
    return this.#read(async () => {
      if (this.#holding(night)) return;
      this.#apart = [...this.#apart, await this.#span(night, night)];
    });
  }

  /** Take in news. A night is told whole, so it replaces what is here; nothing is asked. */
  hear(change: JournalChange): Promise<void> {
    if (change.type === 'resync') return this.#again(this.#all().map((span) => span.since));
    if (change.type !== 'night_changed') return Promise.resolve();
    const { summary, page } = change.value;
    if (page.next !== null) return this.#again(this.#starts(summary.night));
    // After what is being read, which may be older.
    this.#reading = this.#reading.then(() => this.#replace(change.value));
    return this.#reading;
  }

  #replace({ summary, page }: NightContents) {
    const put = (span: Span): Span => {
      if (summary.night < span.since || span.until < summary.night) return span;
      const nights = span.nights.map((one) => (one.night === summary.night ? summary : one));
      const later = span.episodes.filter((one) => one.night > summary.night);
      const earlier = span.episodes.filter((one) => one.night < summary.night);
      return { ...span, nights, episodes: [...later, ...page.episodes, ...earlier] };
    };
    this.#spans = this.#spans.map(put);
    this.#apart = this.#apart.map(put);
  }

  #all(): Span[] {
    return [...this.#spans, ...this.#apart];
  }

  #holding(night: string): Span | undefined {
    return this.#all().find((span) => span.since <= night && night <= span.until);
  }

  #starts(night: string | undefined): string[] {
    const span = night === undefined ? undefined : this.#holding(night);
    return span ? [span.since] : [];
  }

  /** Read spans again, named by their first night. News that comes while one waits adds nothing to its turn. */
  #again(starts: string[]): Promise<void> {
    const fresh = starts.filter((since) => !this.#waiting.has(since));
    for (const since of fresh) this.#waiting.add(since);
    if (fresh.length === 0) return this.#reading;
    return this.#read(async () => {
      for (const since of fresh) {
        this.#waiting.delete(since);
        const old = this.#all().find((span) => span.since === since);
        if (!old) continue;
        const span = await this.#span(since, old.until);
        const put = (one: Span) => (one.since === since ? span : one);
        this.#spans = this.#spans.map(put);
        this.#apart = this.#apart.map(put);
      }
    });
  }

  /** One reading after the other, so that an older answer never replaces a newer one. */
  #read(work: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      this.loading = true;
      try {
        await work();
        this.problem = undefined;
      } catch (error) {
        this.problem = error;
      } finally {
        this.loading = false;
        this.#waiting.clear();
      }
    });
    return this.#reading;
  }

  async #span(since: string, until: string): Promise<Span> {
    const [nights, episodes] = await Promise.all([
      this.#ask({ type: 'nights', since, until }),
      this.#episodes(since, until),
    ]);
    return { since, until, nights, episodes };
  }

  /** A span's episodes, page after page: one answer holds only so many. */
  async #episodes(since: string, until: string): Promise<Episode[]> {
    const episodes: Episode[] = [];
    let from: EpisodeCursor | null = null;
    do {
      const page: EpisodePage = await this.#ask({ type: 'episodes', since, until, from });
      episodes.push(...page.episodes);
      from = page.next;
    } while (from);
    return episodes;
  }
}

/** The nights a search and a filter leave. Notes are compared without regard to case and accents. */
export function matchingNights(
  nights: readonly NightSummary[],
  episodesOf: (night: string) => readonly Episode[],
  filter: NightFilter,
  words: string,
): NightSummary[] {
  const wanted = folded(words.trim());
  return nights.filter(
    (night) =>
      (filter === 'all' || night.state === filter) &&
      (wanted === '' || episodesOf(night.night).some(({ note }) => note !== null && folded(note).includes(wanted))),
  );
}
