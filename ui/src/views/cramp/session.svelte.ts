/**
 * One cramp on the cramp screen: what is known of it, what is saved and what still waits to be.
 *
 * Knows: the requests of a cramp. Must never: stop helping because something could not be saved, read a clock or
 * hold words. Whatever could not be saved is tried again, in order, when `retry` is called.
 */
import type { ask as askAgent } from '../../lib/api/client';
import { FORGOTTEN_AFTER_SECONDS } from '../../lib/api/types/bounds';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeDraft } from '../../lib/api/types/EpisodeDraft';
import type { Muscle } from '../../lib/api/types/Muscle';
import type { Side } from '../../lib/api/types/Side';
import { iso, moment, type Moment } from '../../lib/time/moment';

/** After this long without letting go the screen says what to do (NHS inform: a cramp over ten minutes). */
export const LONG_SECONDS = 600;

export class CrampSession {
  /** As the journal has it; null until it has been saved. */
  episode = $state.raw<Episode | null>(null);
  muscle = $state<Muscle | null>(null);
  side = $state<Side | null>(null);
  /** When it began. */
  startedAt = $state.raw<Moment | null>(null);
  /** When it let go. */
  endedAt = $state.raw<Moment | null>(null);
  /** Why the last saving failed; undefined while everything is saved. */
  problem = $state.raw<unknown>(undefined);
  #ask: typeof askAgent;
  #now: () => Moment;
  /** True once something was saved later than it happened: the journal's own times are then put right. */
  #late = false;
  #saving: Promise<void> = Promise.resolve();
  #practice: boolean;

  /** In practice everything goes as in a cramp, and nothing is asked of the agent. */
  constructor(ask: typeof askAgent, now: () => Moment, practice = false) {
    this.#practice = practice;
    this.#ask = ask;
    this.#now = now;
  }

  /** True once there is nothing left to save. */
  get saved(): boolean {
    return this.episode !== null && this.problem === undefined;
  }

  /** Take up the cramp whose clock runs, or start one. */
  begin(ongoing: Episode | null): Promise<void> {
    if (ongoing && !this.#practice && this.#now().ms - moment(ongoing.started_at).ms < FORGOTTEN_AFTER_SECONDS * 1000) {
      this.episode = ongoing;
      this.startedAt = moment(ongoing.started_at);
      this.muscle = ongoing.muscle;
      this.side = ongoing.side;
      return Promise.resolve();
    }
    this.startedAt = this.#now();
    return this.retry();
  }

  /** The journal's copy changed, here or in another place. */
  hear(episode: Episode): void {
    if (this.#practice) return;
    if (this.episode === null && this.startedAt !== null && episode.ongoing && this.endedAt === null) {
      // Started twice at once (tray and screen): the journal's one counts.
      this.episode = episode;
      this.startedAt = moment(episode.started_at);
    } else if (this.episode?.id === episode.id) {
      this.episode = episode;
      if (!episode.ongoing && this.endedAt === null) {
        const lasted = episode.duration_seconds ?? 0;
        const began = moment(episode.started_at);
        this.endedAt = { ms: began.ms + lasted * 1000, offset: began.offset };
      }
    }
  }

  /** Where it is, and which leg; either may be given alone. */
  describe(muscle: Muscle | null, side: Side | null): Promise<void> {
    this.muscle = muscle;
    this.side = side;
    return this.retry();
  }

  /** It let go: the clock stops at once, saved or not. */
  letGo(): Promise<void> {
    this.endedAt ??= this.#now();
    return this.retry();
  }

  /** Seconds since it began, until it let go. */
  seconds(now: Moment): number {
    if (!this.startedAt) return 0;
    return Math.max(0, Math.floor(((this.endedAt ?? now).ms - this.startedAt.ms) / 1000));
  }

  /** The clock on the wall was set by so many milliseconds: the moments are told on the new one, the length stays. */
  moveBy(ms: number): void {
    if (this.startedAt) this.startedAt = { ...this.startedAt, ms: this.startedAt.ms + ms };
    if (this.endedAt) this.endedAt = { ...this.endedAt, ms: this.endedAt.ms + ms };
  }

  /** Save what is not saved yet. */
  retry(): Promise<void> {
    if (this.#practice) return Promise.resolve();
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#save();
        this.problem = undefined;
      } catch (error) {
        this.problem = error;
        this.#late = true;
      }
    });
    return this.#saving;
  }

  async #save(): Promise<void> {
    if (!this.startedAt) return;
    if (!this.episode) {
      this.episode = await this.#ask({ type: 'cramp_start', muscle: this.muscle, side: this.side });
    }
    const { id, muscle, side, ongoing } = this.episode;
    if (ongoing && (muscle !== this.muscle || side !== this.side)) {
      this.episode = await this.#ask({ type: 'cramp_describe', id, muscle: this.muscle, side: this.side });
    }
    if (ongoing && this.endedAt) this.episode = await this.#ask({ type: 'cramp_end', id });
    if (this.#late) await this.#correct();
  }

  /** Put the times that were true into the journal. */
  async #correct(): Promise<void> {
    if (!this.episode || !this.startedAt) return;
    const entry = {
      ...entryOf(this.episode),
      started_at: iso(this.startedAt),
      duration_seconds: this.endedAt ? this.seconds(this.endedAt) : this.episode.duration_seconds,
    };
    this.episode = await this.#ask({ type: 'episode_update', id: this.episode.id, entry, base: entryOf(this.episode) });
    this.#late = false;
  }
}

function entryOf(episode: Episode): EpisodeDraft {
  const { id: _id, night: _night, ongoing: _ongoing, created_at: _created, updated_at: _updated, ...entry } = episode;
  return entry;
}
