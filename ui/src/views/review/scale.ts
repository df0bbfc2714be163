/**
 * Axes: from zero, round steps, at most four marks, and names where there is room for them.
 */
import type { Paper } from './Picture.svelte';

/** The values an axis is marked with, from 0 to the first round one that reaches `most`: whole numbers, two at least. */
export function marks(most: number): number[] {
  for (let ten = 1; ; ten *= 10) {
    for (const step of [1, 2, 5]) {
      const unit = step * ten;
      if (most <= unit * 3)
        return Array.from({ length: Math.max(1, Math.ceil(most / unit)) + 1 }, (_, at) => at * unit);
    }
  }
}

/** A letter's width in rem, on an average, at the size of an axis. */
const LETTER = 0.45;

/** The names of an axis, those left out that the one before or the edge leaves no room for. */
export function spaced(names: readonly { text: string; from: number }[], { width, rem }: Paper): string[] {
  let free = -Infinity;
  return names.map(({ text, from }) => {
    const to = from + text.length * LETTER * rem;
    if (text === '' || from < free || to > width) return '';
    free = to + 0.5 * rem;
    return text;
  });
}
