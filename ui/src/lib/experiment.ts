/**
 * The experiment that goes on, as a line for the day: fetched only where there is one.
 */
import type { Component } from 'svelte';

import { ask } from './api/client';
import { loadWords } from './words/words';

/** The line of the day; undefined where no experiment goes on, or none can be read now. */
export async function experimentLine(): Promise<Component | undefined> {
  const all = await ask({ type: 'experiments' }).catch(() => []);
  if (all.every(({ tonight }) => tonight === null)) return undefined;
  const [module] = await Promise.all([import('../components/ExperimentLine.svelte'), loadWords('experiment')]);
  return module.default;
}
