/**
 * What the player's screen shows at one moment: numbers and phases, no words.
 * Must never: change the player.
 */
import type { Timeline } from '../../../lib/api/types/Timeline';
import type { TimelinePhase } from '../../../lib/api/types/TimelinePhase';
import { isWork, phaseIndexAt, positionAt, type PlayerState } from './player';

/** One moment of the player. */
export interface Picture {
  readonly index: number;
  readonly phase: TimelinePhase;
  /** Seconds left to show, 1 or more: of the phase, or of the get-ready after a pause. */
  readonly count: number;
  /** Share of the phase that is over, 0-1. */
  readonly share: number;
  /** Seconds into the phase, not rounded: where the figure is in its movement. */
  readonly elapsed: number;
  /** Whole seconds until the end of the timeline. */
  readonly left: number;
  /** The first phase of the next step, if there is one. */
  readonly nextStep: TimelinePhase | undefined;
  /** The phase after this one. */
  readonly nextPhase: TimelinePhase | undefined;
  /** This step's place among the steps, from 1, and how many there are. */
  readonly step: number;
  readonly steps: number;
}

/** The picture at a moment of the monotonic clock. */
export function pictureAt(state: PlayerState, mono: number): Picture {
  const { timeline } = state;
  const position = positionAt(state, mono);
  const index = phaseIndexAt(timeline, position);
  const phase = timeline.phases[index] as TimelinePhase;
  const elapsed = position / 1000 - phase.starts_at;
  const count = state.mode === 'resuming' ? (state.resumesAt - mono) / 1000 : phase.seconds - elapsed;
  const steps = [...new Set(timeline.phases.map(({ step }) => step))];
  return {
    index,
    phase,
    count: Math.max(1, Math.ceil(count)),
    share: Math.min(1, Math.max(0, elapsed / phase.seconds)),
    elapsed,
    left: Math.ceil(timeline.total_seconds - position / 1000),
    nextStep: timeline.phases.find(({ step }) => step > phase.step),
    nextPhase: timeline.phases[index + 1],
    step: steps.indexOf(phase.step) + 1,
    steps: steps.length,
  };
}

/** Seconds a figure takes to move into a hold: the player's lead-ins show it. */
const MOVE_IN_SECONDS = 3;

/**
 * Where the figure is in its movement, in seconds of it: it moves into a hold during the lead-in and stays, lets go
 * at the start of a rest and moves in again before its end. Nothing goes back and forth during a hold.
 */
export function figureSeconds({ phase, elapsed, index }: Picture, timeline: Timeline): number {
  const before = timeline.phases[index - 1];
  switch (phase.kind) {
    case 'move':
      return elapsed;
    case 'hold':
      return elapsed + (before && !isWork(before) ? MOVE_IN_SECONDS : 0);
    case 'get_ready':
    case 'switch_side':
      return timeline.phases[index + 1]?.kind === 'move' ? 0 : elapsed;
    case 'rest': {
      const left = phase.seconds - elapsed;
      return left < MOVE_IN_SECONDS ? MOVE_IN_SECONDS - left : Math.max(0, MOVE_IN_SECONDS - MOVE_IN_SECONDS * elapsed);
    }
  }
}

/** A block of the rhythm strip: a hold or a bout of movement. */
export interface Block {
  readonly index: number;
  readonly phase: TimelinePhase;
  /** Shares of the whole, 0-1. */
  readonly from: number;
  readonly width: number;
}

/** The blocks of a timeline; what lies between them is lead-ins and rests. */
export function blocks(timeline: Timeline): Block[] {
  return timeline.phases.flatMap((phase, index) =>
    isWork(phase)
      ? [
          {
            index,
            phase,
            from: phase.starts_at / timeline.total_seconds,
            width: phase.seconds / timeline.total_seconds,
          },
        ]
      : [],
  );
}
