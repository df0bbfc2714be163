/**
 * What is told of how soon to be seen, with its words: fetched when there is something to show.
 */
import type { Component } from 'svelte';

import { ask } from '../lib/api/client';
import { loadWords } from '../lib/words/words';

/** The care cards; undefined where there is none, nor (as the `whole` asks for) any that was put aside. */
export async function careCards(whole: boolean): Promise<Component<{ said?: boolean; whole?: boolean }> | undefined> {
  const there = await ask({ type: 'care' }).then(
    ({ cards, put_aside }) => cards.length > 0 || (whole && put_aside.length > 0),
    () => true, // they say by themselves why they cannot be read
  );
  if (!there) return undefined;
  const [module] = await Promise.all([import('./CareCards.svelte'), loadWords('care', 'care-cards', 'sources')]);
  return module.default;
}

/** How soon to be seen, whole, as a dialog. */
export async function howSoon(): Promise<Component<{ onclose: () => void }>> {
  const [module] = await Promise.all([import('./HowSoonDialog.svelte'), loadWords('care', 'sources')]);
  return module.default;
}
