/**
 * The entries that a filter leaves, however many: how many they are, and those near the screen, a page at a time. Kept current by
 * searching anew. Knows: how to ask. Must never: match anything itself.
 */
import type { ask as askAgent } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeCursor } from '../../lib/api/types/EpisodeCursor';
import type { EpisodeSearch } from '../../lib/api/types/EpisodeSearch';
import type { Asked } from './looking.svelte';

/** Entries a page, as the agent counts its places. */
const PAGE = 200;
/** Pages that are kept. */
const PAGES = 5;

type Span = Pick<Asked, 'since' | 'until'>;

export class Found {
  /** Undefined until the first answer. */
  result = $state.raw<EpisodeSearch | undefined>();
  problem = $state.raw<unknown>(undefined);
  #pages = $state.raw<ReadonlyMap<number, Episode[]>>(new Map());
  #old = new Set<number>();
  #asked: Asked | undefined;
  #next: Asked | undefined;
  #wanted: [number, number] = [0, 0];
  #busy = false;
  #ask: typeof askAgent;

  constructor(ask: typeof askAgent) {
    this.#ask = ask;
  }

  /** An entry by its place, 0 the newest, if it has been read. */
  entry(at: number): Episode | undefined {
    return this.#pages.get(Math.floor(at / PAGE))?.[at % PAGE];
  }

  /** Search. Only the newest wish is answered. */
  look(asked: Asked): Promise<void> {
    this.#next = asked;
    return this.#work();
  }

  /** The journal has changed: the same is asked again. */
  again(): Promise<void> {
    return this.#asked ? this.look(this.#next ?? this.#asked) : Promise.resolve();
  }

  /** These are near the screen, by their places. */
  want(from: number, to: number): Promise<void> {
    this.#wanted = [Math.floor(from / PAGE), Math.floor(Math.max(from, to - 1) / PAGE)];
    return this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        const next = this.#next;
        this.#next = undefined;
        if (next) await this.#search(next);
        else {
          const missing = this.#missing();
          if (missing === undefined) break;
          await this.#read(missing);
        }
      }
      this.problem = undefined;
    } catch (error) {
      this.problem = error;
    } finally {
      this.#busy = false;
    }
  }

  async #search(asked: Asked) {
    const { since, until, ...filter } = asked;
    const result = await this.#ask({ type: 'episode_search', since, until, filter });
    if (this.#next) return; // another one was typed meanwhile
    const same = JSON.stringify(asked) === JSON.stringify(this.#asked);
    this.#asked = asked;
    const pages = new Map(same ? this.#pages : []);
    this.#old = new Set(pages.keys());
    if (result.page.next === null || result.page.episodes.length === PAGE) {
      pages.set(0, result.page.episodes);
      this.#old.delete(0);
    }
    this.#pages = pages;
    this.result = result;
  }

  #missing(): number | undefined {
    if (!this.result || this.result.found === 0) return undefined;
    const [first, last] = this.#wanted;
    for (let page = first; page <= Math.min(last, Math.floor((this.result.found - 1) / PAGE)); page += 1) {
      if (!this.#pages.has(page) || this.#old.has(page)) return page;
    }
    return undefined;
  }

  /** A page, in as many answers as it takes: one answer holds only so many bytes. */
  async #read(page: number) {
    if (!this.#asked || !this.result) return;
    const { since, until, ...filter }: Asked & Span = this.#asked;
    const most = Math.min(PAGE, this.result.found - page * PAGE);
    const episodes: Episode[] = [];
    let from: EpisodeCursor | null = page === 0 ? null : (this.result.places[page - 1] ?? null);
    do {
      const answer = await this.#ask({ type: 'episodes', since, until, filter, from });
      episodes.push(...answer.episodes);
      from = answer.next;
    } while (from && episodes.length < most);
    const pages = new Map(this.#pages);
    pages.delete(page);
    pages.set(page, episodes.slice(0, PAGE));
    for (const far of [...pages.keys()].slice(0, Math.max(0, pages.size - PAGES))) pages.delete(far);
    this.#old.delete(page);
    this.#pages = pages;
  }
}
