/**
 * What the journal's list knows: a letter for every night there is, the lines of the nights near the screen, and the episodes of
 * the nights that were opened last. Kept current by the agent's news.
 *
 * Knows: how to ask. Must never: work out a night's state (the core does), or hold more than is near.
 */
import type { ask as askAgent } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeCursor } from '../../lib/api/types/EpisodeCursor';
import type { EpisodePage } from '../../lib/api/types/EpisodePage';
import type { NightContents } from '../../lib/api/types/NightContents';
import type { NightIndex } from '../../lib/api/types/NightIndex';
import type { NightSummary } from '../../lib/api/types/NightSummary';
import type { JournalChange } from '../../lib/state/agent.svelte';
import { addDays } from '../../lib/time/moment';
import { dayNumber, letterOf } from './rows';

/** Nights that are read at once. */
export const BLOCK = 32;
/** Blocks that are kept: what is on screen and a way around it. */
const BLOCKS = 48;
/** Opened nights whose episodes are kept. */
const OPENED = 3;

interface Block {
  /** By how far the night is from the block's first. */
  lines: (NightSummary | undefined)[];
  /** Read before everything had to be read again. */
  old?: boolean;
}
interface Contents {
  summary: NightSummary | undefined;
  /** Newest first, as the agent tells them. */
  episodes: Episode[];
}

const blockOf = (night: string) => Math.floor(dayNumber(night) / BLOCK);
const firstOf = (block: number) => addDays('1970-01-01', block * BLOCK);

