/**
 * One cramp on the cramp screen: what is known of it, what is saved and what still waits to be.
 *
 * Knows: the requests of a cramp. Must never: stop helping because something could not be saved, read a clock or
 * hold words. Whatever could not be saved is tried again, in order, when `retry` is called.
 */
import type { ask as askAgent } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeDraft } from '../../lib/api/types/EpisodeDraft';
import type { Muscle } from '../../lib/api/types/Muscle';
import type { Side } from '../../lib/api/types/Side';
import { iso, moment, type Moment } from '../../lib/time/moment';

/** After this long without letting go the screen says what to do (NHS inform: a cramp over ten minutes). */
export const LONG_SECONDS = 600;

/** A clock that has run for longer was forgotten: the next press is a new cramp. */
export const FORGOTTEN_SECONDS = 3 * 3600;
/** A difference between the journal's times and the true ones that is worth a correction. */
const WORTH_MS = 20_000;

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
  #forgotten: Episode | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(ask: typeof askAgent, now: () => Moment) {
    this.#ask = ask;
    this.#now = now;
  }

  /** True once there is nothing left to save. */
  get saved(): boolean {
    return this.episode !== null && this.problem === undefined;
  }

  /** Take up the cramp whose clock runs, or start one. */
  begin(ongoing: Episode | null): Promise<void> {
    if (ongoing && this.#now().ms - moment(ongoing.started_at).ms > FORGOTTEN_SECONDS * 1000) {
      this.#forgotten = ongoing;
    } else if (ongoing) {
      this.#take(ongoing);
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
    if (this.episode === null && this.startedAt !== null && episode.ongoing && this.endedAt === null) {
      // Started twice at once (tray and screen): the journal's one counts.
      this.#take(episode);
      this.startedAt = moment(episode.started_at);
    } else if (this.episode?.id === episode.id) {
      this.#take(episode);
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

  /** Save what is not saved yet. */
  retry(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#save();
        this.problem = undefined;
      } catch (error) {
        this.problem = error;
      }
    });
    return this.#saving;
  }

  async #save(): Promise<void> {
    if (!this.startedAt) return;
    if (this.#forgotten) {
      // Nobody knows how long it lasted: the journal says so rather than the hours until now.
      const ended = await this.#ask({ type: 'cramp_end', id: this.#forgotten.id }, 'episode');
      await this.#ask({ type: 'episode_update', id: ended.id, entry: { ...entryOf(ended), duration_seconds: null } }, 'episode');
      this.#forgotten = null;
    }
    if (!this.episode) {
      // A cramp that could not be saved when it began is written down as what it was.
      const late = this.#now().ms - this.startedAt.ms > WORTH_MS;
      this.#take(
        await this.#ask({ type: 'cramp_start', muscle: this.muscle, side: this.side }, 'episode'),
      );
      if (late) await this.#correct();
    }
    const saved = this.episode as unknown as Episode;
    if (saved.ongoing && (saved.muscle !== this.muscle || saved.side !== this.side)) {
      this.#take(
        await this.#ask({ type: 'cramp_describe', id: saved.id, muscle: this.muscle, side: this.side }, 'episode'),
      );
    }
    if (this.endedAt && this.episode?.ongoing) {
      this.#take(await this.#ask({ type: 'cramp_end', id: saved.id }, 'episode'));
      const lasted = this.seconds(this.endedAt);
      // Saved late: what counts is when it let go, not when the journal could be written again.
      if (Math.abs((this.episode.duration_seconds ?? 0) - lasted) * 1000 > WORTH_MS) await this.#correct();
    }
  }

  /** Put the times that were true into the journal. */
  async #correct(): Promise<void> {
    const episode = this.episode;
    if (!episode || !this.startedAt) return;
    const entry = entryOf(episode);
    this.#take(
      await this.#ask(
        {
          type: 'episode_update',
          id: episode.id,
          entry: {
            ...entry,
            started_at: iso(this.startedAt),
            duration_seconds: this.endedAt ? this.seconds(this.endedAt) : entry.duration_seconds,
          },
        },
        'episode',
      ),
    );
  }

  #take(episode: Episode): void {
    this.episode = episode;
  }
}

function entryOf(episode: Episode): EpisodeDraft {
  const { id: _id, night: _night, ongoing: _ongoing, created_at: _created, updated_at: _updated, ...entry } = episode;
  return entry;
}
