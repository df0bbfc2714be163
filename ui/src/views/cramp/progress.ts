/**
 * Which step the person has reached, kept so that the screen opens where it was closed.
 * Holds an id and a number, nothing that was written; gone when the cramp has let go.
 */
const KEY = 'limber.cramp';

/** A place in the steps of one episode. */
export interface Progress {
  episode: string;
  /** Index of the step; -1 while where and which leg are still open. */
  step: number;
  /** True once the ten-minute screen has been read. */
  longRead: boolean;
}

/** What was kept for an episode. */
export function readProgress(episode: string): Progress | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isProgress(kept) && kept.episode === episode ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keep a place. A page that may not keep anything starts with the first step next time. */
export function keepProgress(progress: Progress): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
  } catch {
    return;
  }
}

/** Forget it. */
export function dropProgress(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    return;
  }
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  const { episode, step, longRead } = value as Partial<Progress>;
  return typeof episode === 'string' && Number.isInteger(step) && typeof longRead === 'boolean';
}
