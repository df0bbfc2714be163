/** What stands around the reducer: where the figure is, tones at night, the wake lock, sessions that cannot be saved. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { StretchSessionDraft } from '../../../ui/src/lib/api/types/StretchSessionDraft';
import type { Timeline } from '../../../ui/src/lib/api/types/Timeline';
import type { TimelinePhase } from '../../../ui/src/lib/api/types/TimelinePhase';
import { Cues } from '../../../ui/src/views/stretch/player/cues';
import { figureSeconds, pictureAt } from '../../../ui/src/views/stretch/player/picture';
import { start } from '../../../ui/src/views/stretch/player/player';
import { announcement, cue, next, pastHalf, ringLabel } from '../../../ui/src/views/stretch/player/say';
import { mayHear } from '../../../ui/src/views/stretch/player/sound';
import { wakefulness } from '../../../ui/src/views/stretch/player/wake';

const ask = vi.hoisted(() => vi.fn());
vi.mock('../../../ui/src/lib/api/client', () => ({ ask, RequestError: class extends Error {} }));
const toast = vi.hoisted(() => vi.fn());
vi.mock('../../../ui/src/components/toasts.svelte', () => ({ toast }));

const phase = (
  kind: TimelinePhase['kind'],
  stretch: string,
  side: TimelinePhase['side'],
  starts_at: number,
  seconds: number,
): TimelinePhase => ({
  kind,
  step: stretch === 'heel-raises' ? 1 : 0,
  stretch,
  side,
  repetition: 1,
  starts_at,
  seconds,
});
const TIMELINE: Timeline = {
  routine: 'desk-reset',
  phases: [
    phase('get_ready', 'calf-wall-straight', 'left', 0, 5),
    phase('hold', 'calf-wall-straight', 'left', 5, 25),
    phase('rest', 'calf-wall-straight', 'left', 30, 10),
    phase('hold', 'calf-wall-straight', 'left', 40, 25),
    phase('switch_side', 'calf-wall-straight', 'right', 65, 5),
    phase('hold', 'calf-wall-straight', 'right', 70, 25),
    phase('get_ready', 'heel-raises', null, 95, 5),
    phase('move', 'heel-raises', null, 100, 30),
  ],
  total_seconds: 130,
};
const at = (seconds: number) => {
  const reading = { mono: 0, asleep: 0, hidden: false };
  const state = { ...start(TIMELINE, reading), anchor: { position: seconds * 1000, mono: 0 } };
  return { state, picture: pictureAt(state, 0) };
};

describe('the figure in the player', () => {
  const moved = (seconds: number) => figureSeconds(at(seconds).picture, TIMELINE);

  it('moves in during the lead-in and stays through the hold', () => {
    expect([0, 3, 4.9].map(moved)).toEqual([0, 3, 4.9]);
    expect(moved(5)).toBeGreaterThanOrEqual(3);
    expect(moved(29)).toBeGreaterThanOrEqual(3);
  });

  it('lets go in a rest and is back before the next hold', () => {
    expect(moved(30)).toBe(3);
    expect([32, 36].map(moved)).toEqual([0, 0]);
    expect(moved(39.5)).toBeCloseTo(2.5, 9);
    expect(moved(40)).toBeGreaterThanOrEqual(3);
  });

  it('waits at the start of a movement, then moves with the time', () => {
    expect([96, 100, 104].map(moved)).toEqual([0, 0, 4]);
  });
});

describe('the sentences', () => {
  const said = (seconds: number) => announcement(at(seconds).state, at(seconds).picture);

  it('tell a screen reader each change, and nothing in between', () => {
    expect([0, 5, 30, 65, 70, 95, 100].map(said)).toEqual([
      'Get ready: Calf at the wall, left leg',
      'Hold, left leg, 25 seconds',
      'Rest, 10 seconds',
      'Switch to the right leg',
      'Hold, right leg, 25 seconds',
      'Get ready: Heel raises',
      'Heel raises, 30 seconds',
    ]);
    expect(said(6)).toBe(said(29));
  });

  it('tell after a pause what is left, and of one second as of one', () => {
    const { state, picture } = at(29);
    expect(announcement(state, picture, picture.count)).toBe('Hold, left leg, 1 second');
    expect(ringLabel(state, picture)).toBe('1 second left');
    expect(ringLabel(at(28).state, at(28).picture)).toBe('2 seconds left');
  });

  it('know the second half of a long hold, and of nothing else', () => {
    expect([5, 17, 17.5, 29, 30, 35, 67, 120].map((seconds) => pastHalf(at(seconds).picture))).toEqual([
      ...[false, false, true, true],
      ...[false, false, false, false],
    ]);
    const short = TIMELINE.phases.map((one) => ({ ...one, seconds: 15, starts_at: one.starts_at }));
    expect(pastHalf(pictureAt({ ...at(15).state, timeline: { ...TIMELINE, phases: short } }, 0))).toBe(false);
  });

  it('say how to get there, what to do, and how to change', () => {
    const [ready, hold, change] = [0, 5, 65].map((s) => cue(at(s).state, at(s).picture));
    expect(new Set([ready, hold, change]).size).toBe(3);
    expect(change).toBe('Bring the leg in and step the other one back.');
  });

  it('say what is next', () => {
    expect(next(at(10).picture)).toEqual(['Next: rest, 10 s', 'then Heel raises']);
    expect(next(at(45).picture)).toEqual(['Next: switch to the right leg', 'then Heel raises']);
    expect(next(at(80).picture)).toEqual(['Next: Heel raises']);
    expect(next(at(96).picture)).toEqual(['Next: move, 30 s']);
    expect(next(at(120).picture)).toEqual(['Next: that was all']);
  });

  it('say that the computer slept', () => {
    const { state, picture } = at(10);
    const slept = { ...state, mode: 'paused', slept: true } as const;
    expect(announcement(slept, picture)).toBe('Paused, the computer slept');
    expect(cue(slept, picture)).not.toBe(cue({ ...slept, slept: false }, picture));
  });
});

describe('tones', () => {
  it('are quiet from ten in the evening until seven', () => {
    expect([21, 22, 23, 0, 6, 7, 12].map(mayHear)).toEqual([true, false, false, false, false, true, true]);
  });

  const heard = (moments: (number | { at: number; mode?: 'paused'; on?: boolean })[], hour = 12) => {
    const played: string[] = [];
    const cues = new Cues({ play: (tone) => void played.push(tone), close: () => undefined }, () => hour);
    for (const moment of moments) {
      const { at: seconds, mode, on = true } = typeof moment === 'number' ? { at: moment } : moment;
      const { state, picture } = at(seconds);
      cues.follow(mode ? { ...state, mode } : state, picture, on);
    }
    return played;
  };

  it('come once as work starts and once as it ends, from one movement to the next too', () => {
    expect(heard([0, 4, 5, 6, 29, 30, 35, 40, 65, 70, 95, 100])).toEqual([
      ...['start', 'end', 'start', 'end', 'start', 'end', 'start'],
    ]);
  });

  it('are not the pause, and nothing that was missed is made up for', () => {
    expect(heard([5, { at: 10, mode: 'paused' }, 10])).toEqual(['start']);
    expect(heard([0, { at: 5, on: false }, 10, 30])).toEqual(['end']);
    expect(heard([0, 5, 30], 23)).toEqual([]);
  });
});

describe('the wake lock', () => {
  const lock = () => {
    const released = vi.fn(() => Promise.resolve());
    const request = vi.fn(() => Promise.resolve({ released: false, release: released }));
    return { request, released, wake: wakefulness({ request } as unknown as WakeLock) };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('is taken once and let go', async () => {
    const { request, released, wake } = lock();
    wake.set(true);
    wake.set(true);
    await settled();
    wake.set(true);
    await settled();
    expect(request).toHaveBeenCalledTimes(1);
    wake.set(false);
    expect(released).toHaveBeenCalledTimes(1);
  });

  it('that arrives after the pause is let go at once', async () => {
    const { released, wake } = lock();
    wake.set(true);
    wake.set(false);
    await settled();
    expect(released).toHaveBeenCalledTimes(1);
  });

  it('may be refused or missing', async () => {
    const refused = wakefulness({ request: () => Promise.reject(new Error('low battery')) } as unknown as WakeLock);
    refused.set(true);
    await settled();
    refused.set(false);
    const missing = wakefulness(undefined);
    missing.set(true);
    missing.set(false);
  });
});

describe('saving a session', () => {
  const session = (routine: string, ending: StretchSessionDraft['ending'] = 'completed'): StretchSessionDraft => ({
    routine,
    started_at: '2026-11-12T22:00:00+01:00',
    ended_at: '2026-11-12T22:05:00+01:00',
    ending,
    held: [{ stretch: 'calf-wall-straight', side: 'left', seconds: 90 }],
  });
  let sessions: (typeof import('../../../ui/src/views/stretch/sessions.svelte'))['sessions'];

  beforeEach(async () => {
    vi.resetModules();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await import('../harness/words');
    ({ sessions } = await import('../../../ui/src/views/stretch/sessions.svelte'));
  });
  afterEach(() => {
    ask.mockReset();
    toast.mockReset();
    vi.restoreAllMocks();
  });

  it('says what was kept', async () => {
    ask.mockResolvedValue({});
    await sessions.save(session('bedtime-5'));
    expect(ask).toHaveBeenCalledWith({ type: 'stretch_save', session: session('bedtime-5') });
    expect(toast).toHaveBeenCalledWith({ text: 'Bedtime 5: 1 min 30 s held. Kept in the journal.' });
  });

  it('has no blame for stopping', async () => {
    ask.mockResolvedValue({});
    await sessions.save(session('bedtime-5', 'hurt'));
    expect(toast.mock.calls[0]?.[0].text).toContain('nothing counts against you');
  });

  it('keeps what the journal would not take, and saves all of it later, in order', async () => {
    ask.mockRejectedValue(new Error('the disk is full'));
    await sessions.save(session('bedtime-5'));
    await sessions.save(session('seated', 'left'));
    expect(sessions.unsaved.map(({ routine }) => routine)).toEqual(['bedtime-5', 'seated']);
    expect(sessions.problem).not.toBe('');
    expect(toast).not.toHaveBeenCalled();
    ask.mockReset();
    ask.mockResolvedValue({});
    await sessions.again();
    expect(ask.mock.calls.map(([request]) => request.session.routine)).toEqual(['bedtime-5', 'seated']);
    expect([sessions.unsaved, sessions.problem]).toEqual([[], '']);
  });

  it('saves none twice, however often it is pressed', async () => {
    let answer = (_: unknown) => undefined as void;
    ask.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const first = sessions.save(session('bedtime-5'));
    await sessions.again();
    const second = sessions.save(session('seated'));
    answer({});
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    answer({});
    await Promise.all([first, second]);
    expect(ask.mock.calls.map(([request]) => request.session.routine)).toEqual(['bedtime-5', 'seated']);
    expect(sessions.unsaved).toEqual([]);
  });

  it('does not save one in which nothing was held', async () => {
    await sessions.save({ ...session('seated', 'left'), held: [] });
    expect(ask).not.toHaveBeenCalled();
  });
});