/** The journal's nights. */
export class Nights {
  /** Undefined until it has been read. */
  index = $state.raw<NightIndex | undefined>();
  /** True while something is on its way. */
  loading = $state(false);
  /** Why the last reading failed. */
  problem = $state.raw<unknown>(undefined);
  /** What was used last comes last. */
  #blocks = $state.raw<ReadonlyMap<number, Block>>(new Map());
  #opened = $state.raw<ReadonlyMap<string, Contents>>(new Map());
  #ask: typeof askAgent;
  #wanted: number[] = [];
  #filling = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(ask: typeof askAgent) {
    this.#ask = ask;
  }

  /** True once there is a list. */
  get read(): boolean {
    return this.index !== undefined;
  }

  /** True where nothing has been written down at all. */
  get empty(): boolean {
    return this.index !== undefined && !/[^-]/.test(this.index.marks);
  }

  /** A night's line, if it has been read. */
  night(night: string): NightSummary | undefined {
    const block = blockOf(night);
    return this.#blocks.get(block)?.lines[dayNumber(night) - block * BLOCK] ?? this.#opened.get(night)?.summary;
  }

  /** An opened night's episodes, oldest first: the order in which they happened. */
  episodes(night: string): Episode[] {
    return [...(this.#opened.get(night)?.episodes ?? [])].reverse();
  }

  /** An episode, if its night has been opened. */
  episode(id: string): Episode | undefined {
    for (const { episodes } of this.#opened.values()) {
      const found = episodes.find((one) => one.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Read how long the journal is, where that is not known. */
  open(): Promise<void> {
    return this.read ? this.#reading : this.#read(() => this.#readIndex());
  }

  /** Nights are on screen: their lines are read, the newest wish first. */
  want(nights: readonly string[]): Promise<void> {
    this.#wanted = [...new Set(nights.map(blockOf))].sort((one, other) => one - other);
    return this.#fill();
  }

  /** A night is opened: its line and its episodes are read. */
  ensure(night: string): Promise<void> {
    return this.#read(async () => {
      if (!this.#opened.has(night)) await this.#readContents(night);
    });
  }

  /** Take in news. A night is told whole, so it replaces what is here; nothing is asked. */
  hear(change: JournalChange): Promise<void> {
    if (change.type === 'resync') return this.#again();
    if (change.type !== 'night_changed') return Promise.resolve();
    // After what is being read, which may be older.
    this.#reading = this.#reading.then(() => this.#replace(change.value));
    const { summary, page } = change.value;
    if (page.next !== null && this.#opened.has(summary.night))
      return this.#read(() => this.#readContents(summary.night));
    return this.#reading;
  }

  #replace({ summary, page }: NightContents) {
    const { night } = summary;
    if (this.index) this.index = withLetter(this.index, night, letterOf(summary));
    const number = blockOf(night);
    const block = this.#blocks.get(number);
    if (block) {
      const lines = [...block.lines];
      lines[dayNumber(night) - number * BLOCK] = summary;
      this.#blocks = new Map(this.#blocks).set(number, { ...block, lines });
    }
    if (this.#opened.has(night)) this.#opened = new Map(this.#opened).set(night, { summary, episodes: page.episodes });
  }

  /** Everything may be another one: it is read again, and shown as it was until then. */
  #again(): Promise<void> {
    this.#blocks = new Map([...this.#blocks].map(([number, block]) => [number, { ...block, old: true }]));
    return this.#read(async () => {
      await this.#readIndex();
      for (const night of this.#opened.keys()) await this.#readContents(night);
    }).then(() => this.#fill());
  }

  async #fill(): Promise<void> {
    if (this.#filling) return this.#reading;
    this.#filling = true;
    for (let missing = this.#missing(); missing; missing = this.#missing()) {
      const [first, last] = missing;
      await this.#read(() => this.#readBlocks(first, last));
      if (this.problem !== undefined) break;
    }
    this.#filling = false;
  }

  /** The first blocks beside each other that are wanted and not there. */
  #missing(): [number, number] | undefined {
    const [first, ...rest] = this.#wanted.filter((number) => this.#blocks.get(number)?.old !== false);
    if (first === undefined) return undefined;
    let last = first;
    for (const number of rest) if (number === last + 1) last = number;
    return [first, last];
  }

  async #readIndex() {
    this.index = await this.#ask({ type: 'night_index' });
  }

  async #readBlocks(first: number, last: number) {
    const lines = await this.#ask({ type: 'nights', since: firstOf(first), until: addDays(firstOf(last + 1), -1) });
    const blocks = new Map(this.#blocks);
    for (let number = first; number <= last; number += 1) {
      blocks.delete(number);
      blocks.set(number, { lines: new Array<undefined>(BLOCK).fill(undefined), old: false });
    }
    for (const line of lines) {
      const number = blockOf(line.night);
      const block = blocks.get(number);
      if (block) block.lines[dayNumber(line.night) - number * BLOCK] = line;
    }
    const far = [...blocks.keys()].filter((number) => !this.#wanted.includes(number));
    for (const number of far.slice(0, Math.max(0, blocks.size - BLOCKS))) blocks.delete(number);
    this.#blocks = blocks;
  }

  async #readContents(night: string) {
    const [lines, episodes] = await Promise.all([
      this.#ask({ type: 'nights', since: night, until: night }),
      this.#episodes(night),
    ]);
    const opened = new Map(this.#opened);
    opened.delete(night);
    opened.set(night, { summary: lines.find((line) => line.night === night), episodes });
    for (const old of [...opened.keys()].slice(0, Math.max(0, opened.size - OPENED))) opened.delete(old);
    this.#opened = opened;
  }

  /** A night's episodes, page after page: one answer holds only so many. */
  async #episodes(night: string): Promise<Episode[]> {
    const episodes: Episode[] = [];
    let from: EpisodeCursor | null = null;
    do {
      const page: EpisodePage = await this.#ask({ type: 'episodes', since: night, until: night, from });
      episodes.push(...page.episodes);
      from = page.next;
    } while (from);
    return episodes;
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
      }
    });
    return this.#reading;
  }
}

/** The index after one night has become another; it grows to both ends. */
function withLetter({ since, marks }: NightIndex, night: string, letter: string): NightIndex {
  if (since === null) return letter === '-' ? { since, marks } : { since: night, marks: letter };
  const at = dayNumber(night) - dayNumber(since);
  if (marks[at] === letter) return { since, marks };
  if (at < 0) return { since: night, marks: letter + '-'.repeat(-at - 1) + marks };
  return { since, marks: marks.slice(0, at).padEnd(at, '-') + letter + marks.slice(at + 1) };
}
