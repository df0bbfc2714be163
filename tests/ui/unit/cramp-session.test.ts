import { describe, expect, it } from 'vitest';

import { RequestError, type ask as askAgent } from '../../../ui/src/lib/api/client';
import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import { iso, moment } from '../../../ui/src/lib/time/moment';
import { CrampSession } from '../../../ui/src/views/cramp/session.svelte';
import { bareEpisode } from '../harness/snapshots';

const BEGAN = '2026-11-12T02:41:00+01:00';
const bare = (change: Partial<Episode> = {}): Episode => bareEpisode('2026-11-11', BEGAN, { ongoing: true, ...change });

/** An agent with a clock that the test moves, and a journal that can be full. */
function agent(start = BEGAN) {
  const world = { now: moment(start), full: false, sent: [] as string[], journal: new Map<string, Episode>() };
  const ask = (async (request: Request) => {
    world.sent.push(request.type);
    if (world.full) throw new RequestError({ code: 'disk_full', message: 'The disk is full.' });
    const put = (episode: Episode) => {
      world.journal.set(episode.id, episode);
      return episode;
    };
    const old = (id: string) => world.journal.get(id) as Episode;
    switch (request.type) {
      case 'cramp_start':
        return put(
          bare({
            id: `new-${world.journal.size}`,
            started_at: iso(world.now),
            muscle: request.muscle,
            side: request.side,
          }),
        );
      case 'cramp_describe':
        return put({ ...old(request.id), muscle: request.muscle, side: request.side });
      case 'cramp_end': {
        const lasted = (world.now.ms - moment(old(request.id).started_at).ms) / 1000;
        return put({ ...old(request.id), ongoing: false, duration_seconds: lasted });
      }
      case 'episode_update':
        return put({ ...old(request.id), ...request.entry });
      default:
        throw new Error(`not a request of a cramp: ${request.type}`);
    }
  }) as unknown as typeof askAgent;
  const session = new CrampSession(ask, () => world.now);
  return {
    world,
    session,
    wait: (seconds: number) => (world.now = { ...world.now, ms: world.now.ms + seconds * 1000 }),
  };
}

describe('a cramp', () => {
  it('is saved before anything is asked, described as it is told, and ended when it lets go', async () => {
    const { world, session, wait } = agent();
    await session.begin(null);
    expect(world.sent).toEqual(['cramp_start']);
    expect(session.saved).toBe(true);
    wait(9);
    await session.describe('calf', null);
    await session.describe('calf', 'left');
    wait(60);
    expect(session.seconds(world.now)).toBe(69);
    await session.letGo();
    wait(600);
    expect(session.seconds(world.now)).toBe(69);
    expect(session.episode).toMatchObject({ ongoing: false, duration_seconds: 69, muscle: 'calf', side: 'left' });
    expect(world.sent).toEqual(['cramp_start', 'cramp_describe', 'cramp_describe', 'cramp_end']);
  });

  it('that is already running is taken up, not started again', async () => {
    const { world, session, wait } = agent();
    const running = bare({ muscle: 'foot', side: 'right' });
    world.journal.set(running.id, running);
    wait(30);
    await session.begin(running);
    expect(world.sent).toEqual([]);
    expect([session.muscle, session.side, session.seconds(world.now)]).toEqual(['foot', 'right', 30]);
  });

  it('that was started in the tray at the same moment is the same one', async () => {
    const { world, session } = agent();
    world.full = true;
    await session.begin(null);
    session.hear(bare({ id: 'tray' }));
    expect(session.episode?.id).toBe('tray');
  });

  it('ended in another place stops this clock too', async () => {
    const { world, session, wait } = agent();
    await session.begin(null);
    wait(300);
    session.hear({ ...(session.episode as Episode), ongoing: false, duration_seconds: 120 });
    expect(session.seconds(world.now)).toBe(120);
  });
});

describe('when saving fails', () => {
  it('goes on helping, says why, and writes down the times that were true', async () => {
    const { world, session, wait } = agent();
    world.full = true;
    await session.begin(null);
    expect(session.problem).toBeInstanceOf(RequestError);
    await session.describe('back_of_thigh', 'both');
    wait(90);
    await session.letGo();
    expect([session.saved, session.muscle, session.seconds(world.now)]).toEqual([false, 'back_of_thigh', 90]);
    wait(3600);
    world.full = false;
    await session.retry();
    expect(session.saved).toBe(true);
    expect(session.episode).toMatchObject({
      started_at: BEGAN,
      duration_seconds: 90,
      muscle: 'back_of_thigh',
      side: 'both',
      ongoing: false,
    });
    expect(world.journal.size).toBe(1);
  });

  it('at the end only, the length is what the clock showed', async () => {
    const { world, session, wait } = agent();
    await session.begin(null);
    wait(45);
    world.full = true;
    await session.letGo();
    wait(500);
    world.full = false;
    await session.retry();
    expect(session.episode).toMatchObject({ started_at: BEGAN, duration_seconds: 45, ongoing: false });
  });

  it('is not corrected where nothing was late', async () => {
    const { world, session } = agent();
    await session.begin(null);
    await session.letGo();
    expect(world.sent).not.toContain('episode_update');
  });
});

it('in practice goes through everything and asks the agent for nothing', async () => {
  const world = { now: moment(BEGAN), sent: 0 };
  const ask = (async () => {
    world.sent += 1;
    throw new Error('practice asks for nothing');
  }) as unknown as typeof askAgent;
  const session = new CrampSession(ask, () => world.now, true);
  await session.begin(bare({ muscle: 'calf' }));
  expect([session.muscle, session.episode]).toEqual([null, null]);
  await session.describe('foot', 'left');
  session.hear(bare({ id: 'tray' }));
  world.now = { ...world.now, ms: world.now.ms + 61_000 };
  await session.letGo();
  await session.retry();
  expect([session.seconds(world.now), session.episode, session.problem, world.sent]).toEqual([61, null, undefined, 0]);
});

it('a clock that ran for hours was forgotten: a new cramp begins', async () => {
  const { world, session } = agent('2026-11-12T07:00:00+01:00');
  await session.begin(bare({ id: 'old', muscle: 'calf' }));
  expect(world.sent).toEqual(['cramp_start']);
  expect(session.episode).toMatchObject({ ongoing: true, started_at: '2026-11-12T07:00:00+01:00', muscle: null });
});
