/**
 * What the cramp window shows: a cramp, its practice, or what eases an ache. It is the same window, so that a cramp finds it.
 * Must never: let anything stand before a cramp.
 */
import type { View } from '../api/types/View';
import { ownWindow } from './route.svelte';

const asked = new URLSearchParams(globalThis.location?.search ?? '').get('view');

class Own {
  /** What the cramp window was asked for last. */
  wanted = $state<'cramp' | 'practice' | 'ache'>(asked === 'practice' || asked === 'ache' ? asked : 'cramp');

  /** The view of a window of its own; undefined in the main one. */
  get view(): 'break' | 'cramp' | 'ache' | undefined {
    return ownWindow === 'cramp' && this.wanted === 'ache' ? 'ache' : ownWindow;
  }

  /** The cramp window is asked for something; `runs` is true while a cramp has not let go. */
  ask(view: View, runs: boolean): void {
    if (view === 'cramp' || (view === 'practice' && this.wanted === 'ache') || (view === 'ache' && !runs))
      this.wanted = view;
  }
}

export const own = new Own();
