/** The player's reducer: every key, the arithmetic of pauses, sleep, and a hidden window. */
import { describe, expect, it } from 'vitest';

import type { Timeline } from '../../../ui/src/lib/api/types/Timeline';
import type { TimelinePhase } from '../../../ui/src/lib/api/types/TimelinePhase';
import { blocks, pictureAt } from '../../../ui/src/views/stretch/player/picture';
import {
  heldSeconds,
  phaseIndexAt,
  positionAt,
  reduce,
  sessionOf,
  start,
  type PlayerEvent,
  type PlayerState,
} from '../../../ui/src/views/stretch/player/player';

type Line = [TimelinePhase['kind'], number, string, TimelinePhase['side'], number, number];
// 0 ready 5 | 5 hold L 30 | 35 rest 10 | 45 hold L 30 | 75 switch 5 | 80 hold R 30 | 110 rest 10 | 120 hold R 30 | 150 ready 5 | 155 move 20 | 175
const LINES: Line[] = [
  ['get_ready', 0, 'calf', 'left', 1, 5],
  ['hold', 0, 'calf', 'left', 1, 30],
  ['rest', 0, 'calf', 'left', 2, 10],
  ['hold', 0, 'calf', 'left', 2, 30],
  ['switch_side', 0, 'calf', 'right', 1, 5],
  ['hold', 0, 'calf', 'right', 1, 30],
  ['rest', 0, 'calf', 'right', 2, 10],
  ['hold', 0, 'calf', 'right', 2, 30],
  ['get_ready', 1, 'walk', null, 1, 5],
  ['move', 1, 'walk', null, 1, 20],
];

const TIMELINE: Timeline = (() => {
  let starts_at = 0;
  const phases = LINES.map(([kind, step, stretch, side, repetition, seconds]) => {
    const phase = { kind, step, stretch, side, repetition, starts_at, seconds };
    starts_at += seconds;
    return phase;
  });
  return { routine: 'test', phases, total_seconds: starts_at };
})();

/** A player with a hand on its clocks: seconds go in, events and positions come out. */
class Bench {
  mono = 1_000_000;
  asleep = 0;
  hidden = false;
  state: PlayerState = start(TIMELINE, this);

  do(type: PlayerEvent['type']): this {
    this.state = reduce(this.state, { type }, { mono: this.mono, asleep: this.asleep, hidden: this.hidden });
    return this;
  }
  /** Time passes, looked at every `step` seconds. */
  pass(seconds: number, step = 0.25): this {
    for (let left = seconds; left > 1e-9; left -= step) this.jump(Math.min(step, left));
    return this;
  }
  /** Time passes in one go, then one look. */
  jump(seconds: number, asleep = 0): this {
    this.mono += seconds * 1000;
    this.asleep += asleep * 1000;
    return this.do('tick');
  }
  get at(): number {
    return positionAt(this.state, this.mono) / 1000;
  }
  get held(): (string | number)[][] {
    return heldSeconds(this.state).map(({ stretch, side, seconds }) => [stretch, side ?? '-', seconds]);
  }
}

describe('time', () => {
  it('follows the clock, not the number of looks', () => {
    const often = new Bench().pass(50, 0.016);
    const seldom = new Bench().pass(50, 4.5);
    expect(often.at).toBeCloseTo(50, 9);
    expect(seldom.at).toBeCloseTo(50, 9);
  });

  it('plays to the end and counts each side in full', () => {
    const bench = new Bench().pass(174.9);
    expect(bench.state.mode).toBe('playing');
    bench.pass(0.2);
    expect(bench.state).toMatchObject({ mode: 'ended', ending: 'completed' });
    expect(bench.held).toEqual([
      ['calf', 'left', 60],
      ['calf', 'right', 60],
      ['walk', '-', 20],
    ]);
  });

  it('is over at the end, whatever is pressed then', () => {
    const bench = new Bench().pass(176);
    for (const type of ['toggle', 'next', 'back', 'skip_side', 'ask_leave', 'leave', 'hurt'] as const) bench.do(type);
    expect(bench.state).toMatchObject({ mode: 'ended', ending: 'completed', asking: false });
  });

  it('finds the phase of a moment, the boundary belonging to the later one', () => {
    expect([0, 4999, 5000, 34_999, 35_000, 174_999, 175_000].map((ms) => phaseIndexAt(TIMELINE, ms))).toEqual([
      0, 0, 1, 1, 2, 9, 9,
    ]);
  });
});

