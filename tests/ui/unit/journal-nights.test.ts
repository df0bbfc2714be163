import { describe, expect, it } from 'vitest';

import type { ask as askAgent } from '../../../ui/src/lib/api/client';
import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { EpisodeCursor } from '../../../ui/src/lib/api/types/EpisodeCursor';
import type { NightSummary } from '../../../ui/src/lib/api/types/NightSummary';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { JournalChange } from '../../../ui/src/lib/state/agent.svelte';
import { addDays } from '../../../ui/src/lib/time/moment';
import { markOf, nightMeta, placeOf } from '../../../ui/src/views/journal/labels';
import { BLOCK, Nights } from '../../../ui/src/views/journal/nights.svelte';
import { placeIn } from '../../../ui/src/views/journal/place';
import { letterOf } from '../../../ui/src/views/journal/rows';
import { bareEpisode } from '../harness/snapshots';

const episode = (id: string, night: string, change: Partial<Episode> = {}): Episode =>
  bareEpisode(night, `${night}T23:00:00+01:00`, { id, ...change });

function journal(...episodes: Episode[]) {
  const world = { episodes, broken: false, spans: [] as string[], first: '2026-10-01' };
  const marks = () => {
    let text = '';
    for (let night = world.first; night <= '2026-11-12'; night = addDays(night, 1)) text += letterOf(line(night));
    return { since: world.first, marks: text };
  };
  const ask = (async (request: Request) => {
    await Promise.resolve();
    if (world.broken) throw new Error('the agent is gone');
    if (request.type === 'night_index') return marks();
    if (request.type === 'episodes') {
      // Two a page, so that a night takes several.
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

describe('what the list knows', () => {
  it('is a letter a night, and the lines of those near the screen in blocks', async () => {
    const { world, nights } = journal(episode('a', '2026-11-10'));
    await nights.open();
    expect([nights.index?.marks.length, nights.empty]).toEqual([43, false]);
    await nights.want(['2026-11-10', '2026-11-09']);
    expect(world.spans).toHaveLength(1);
    expect(nights.night('2026-11-10')?.episodes).toBe(1);
    await nights.want(['2026-11-09', '2026-11-08']);
    expect(world.spans, 'it is there already').toHaveLength(1);
  });

  it('reads blocks beside each other at once, and far ones for themselves', async () => {
    const { world, nights } = journal();
    const far = addDays('2026-11-10', -50 * BLOCK);
    await nights.want(['2026-11-10', addDays('2026-11-10', -BLOCK), far]);
    expect(world.spans).toHaveLength(2);
    expect(nights.night(far)).toBeDefined();
  });

  it('holds only what is near', async () => {
    const { nights } = journal();
    for (let back = 0; back < 200; back += 1) await nights.want([addDays('2026-11-10', -back * BLOCK)]);
    const there = Array.from({ length: 200 }, (_, back) => nights.night(addDays('2026-11-10', -back * BLOCK)));
    expect(there.filter(Boolean).length).toBeLessThan(60);
    expect(there.at(-1)).toBeDefined();
  });

  it('reads an opened night page after page, and keeps the last few', async () => {
    const { nights } = journal(...['1', '2', '3', '4', '5'].map((id) => episode(id, '2026-11-10')));
    await nights.ensure('2026-11-10');
    expect(nights.episodes('2026-11-10').map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1']);
    expect(nights.episode('3')?.id).toBe('3');
    for (const night of ['2026-11-01', '2026-11-02', '2026-11-03']) await nights.ensure(night);
    expect(nights.episode('3')).toBeUndefined();
  });

  it('follows an episode that moves to another night, and one that is deleted', async () => {
    const { world, news, nights } = journal(episode('a', '2026-11-10'), episode('b', '2026-11-11'));
    await nights.open();
    await nights.want(['2026-11-10', '2026-10-05']);
    await nights.ensure('2026-10-05');
    const asked = world.spans.length;
    world.episodes = [episode('b', '2026-11-11'), episode('a', '2026-10-05')];
    await nights.hear(news('2026-11-10'));
    await nights.hear(news('2026-10-05'));
    expect([nights.night('2026-11-10')?.episodes, nights.night('2026-10-05')?.episodes]).toEqual([0, 1]);
    expect(nights.episodes('2026-10-05').map(({ id }) => id)).toEqual(['a']);
    const { marks } = nights.index!;
    expect([marks[40], marks[4]]).toEqual(['-', 'c']);
    world.episodes = [episode('b', '2026-11-11')];
    await nights.hear(news('2026-10-05'));
    expect(nights.episode('a')).toBeUndefined();
    expect(world.spans, 'news is whole: nothing is asked').toHaveLength(asked);
  });

  it('grows to both ends with the news', async () => {
    const { world, news, nights } = journal();
    await nights.open();
    world.episodes = [episode('a', '2026-09-28'), episode('b', '2026-11-14')];
    await nights.hear(news('2026-09-28'));
    await nights.hear(news('2026-11-14'));
    expect(nights.index?.since).toBe('2026-09-28');
    expect(nights.index?.marks).toBe(`c${'-'.repeat(46)}c`);
  });

  it('asks for a night that has more than its news can hold', async () => {
    const { world, news, nights } = journal();
    await nights.ensure('2026-11-10');
    world.episodes = ['1', '2', '3'].map((id) => episode(id, '2026-11-10'));
    await nights.hear(news('2026-11-10', { night: '2026-11-10', started_at: '2026-11-10T23:00:00+01:00', id: '1' }));
    expect(nights.episodes('2026-11-10')).toHaveLength(3);
  });

  it('takes news after what is being read, which may be older', async () => {
    const { world, news, nights } = journal();
    const reading = nights.ensure('2026-11-10');
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

  it('keeps what it has when reading fails, and mends it after the agent is back', async () => {
    const { world, nights } = journal(episode('a', '2026-11-10'));
    await nights.open();
    await nights.want(['2026-11-10']);
    await nights.ensure('2026-11-10');
    world.broken = true;
    await nights.hear({ type: 'resync' });
    expect(nights.problem).toBeInstanceOf(Error);
    expect(nights.episode('a')).toBeDefined();
    world.broken = false;
    world.episodes = [];
    await nights.hear({ type: 'resync' });
    expect([nights.problem, nights.episode('a')]).toEqual([undefined, undefined]);
    expect(nights.night('2026-11-10')?.episodes).toBe(0);
  });
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
    expect(nightMeta(night('not_recorded'), '2026-11-11')).toBe('Not recorded');
    expect(nightMeta(night('not_recorded'), '2026-11-10')).toBe('Not answered yet');
    expect(markOf(night('not_recorded'), '2026-11-11')).toBe('none');
    expect(markOf(night('not_recorded'), '2026-11-10')).toBe('asked');
  });

  it('name the place where all episodes share it', () => {
    const two = night('cramps', { episodes: 2, place: { muscle: 'calf', side: 'left' } });
    expect(nightMeta(two, '')).toBe('2 episodes, left calf');
    expect(nightMeta({ ...two, place: { muscle: null, side: null } }, '')).toBe('2 episodes');
    expect(nightMeta(night('cramps', { episodes: 2 }), '')).toBe('2 episodes');
    expect(nightMeta(night('cramp_free', { sleep_quality: 4 }), '')).toBe('Cramp-free, slept 4 of 5');
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
