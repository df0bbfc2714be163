/**
 * Looking through the movements: by part of the leg, position, time needed and words.
 * Must never: ask the agent or touch the page.
 */
import type { Area } from '../../lib/api/types/Area';
import type { Position } from '../../lib/api/types/Position';
import type { Stretch } from '../../lib/api/types/Stretch';
import { folded } from '../../lib/folded';

/** What is looked for. */
export interface Looked {
  words: string;
  area: Area | '';
  position: Position | '';
  /** Seconds it may take at most; 0 is any. */
  most: number;
  /** Who cannot stand now is shown what is done seated or lying instead. */
  cannotStand: boolean;
}

export const EVERYTHING: Looked = { words: '', area: '', position: '', most: 0, cannotStand: false };

/** A movement that was found, and the one that it stands in for. */
export interface Found {
  stretch: Stretch;
  insteadOf: Stretch | null;
}

/** Seconds that a movement takes in its usual dose, both sides, without the time to get there. */
export function secondsOf({ per_side, hold_seconds, repetitions, rest_seconds }: Stretch): number {
  return (per_side ? 2 : 1) * (hold_seconds * repetitions + rest_seconds * (repetitions - 1));
}

/** True on feet or knees: these have one to do instead. */
const needsInstead = (stretch: Stretch): stretch is Stretch & { instead: string } => stretch.instead !== null;

/**
 * The movements that fit, in the library's order, none twice. `textOf` is what the words are looked for in. For somebody who
 * cannot stand, one on feet or knees that fits is replaced by its seated or lying one, whatever position was asked for.
 */
export function look(stretches: readonly Stretch[], looked: Looked, textOf: (stretch: Stretch) => string): Found[] {
  const words = folded(looked.words).split(/\s+/).filter(Boolean);
  const fits = (stretch: Stretch) => {
    const text = words.length > 0 ? folded(textOf(stretch)) : '';
    return (
      (looked.area === '' || stretch.areas.includes(looked.area)) &&
      (looked.position === '' || stretch.position === looked.position) &&
      (looked.most === 0 || secondsOf(stretch) <= looked.most) &&
      words.every((word) => text.includes(word))
    );
  };
  const found = stretches.filter(fits);
  if (!looked.cannotStand) return found.map((stretch) => ({ stretch, insteadOf: null }));
  const known = new Map<string, Found>();
  for (const stretch of found.filter((one) => !needsInstead(one))) known.set(stretch.id, { stretch, insteadOf: null });
  for (const insteadOf of found.filter(needsInstead)) {
    const stretch = stretches.find(({ id }) => id === insteadOf.instead);
    if (stretch && !known.has(stretch.id)) known.set(stretch.id, { stretch, insteadOf });
  }
  return [...known.values()];
}