describe('pausing', () => {
  it('stands still, and goes on after three seconds to get ready', () => {
    const bench = new Bench().pass(15).do('toggle');
    expect(bench.state.mode).toBe('paused');
    bench.pass(100);
    expect(bench.at).toBe(15);
    bench.do('toggle');
    expect(bench.state.mode).toBe('resuming');
    bench.pass(2.9);
    expect([bench.state.mode, bench.at]).toEqual(['resuming', 15]);
    bench.pass(0.1);
    expect([bench.state.mode, bench.at]).toEqual(['playing', 15]);
    bench.pass(2);
    expect(bench.at).toBeCloseTo(17, 9);
  });

  it('loses nothing when the look comes late after the get-ready', () => {
    const bench = new Bench().pass(15).do('toggle').do('toggle').jump(4.5);
    expect(bench.at).toBeCloseTo(16.5, 9);
  });

  it('does not count as holding', () => {
    const bench = new Bench()
      .pass(15)
      .do('toggle')
      .pass(60)
      .do('toggle')
      .pass(3 + 2)
      .do('leave');
    expect(bench.held).toEqual([['calf', 'left', 12]]);
  });

  it('pressed again while getting ready pauses again', () => {
    const bench = new Bench().pass(15).do('toggle').do('toggle').pass(1).do('toggle').pass(10);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 15]);
  });

  it('adds up over many pauses', () => {
    const bench = new Bench().pass(5);
    for (let i = 0; i < 10; i += 1) bench.pass(2.5).do('toggle').pass(7.7).do('toggle').pass(3);
    expect(bench.at).toBeCloseTo(30, 9);
    expect(bench.do('leave').held).toEqual([['calf', 'left', 25]]);
  });
});

describe('the keys', () => {
  it('next goes to the next phase, from a lead-in to its hold', () => {
    const bench = new Bench().pass(2).do('next');
    expect(bench.at).toBe(5);
    bench.pass(10).do('next');
    expect(bench.at).toBe(35);
    expect(bench.do('leave').held).toEqual([['calf', 'left', 10]]);
  });

  it('next past the last phase ends it, without calling it completed', () => {
    const bench = new Bench();
    for (let i = 0; i < TIMELINE.phases.length; i += 1) bench.do('next');
    expect(bench.state).toMatchObject({ mode: 'ended', ending: 'left' });
    expect(bench.held).toEqual([]);
  });

  it('one skipped hold does not take the completion away', () => {
    const bench = new Bench().pass(10).do('next').pass(139);
    expect(bench.state.ending).toBeNull();
    expect(bench.pass(1.1).state.ending).toBe('completed');
  });

  it('back restarts the hold, and what was held stays counted', () => {
    const bench = new Bench().pass(25).do('back');
    expect(bench.at).toBe(5);
    expect(bench.pass(10).do('leave').held).toEqual([['calf', 'left', 30]]);
  });

  it('back twice within two seconds is the hold before, with its lead-in', () => {
    const bench = new Bench().pass(90).do('back').pass(1).do('back');
    expect(bench.at).toBe(35); // the rest that leads to the second left hold
    bench.pass(1.5).do('back');
    expect(bench.at).toBe(0); // once more: the first left hold, from get ready
    bench.pass(1).do('back');
    expect(bench.at).toBe(0);
  });

  it('back after more than two seconds only restarts', () => {
    const bench = new Bench().pass(90).do('back').pass(2.5).do('back');
    expect(bench.at).toBe(80);
  });

  it('skip side goes past the repetitions to the other side, then to the next step, then to the end', () => {
    const bench = new Bench().pass(10).do('skip_side');
    expect(bench.at).toBe(75);
    bench.pass(6).do('skip_side');
    expect(bench.at).toBe(150);
    bench.do('skip_side');
    expect(bench.state.mode).toBe('ended');
  });

  it('moves while paused stay paused', () => {
    const bench = new Bench().pass(10).do('toggle').do('next').pass(30);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 35]);
    bench.do('back');
    expect(bench.at).toBe(35);
  });

  it('moves while getting ready keep the get-ready', () => {
    const bench = new Bench().pass(10).do('toggle').do('toggle').pass(1).do('next').pass(2);
    expect([bench.state.mode, bench.at]).toEqual(['playing', 35]);
  });

  it('escape asks and pauses; staying goes on after the get-ready', () => {
    const bench = new Bench().pass(10).do('ask_leave').pass(30);
    expect(bench.state).toMatchObject({ mode: 'paused', asking: true });
    bench.do('ask_leave').do('stay');
    expect(bench.state).toMatchObject({ mode: 'resuming', asking: false });
    expect(bench.pass(3 + 5).at).toBeCloseTo(15, 9);
  });

  it('escape while paused, answered with staying, stays paused', () => {
    const bench = new Bench().pass(10).do('toggle').do('ask_leave').do('stay').pass(10);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 10]);
  });

  it('leaving keeps what was held', () => {
    const bench = new Bench().pass(20).do('ask_leave').do('leave');
    expect(bench.state).toMatchObject({ mode: 'ended', ending: 'left', asking: false });
    expect(bench.held).toEqual([['calf', 'left', 15]]);
  });

  it('hurts ends at once, from any mode, and says so', () => {
    expect(new Bench().pass(20).do('hurt').state.ending).toBe('hurt');
    const paused = new Bench().pass(20).do('toggle').pass(9).do('hurt');
    expect([paused.state.ending, ...paused.held]).toEqual(['hurt', ['calf', 'left', 15]]);
  });
});

