/**
 * The player's sentences for one moment: what to do, what is next, what a screen reader is told.
 * Must never: count seconds aloud; only changes are told, and once the half of a long hold.
 */
import type { TimelinePhase } from '../../../lib/api/types/TimelinePhase';
import { stretchName, stretchWords } from '../../../lib/words/content';
import { t } from '../../../lib/words/words';
import type { Picture } from './picture';
import { RESUME_SECONDS, type PlayerState } from './player';

const sideOf = (phase: TimelinePhase): string => phase.side ?? 'none';

/** The line under the ring. */
export function cue(state: PlayerState, { phase }: Picture): string {
  if (state.mode === 'paused') return state.slept ? t('player-cue-slept') : t('player-cue-paused');
  if (state.mode === 'resuming') return t('player-cue-resume');
  switch (phase.kind) {
    case 'get_ready':
      return stretchWords(phase.stretch, 'setup');
    case 'switch_side':
      return stretchWords(phase.stretch, 'switch');
    case 'rest':
      return phase.side ? t('player-cue-rest') : t('player-cue-rest-both');
    case 'hold':
    case 'move':
      return stretchWords(phase.stretch, 'cue');
  }
}

/** The small word under the number. */
export function unit(state: PlayerState, { phase }: Picture): string {
  if (state.mode === 'paused') return t('player-unit-paused');
  if (state.mode === 'resuming') return t('player-unit-ready');
  switch (phase.kind) {
    case 'get_ready':
      return t('player-unit-ready');
    case 'switch_side':
      return t('player-unit-switch');
    case 'rest':
      return t('player-unit-rest');
    case 'hold':
    case 'move':
      return t('player-unit-hold', { seconds: phase.seconds });
  }
}

/** The ring in words. */
export function ringLabel(state: PlayerState, { phase, count }: Picture): string {
  const seconds = { seconds: count };
  if (state.mode === 'paused') return t('player-ring-paused', seconds);
  if (state.mode === 'resuming' || phase.kind === 'get_ready' || phase.kind === 'switch_side') {
    return t('player-ring-lead', seconds);
  }
  return phase.kind === 'rest' ? t('player-ring-rest', seconds) : t('player-ring-hold', seconds);
}

/** What comes after this phase, and the stretch after this one where that is something else. */
export function next({ nextPhase, nextStep }: Picture): string[] {
  if (!nextPhase) return [t('player-next-none')];
  const lines = [nextLine(nextPhase)];
  if (nextStep && nextPhase.step !== nextStep.step)
    lines.push(t('player-then', { stretch: stretchName(nextStep.stretch) }));
  return lines;
}

function nextLine(phase: TimelinePhase): string {
  const { seconds } = phase;
  switch (phase.kind) {
    case 'hold':
      return t('player-next-hold', { side: sideOf(phase), seconds });
    case 'move':
      return t('player-next-move', { seconds });
    case 'rest':
      return t('player-next-rest', { seconds });
    case 'switch_side':
      return t('player-next-switch', { side: sideOf(phase) });
    case 'get_ready':
      return t('player-next-stretch', { stretch: stretchName(phase.stretch) });
  }
}

/** A hold from so many seconds on is long to somebody who hears nothing meanwhile. */
const LONG_HOLD_SECONDS = 20;

/** True in the second half of a long hold. */
export const pastHalf = ({ phase, share }: Picture): boolean =>
  phase.kind === 'hold' && phase.seconds >= LONG_HOLD_SECONDS && share >= 0.5;

/**
 * What a screen reader is told: it changes with the phase and with pausing, never with the second. `seconds` is how long the
 * phase goes on: what is left of it after a pause.
 */
export function announcement(state: PlayerState, { phase }: Picture, seconds = phase.seconds): string {
  if (state.mode === 'paused') return state.slept ? t('player-say-slept') : t('player-say-paused');
  if (state.mode === 'resuming') return t('player-say-resume', { seconds: RESUME_SECONDS });
  const values = { side: sideOf(phase), seconds, stretch: stretchName(phase.stretch) };
  switch (phase.kind) {
    case 'get_ready':
      return t('player-say-ready', values);
    case 'switch_side':
      return t('player-say-switch', values);
    case 'rest':
      return t('player-say-rest', values);
    case 'hold':
      return t('player-say-hold', values);
    case 'move':
      return t('player-say-move', values);
  }
}
