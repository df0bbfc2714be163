/**
 * The stretch player as a pure reducer: where in the timeline the person is, and what was really held.
 * Position follows from absolute moments (an anchor and the monotonic clock), never from counted ticks.
 * May know: a timeline. Must never: read a clock, wait, make a sound, or touch the page.
 */
import type { HeldSeconds } from '../../../lib/api/types/HeldSeconds';
import type { SessionEnding } from '../../../lib/api/types/SessionEnding';
import type { StretchSessionDraft } from '../../../lib/api/types/StretchSessionDraft';
import type { Timeline } from '../../../lib/api/types/Timeline';
import type { TimelinePhase } from '../../../lib/api/types/TimelinePhase';

/** One reading of the clocks, in milliseconds. */
export interface Reading {
  /** Never goes back; stands still in sleep on most systems, not on all. */
  readonly mono: number;
  /** How long the machine has slept altogether, as far as is known. */
  readonly asleep: number;
  /** The window is hidden, and so its timers may be slowed down. */
  readonly hidden: boolean;
  /** Milliseconds of `mono` in one of this machine's; 1 where it is left out. */
  readonly scale?: number;
}

/** What a person, or time, does to the player. */
export type PlayerEvent =
  | { type: 'tick' }
  /** Pause, or go on. */
  | { type: 'toggle' }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'skip_side' }
  /** "Leave?": pauses until it is answered. */
  | { type: 'ask_leave' }
  | { type: 'stay' }
  | { type: 'leave' }
  | { type: 'hurt' };

/** The player at one moment. */
export interface PlayerState {
  readonly timeline: Timeline;
  readonly mode: 'playing' | 'paused' | 'resuming' | 'ended';
  /** Milliseconds into the timeline at the anchor's moment. Moves on from there only while playing. */
  readonly anchor: { readonly position: number; readonly mono: number };
  /** The clocks when the player last looked. */
  readonly seen: Reading;
  /** While resuming: the moment on the monotonic clock at which it goes on. */
  readonly resumesAt: number;
  /** Milliseconds spent in each phase, up to the anchor. */
  readonly spent: readonly number[];
  /** When Back was last pressed, on the monotonic clock. */
  readonly backAt: number;
  /** "Leave?" is on the screen. */
  readonly asking: boolean;
  /** It played when "Leave?" was asked. */
  readonly playedWhenAsked: boolean;
  /** Paused by itself because the machine slept. */
  readonly slept: boolean;
  /** Set once it has ended. */
  readonly ending: SessionEnding | null;
}

/** Seconds to get ready again after a pause. */
export const RESUME_SECONDS = 3;
/** Back pressed twice within so many milliseconds means the hold before. */
export const BACK_TWICE_MS = 2000;
/** A gap between two looks that is longer than this was sleep. */
export const SLEEP_GAP_MS = 5000;
/** A hidden window is woken once a minute at the slowest (Chromium's intensive throttling): only a longer gap was sleep. */
export const HIDDEN_GAP_MS = 65_000;
/** "Completed" asks for this share of the work to have been done: skipping to the end is not it. */
const COMPLETED_SHARE = 0.5;

/** True in a phase in which a muscle works: holds and movements, not lead-ins and rests. */
export const isWork = (phase: TimelinePhase): boolean => phase.kind === 'hold' || phase.kind === 'move';

/** The player at the start of a timeline, playing. The timeline has one phase or more. */
export function start(timeline: Timeline, reading: Reading): PlayerState {
  return {
    timeline,
    mode: 'playing',
    anchor: { position: 0, mono: reading.mono },
    seen: reading,
    resumesAt: 0,
    spent: timeline.phases.map(() => 0),
    backAt: -Infinity,
    asking: false,
    playedWhenAsked: false,
    slept: false,
    ending: null,
  };
}

/** Milliseconds into the timeline. */
export function positionAt(state: PlayerState, mono: number): number {
  const run = state.mode === 'playing' ? Math.max(0, mono - state.anchor.mono) : 0;
  return Math.min(state.anchor.position + run, state.timeline.total_seconds * 1000);
}

/** Index of the phase at a position in milliseconds; at the very end the last one. */
export function phaseIndexAt(timeline: Timeline, position: number): number {
  const after = timeline.phases.findIndex((phase) => phase.starts_at * 1000 > position);
  return (after === -1 ? timeline.phases.length : after) - 1;
}

/** One step: time first, then the event. */
export function reduce(before: PlayerState, event: PlayerEvent, reading: Reading): PlayerState {
  const state = passTime(before, reading);
  if (state.mode === 'ended') return state;
  switch (event.type) {
    case 'tick':
      return state;
    case 'toggle':
      return state.mode === 'paused' ? resume(state, reading) : pause(state, reading.mono);
    case 'next':
      return goTo(state, phaseIndexAt(state.timeline, positionAt(state, reading.mono)) + 1, reading);
    case 'back':
      return { ...goTo(state, backTarget(state, reading.mono), reading), backAt: reading.mono };
    case 'skip_side':
      return goTo(state, afterSide(state, reading.mono), reading);
    case 'ask_leave':
      if (state.asking) return state;
      return { ...pause(state, reading.mono), asking: true, playedWhenAsked: state.mode !== 'paused' };
    case 'stay':
      if (!state.asking) return state;
      return { ...(state.playedWhenAsked ? resume(state, reading) : state), asking: false };
    case 'leave':
      return end(state, reading.mono, 'left');
    case 'hurt':
      return end(state, reading.mono, 'hurt');
  }
}

