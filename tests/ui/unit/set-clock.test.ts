// @vitest-environment node
/** The clock on the wall is set by five hours, either way, or the machine sleeps: what each clock of the page makes of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { toast, toasts } from '../../../ui/src/components/toasts.svelte';
import { iso, moment } from '../../../ui/src/lib/time/moment';

const BEGAN = moment('2026-11-12T22:00:00+01:00');
const HOURS = 3_600_000;
let now: (typeof import('../../../ui/src/lib/time/now.svelte'))['now'];
let timers: (typeof import('../../../ui/src/views/evening/timer.svelte'))['timers'];
let CrampSession: (typeof import('../../../ui/src/views/cramp/session.svelte'))['CrampSession'];
let readClocks: (typeof import('../../../ui/src/views/stretch/player/clock'))['readClocks'];

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false, addEventListener: () => undefined });
  vi.resetModules();
  ({ now } = await import('../../../ui/src/lib/time/now.svelte'));
  ({ timers } = await import('../../../ui/src/views/evening/timer.svelte'));
  ({ CrampSession } = await import('../../../ui/src/views/cramp/session.svelte'));
  ({ readClocks } = await import('../../../ui/src/views/stretch/player/clock'));
  now.set(BEGAN, 1, 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Time passes; then the clock of the machine is set, and the agent says so as soon as it is asked. */
function setClock(afterMs: number, byMs: number): void {
  vi.advanceTimersByTime(afterMs);
  vi.setSystemTime(Date.now() + byMs);
}
const agentSays = (sinceBegan: number, asleepSeconds: number) =>
  now.set({ ...BEGAN, ms: BEGAN.ms + sinceBegan }, 1, asleepSeconds);

describe.each([5 * HOURS, -5 * HOURS])('set by %i ms', (by) => {
  it('the page’s time does not follow its own clock, and the agent is asked once', () => {
    let asked = 0;
    now.onDoubt(() => (asked += 1));
    setClock(10_000, by);
    vi.advanceTimersByTime(5000);
    expect(iso(now.moment)).toBe('2026-11-12T22:00:15+01:00');
    expect(now.iso()).toBe('2026-11-12T22:00:15+01:00');
    expect(asked).toBe(1);
    agentSays(15_000 + by, 0);
    expect(now.ms).toBe(BEGAN.ms + 15_000 + by);
  });

  it('a hold, a cramp, legs up and an undo go on as if nothing had happened', async () => {
    const before = readClocks();
    timers.start({ night: '2026-11-12', item: 'legs-up', startedAt: now.ms, minutes: 12 });
    const session = new CrampSession((() => undefined) as never, () => now.moment, true);
    now.onJump((ms) => session.moveBy(ms));
    await session.begin(null);
    toast({ text: 'undo?' });
    vi.advanceTimersByTime(4000);
    toasts.hold(true);
    setClock(0, by);
    toasts.hold(false);
    agentSays(4000 + by, 0);

    expect(readClocks()).toEqual({ mono: before.mono + 4000, asleep: 0, hidden: false });
    expect(session.seconds(now.moment)).toBe(4);
    expect(timers.left('2026-11-12', 'legs-up', now.ms)).toBe(12 * 60_000 - 4000);
    vi.advanceTimersByTime(5999);
    expect(toasts.shown).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(toasts.shown).toHaveLength(0);
  });
});

it('sleep is no clock that was set: the cramp has lasted as long, and the player hears of it', async () => {
  const session = new CrampSession((() => undefined) as never, () => now.moment, true);
  now.onJump((ms) => session.moveBy(ms));
  await session.begin(null);
  setClock(4000, 600_000);
  agentSays(604_000, 600);
  expect(session.seconds(now.moment)).toBe(604);
  expect(readClocks().asleep).toBe(600_000);
});

it('where the agent cannot tell sleep, running far ahead was one', () => {
  now.set(BEGAN, 1);
  setClock(1000, 60_000);
  now.set({ ...BEGAN, ms: BEGAN.ms + 61_000 }, 1);
  expect(now.asleep).toBe(60_000);
});

it('the player keeps to the agent’s fast motion', () => {
  now.set(BEGAN, 20, 0);
  const before = readClocks();
  vi.advanceTimersByTime(500);
  expect(readClocks()).toMatchObject({ mono: before.mono + 10_000, scale: 20 });
});