describe('sleep', () => {
  it('pauses where it was when the machine has slept', () => {
    const bench = new Bench().pass(20).jump(0.1, 3600);
    expect(bench.state).toMatchObject({ mode: 'paused', slept: true });
    expect(bench.at).toBeCloseTo(20, 9);
    expect(bench.do('leave').held).toEqual([['calf', 'left', 15]]);
  });

  it('pauses where it was when both clocks have run on (systems whose clock counts sleep)', () => {
    const bench = new Bench().pass(20).jump(600);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 20]);
  });

  it('never completes the last hold', () => {
    const bench = new Bench().pass(174).jump(900);
    expect(bench.state).toMatchObject({ mode: 'paused', ending: null });
    bench.do('toggle').pass(3 + 1);
    expect(bench.state.ending).toBe('completed');
  });

  it('in the get-ready after a pause, pauses again', () => {
    const bench = new Bench().pass(20).do('toggle').do('toggle').pass(1).jump(0.1, 60);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 20]);
  });

  it('while paused changes nothing', () => {
    const bench = new Bench().pass(20).do('toggle').jump(0.1, 3600);
    expect(bench.state).toMatchObject({ mode: 'paused', slept: false });
  });

  it('is no reason to pause for a hiccup, nor is a moment of it', () => {
    expect(new Bench().pass(20).jump(4.9).state.mode).toBe('playing');
    expect(new Bench().pass(20).jump(0.1, 2).state.mode).toBe('playing');
  });

  it('is known when the key comes before the look', () => {
    const bench = new Bench().pass(20);
    bench.asleep += 60_000;
    bench.mono += 100;
    expect(bench.do('next').at).toBe(35);
    expect(bench.state.mode).toBe('paused');
  });
});

describe('a hidden window', () => {
  it('runs on, though its timers are slow', () => {
    const bench = new Bench().pass(10);
    bench.hidden = true;
    bench.pass(30, 1).jump(60);
    expect([bench.state.mode, bench.at]).toEqual(['playing', 100]);
    bench.hidden = false;
    expect(bench.jump(30).state.mode).toBe('playing'); // the look that finds it shown again
    expect(bench.jump(6).state.mode).toBe('paused');
  });

  it('sleeps like any other', () => {
    const bench = new Bench().pass(10);
    bench.hidden = true;
    bench.pass(5, 1).jump(1, 600);
    expect([bench.state.mode, bench.at]).toEqual(['paused', 15]);
    const other = new Bench().pass(10);
    other.hidden = true;
    expect(other.do('tick').jump(600).at).toBe(10);
  });
});

describe('what is shown', () => {
  const shown = (bench: Bench) => pictureAt(bench.state, bench.mono);

  it('counts down to 1, never to 0', () => {
    expect(shown(new Bench())).toMatchObject({ count: 5, share: 0, left: 175, step: 1, steps: 2 });
    expect(shown(new Bench().pass(34.75))).toMatchObject({ index: 1, count: 1, left: 141 });
    expect(shown(new Bench().pass(20))).toMatchObject({ count: 15, share: 0.5, elapsed: 15 });
  });

  it('counts the get-ready after a pause and keeps the phase', () => {
    expect(shown(new Bench().pass(20).do('toggle').do('toggle').pass(1))).toMatchObject({
      count: 2,
      index: 1,
      elapsed: 15,
    });
  });

  it('knows what is next', () => {
    const picture = shown(new Bench().pass(50));
    expect([picture.nextPhase?.kind, picture.nextStep?.stretch]).toEqual(['switch_side', 'walk']);
    const last = shown(new Bench().pass(160));
    expect([last.nextPhase, last.nextStep, last.step]).toEqual([undefined, undefined, 2]);
  });

  it('draws a block for each hold, and leaves the rests open', () => {
    const drawn = blocks(TIMELINE);
    expect(drawn.map(({ index }) => index)).toEqual([1, 3, 5, 7, 9]);
    expect(drawn.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(140 / 175, 9);
  });
});

describe('the session', () => {
  it('says what was done, when, and how it ended', () => {
    const bench = new Bench().pass(85).do('hurt');
    expect(sessionOf(bench.state, '2026-11-12T22:00:00+01:00', '2026-11-12T22:01:25+01:00')).toEqual({
      routine: 'test',
      started_at: '2026-11-12T22:00:00+01:00',
      ended_at: '2026-11-12T22:01:25+01:00',
      ending: 'hurt',
      held: [
        { stretch: 'calf', side: 'left', seconds: 60 },
        { stretch: 'calf', side: 'right', seconds: 5 },
      ],
    });
  });
});