/** What time alone has done since the last look: sleep, the end of a get-ready, the end of the timeline. */
function passTime(before: PlayerState, reading: Reading): PlayerState {
  if (before.mode === 'ended') return before;
  const { seen } = before;
  const passed = reading.mono - seen.mono;
  const slept = reading.asleep - seen.asleep;
  const patience = (reading.hidden || seen.hidden ? HIDDEN_GAP_MS : SLEEP_GAP_MS) * (reading.scale ?? 1);
  let state = before;
  if (state.mode !== 'paused' && (slept > SLEEP_GAP_MS || passed > patience)) {
    // Where it was when the lid closed: what came after was not held.
    state = { ...pause(state, seen.mono), slept: true };
  }
  if (state.mode === 'resuming' && reading.mono >= state.resumesAt) {
    state = { ...state, mode: 'playing', anchor: { position: state.anchor.position, mono: state.resumesAt } };
  }
  const total = state.timeline.total_seconds * 1000;
  if (state.mode === 'playing' && positionAt(state, reading.mono) >= total) state = reachEnd(state, reading.mono);
  return { ...state, seen: reading };
}

/** The time since the anchor written down, and the anchor moved to now. */
function settle(state: PlayerState, mono: number): PlayerState {
  const from = state.anchor.position;
  const to = positionAt(state, mono);
  const spent = state.timeline.phases.map((phase, index) => {
    const [begin, end] = [phase.starts_at * 1000, (phase.starts_at + phase.seconds) * 1000];
    return (state.spent[index] ?? 0) + Math.max(0, Math.min(to, end) - Math.max(from, begin));
  });
  return { ...state, spent, anchor: { position: to, mono } };
}

function pause(state: PlayerState, mono: number): PlayerState {
  return { ...settle(state, mono), mode: 'paused' };
}

function resume(state: PlayerState, reading: Reading): PlayerState {
  return { ...state, mode: 'resuming', resumesAt: reading.mono + RESUME_SECONDS * 1000, slept: false };
}

function end(state: PlayerState, mono: number, ending: SessionEnding): PlayerState {
  return { ...settle(state, mono), mode: 'ended', asking: false, ending };
}

/** At the end of the timeline, by playing or by skipping. */
function reachEnd(state: PlayerState, mono: number): PlayerState {
  const over = settle(state, mono);
  const work = over.timeline.phases.filter(isWork).reduce((sum, phase) => sum + phase.seconds * 1000, 0);
  const done = over.timeline.phases.reduce((sum, phase, i) => sum + (isWork(phase) ? (over.spent[i] ?? 0) : 0), 0);
  return end(over, mono, done >= work * COMPLETED_SHARE ? 'completed' : 'left');
}

/** To the start of a phase, playing or paused as before; past the last one it is over. */
function goTo(state: PlayerState, index: number, reading: Reading): PlayerState {
  const phase = state.timeline.phases[index];
  if (!phase) return reachEnd(state, reading.mono);
  return { ...settle(state, reading.mono), anchor: { position: phase.starts_at * 1000, mono: reading.mono } };
}

/** Once: this phase again. Twice: the hold before, with the lead-in that belongs to it. */
function backTarget(state: PlayerState, mono: number): number {
  const { phases } = state.timeline;
  const here = phaseIndexAt(state.timeline, positionAt(state, mono));
  if (mono - state.backAt > BACK_TWICE_MS) return here;
  const work = phases.slice(0, here).map(isWork).lastIndexOf(true);
  const lead = phases[work - 1];
  return Math.max(0, lead && !isWork(lead) ? work - 1 : work);
}

/** The first phase that is no longer this step and side. */
function afterSide(state: PlayerState, mono: number): number {
  const { phases } = state.timeline;
  const here = phaseIndexAt(state.timeline, positionAt(state, mono));
  const now = phases[here];
  const rest = phases.slice(here).findIndex((phase) => phase.step !== now?.step || phase.side !== now.side);
  return rest === -1 ? phases.length : here + rest;
}

/** Whole seconds held, one entry for each step and side that was begun, in order. */
export function heldSeconds(state: PlayerState): HeldSeconds[] {
  const sums = new Map<string, { stretch: string; side: HeldSeconds['side']; ms: number }>();
  state.timeline.phases.forEach((phase, index) => {
    const ms = state.spent[index] ?? 0;
    if (!isWork(phase) || ms === 0) return;
    const key = `${phase.step} ${phase.side}`;
    sums.set(key, { stretch: phase.stretch, side: phase.side, ms: (sums.get(key)?.ms ?? 0) + ms });
  });
  return [...sums.values()].map(({ stretch, side, ms }) => ({ stretch, side, seconds: Math.round(ms / 1000) }));
}

/** What is saved once it has ended. `startedAt` and `endedAt` as the agent writes moments. */
export function sessionOf(state: PlayerState, startedAt: string, endedAt: string): StretchSessionDraft {
  return {
    routine: state.timeline.routine,
    started_at: startedAt,
    ended_at: endedAt,
    ending: state.ending ?? 'left',
    held: heldSeconds(state),
  };
}
