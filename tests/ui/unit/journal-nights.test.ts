import { describe, expect, it } from 'vitest';

import type { ask as askAgent } from '../../../ui/src/lib/api/client';
import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { EpisodeCursor } from '../../../ui/src/lib/api/types/EpisodeCursor';
import type { NightSummary } from '../../../ui/src/lib/api/types/NightSummary';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { JournalChange } from '../../../ui/src/lib/state/agent.svelte';
import { addDays, moment } from '../../../ui/src/lib/time/moment';
import { markOf, nightMeta, placeOf } from '../../../ui/src/views/journal/labels';
import { matchingNights, Nights, SPAN } from '../../../ui/src/views/journal/nights.svelte';
import { placeIn } from '../../../ui/src/views/journal/place';
import { bareEpisode } from '../harness/snapshots';

const morning = moment('2026-11-12T08:00:00+01:00');

const episode = (id: string, night: string, change: Partial<Episode> = {}): Episode =>
  bareEpisode(night, `${night}T23:00:00+01:00`, { id, ...change });

function journal(...episodes: Episode[]) {
  const world = { episodes, broken: false, spans: [] as string[] };
  const ask = (async (request: Request) => {
    await Promise.resolve();
    if (world.broken) throw new Error('the agent is gone');
    if (request.type === 'episodes') {
      // Two a page, so that a span takes several.
      const all = world.episodes.filter(({ night }) => night >= request.since! && night <= request.until!);
      const start = request.from ? all.findIndex(({ id }) => id === request.from!.id) + 1 : 0;
      const episodes = all.slice(start, start + 2);
      const last = episodes.at(-1);
      const next =
        last && all.length > start + 2 ? { night: last.night, started_at: last.started_at, id: last.id } : null;
      return { episodes, next };
    }
    if (request.type !== 'nights') throw new Error(`not a request of the list: ${request.type}`);
    world.spans.push(`${request.since}..${request.until}`);
    const nights: NightSummary[] = [];
    for (let night = request.since; night <= request.until; night = addDays(night, 1)) nights.push(line(night));
    return nights;
  }) as unknown as typeof askAgent;
  const line = (night: string): NightSummary => {
    const episodes = world.episodes.filter((one) => one.night === night).length;
    return {
      night,
      state: episodes > 0 ? 'cramps' : 'not_recorded',
      episodes,
      sleep_quality: null,
      bed_at: null,
      up_at: null,
      answer: null,
    };
  };
  /** The news of a night as the agent tells it: whole, or its first page. */
  const news = (night: string, next: EpisodeCursor | null = null): JournalChange => {
    const episodes = world.episodes.filter((one) => one.night === night);
    return { type: 'night_changed', value: { summary: line(night), page: { episodes, next } } };
  };
  return { world, news, nights: new Nights(ask) };
}

describe('the list of nights', () => {
  it('reads a span page after page', async () => {
    const ids = ['1', '2', '3', '4', '5'];
    const { nights } = journal(...ids.map((id) => episode(id, '2026-11-10')));
    await nights.open(morning);
    expect(nights.episodes('2026-11-10').map(({ id }) => id)).toEqual([...ids].reverse());
  });

  it('reads four weeks, then the four before, without a gap', async () => {
    const { world, nights } = journal();
    await nights.open(morning);
    await nights.earlier();
    expect(world.spans).toEqual(['2026-10-15..2026-11-11', '2026-09-17..2026-10-14']);
    const listed = nights.nights(morning).map(({ night }) => night);
    expect(listed).toHaveLength(2 * SPAN);
    expect(listed).toEqual([...listed].sort().reverse());
    expect(nights.empty).toBe(true);
  });

  it('shows the running night once something is in it', async () => {
    const evening = moment('2026-11-12T22:00:00+01:00');
    const { world, news, nights } = journal();
    await nights.open(evening);
    expect(nights.nights(evening)[0]?.night).toBe('2026-11-11');
    world.episodes.push(episode('a', '2026-11-12'));
    await nights.hear(news('2026-11-12'));
    expect(nights.nights(evening)[0]?.night).toBe('2026-11-12');
  });

  it('follows an episode that moves to another night, and one that is deleted', async () => {
    const { world, news, nights } = journal(episode('a', '2026-11-10'), episode('b', '2026-11-11'));
    await nights.open(morning);
    await nights.earlier();
    const asked = world.spans.length;
    world.episodes = [episode('b', '2026-11-11'), episode('a', '2026-10-01')];
    await nights.hear(news('2026-11-10'));
    await nights.hear(news('2026-10-01'));
    expect([nights.night('2026-11-10')?.episodes, nights.night('2026-10-01')?.episodes]).toEqual([0, 1]);
    expect(nights.episodes('2026-10-01').map(({ id }) => id)).toEqual(['a']);
    world.episodes = [episode('b', '2026-11-11')];
    await nights.hear(news('2026-10-01'));
    expect(nights.night('2026-10-01')?.episodes).toBe(0);
    expect(nights.episode('a')).toBeUndefined();
    expect(nights.episode('b')).toBeDefined();
    expect(world.spans, 'news is whole: nothing is asked').toHaveLength(asked);
  });

  it('asks for a night that has more than its news can hold', async () => {
    const { world, news, nights } = journal();
    await nights.open(morning);
    world.episodes = ['1', '2', '3'].map((id) => episode(id, '2026-11-10'));
    await nights.hear(news('2026-11-10', { night: '2026-11-10', started_at: '2026-11-10T23:00:00+01:00', id: '1' }));
    expect(nights.episodes('2026-11-10')).toHaveLength(3);
  });

  it('takes news after what is being read, which may be older', async () => {
    const { world, news, nights } = journal();
    const reading = nights.open(morning);
    await nights.hear(
      ((): JournalChange => {
        world.episodes = [episode('a', '2026-11-10')];
        const told = news('2026-11-10');
        world.episodes = [];
        return told;
      })(),
    );
    await reading;
    expect(nights.episodes('2026-11-10').map(({ id }) => id)).toEqual(['a']);
  });

  it('reads nights it does not reach one by one', async () => {
    const { world, nights } = journal(episode('a', '2019-02-28'));
    await nights.open(morning);
    await nights.ensure('2019-02-28');
    expect(nights.episodes('2019-02-28').map(({ id }) => id)).toEqual(['a']);
    expect(nights.nights(morning)).toHaveLength(SPAN);
    expect(world.spans.at(-1)).toBe('2019-02-28..2019-02-28');
  });

  it('grows over noon instead of jumping', async () => {
    const { nights } = journal();
    await nights.open(morning);
    await nights.open(moment('2026-11-13T13:00:00+01:00'));
    expect(nights.since).toBe('2026-10-15');
    expect(nights.nights(moment('2026-11-13T13:00:00+01:00'))[0]?.night).toBe('2026-11-12');
  });

  it('keeps what it has when reading fails, and mends it after the agent is back', async () => {
    const { world, nights } = journal(episode('a', '2026-11-10'));
    await nights.open(morning);
    world.broken = true;
    await nights.hear({ type: 'resync' });
    expect(nights.problem).toBeInstanceOf(Error);
    expect(nights.episode('a')).toBeDefined();
    world.broken = false;
    world.episodes = [];
    await nights.hear({ type: 'resync' });
    expect([nights.problem, nights.episode('a')]).toEqual([undefined, undefined]);
  });
});

