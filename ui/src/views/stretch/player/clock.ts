/**
 * What a player asks of the clocks: how long, in fast motion as the agent is, and whether the machine slept. A clock that is set changes neither.
 * Must never: be used for what the journal calls "now" (lib/time/now does that).
 */
import { now } from '../../../lib/time/now.svelte';
import type { Reading } from './player';

/** Both, read together. */
export function readClocks(): Reading {
  now.look();
  const reading = { mono: performance.now() * now.scale, asleep: now.asleep, hidden: document.hidden };
  return now.scale === 1 ? reading : { ...reading, scale: now.scale };
}

/** A hidden window gets no frames: it is looked after by a timer, in milliseconds. */
const HIDDEN_STEP_MS = 500;

/** Calls `look` with each frame, or twice a second while the window is hidden. Returns the function that stops it. */
export function eachFrame(look: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(step, HIDDEN_STEP_MS);
    else frame = requestAnimationFrame(step);
  };
  const step = () => {
    look();
    plan();
  };
  document.addEventListener('visibilitychange', plan);
  plan();
  return () => {
    document.removeEventListener('visibilitychange', plan);
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