it('searches notes without regard to case and accents, and filters by state', () => {
  const list: NightSummary[] = [
    { night: '2026-11-11', state: 'cramps', episodes: 1, sleep_quality: null, bed_at: null, up_at: null, answer: null },
    {
      night: '2026-11-10',
      state: 'cramp_free',
      episodes: 0,
      sleep_quality: 4,
      bed_at: null,
      up_at: null,
      answer: 'none',
    },
  ];
  const of = (night: string) => (night === '2026-11-11' ? [episode('a', night, { note: 'Späte Fahrt, Café' })] : []);
  const names = (filter: Parameters<typeof matchingNights>[2], words: string) =>
    matchingNights(list, of, filter, words).map(({ night }) => night);
  expect(names('all', ' cafe ')).toEqual(['2026-11-11']);
  expect(names('cramp_free', 'cafe')).toEqual([]);
  expect(names('cramp_free', '')).toEqual(['2026-11-10']);
  expect(names('all', '')).toHaveLength(2);
});

describe('words and marks', () => {
  const night = (state: NightSummary['state'], change: Partial<NightSummary> = {}): NightSummary => ({
    night: '2026-11-10',
    state,
    episodes: 0,
    sleep_quality: null,
    bed_at: null,
    up_at: null,
    answer: null,
    ...change,
  });

  it('never call a night cramp-free that nobody answered', () => {
    expect(nightMeta(night('not_recorded'), [], '2026-11-11')).toBe('Not recorded');
    expect(nightMeta(night('not_recorded'), [], '2026-11-10')).toBe('Not answered yet');
    expect(markOf(night('not_recorded'), '2026-11-11')).toBe('none');
    expect(markOf(night('not_recorded'), '2026-11-10')).toBe('asked');
  });

  it('name the place where all episodes share it', () => {
    const left = episode('a', '2026-11-10', { muscle: 'calf', side: 'left' });
    const right = episode('b', '2026-11-10', { muscle: 'calf', side: 'right' });
    const two = night('cramps', { episodes: 2 });
    expect(nightMeta(two, [left, { ...left, id: 'c' }], '')).toBe('2 episodes, left calf');
    expect(nightMeta(two, [left, right], '')).toBe('2 episodes');
    expect(nightMeta(night('cramp_free', { sleep_quality: 4 }), [], '')).toBe('Cramp-free, slept 4 of 5');
    expect(placeOf({ muscle: 'foot', side: 'both' })).toBe('both feet');
    expect(placeOf({ muscle: null, side: 'right' })).toBe('right leg');
    expect(placeOf({ muscle: null, side: null })).toBeUndefined();
  });
});

it('reads a place from an address, and nothing that lies ahead', () => {
  const running = '2026-11-12';
  expect(placeIn('', running)).toEqual({ at: 'new' });
  expect(placeIn('2026-11-11', running)).toEqual({ at: 'night', night: '2026-11-11' });
  expect(placeIn('new/2026-11-11', running)).toEqual({ at: 'new', night: '2026-11-11' });
  expect(placeIn('new/last-night', running, '2026-11-10')).toEqual({ at: 'new', night: '2026-11-10' });
  expect(placeIn('episode/2026-11-11/x', running)).toEqual({ at: 'episode', night: '2026-11-11', id: 'x' });
  expect(placeIn('episode/2026-11-11', running)).toEqual({ at: 'night', night: '2026-11-11' });
  for (const wrong of ['2026-11-13', 'new/2026-02-30', 'x', 'episode/x/y'])
    expect(placeIn(wrong, running)).toEqual({ at: 'new' });
});
