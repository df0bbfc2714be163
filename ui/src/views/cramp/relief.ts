/**
 * What helps during a cramp, a list of steps for each muscle (assets/content/relief.json, relief.ftl).
 * Must never: know a screen or a clock.
 */
import relief from '../../../../assets/content/relief.json';
import type { Muscle } from '../../lib/api/types/Muscle';
import { t } from '../../lib/words/words';

/** One step. */
export interface ReliefStep {
  id: string;
  /** The figure's pose; null where one picture does not fit every muscle. */
  pose: string | null;
  /** How long it is held; null where nothing is timed. */
  holdSeconds: number | null;
  text: string;
  /** How to do it. */
  cue: string;
  /** What comes after it, in half a sentence. */
  next: string;
  /** What is known of it; shown by day. */
  known: string;
  /** Keys of its sources; shown by day. */
  sources: readonly string[];
}

/** One line for afterwards, or for when it has lasted long. */
export type ReliefLine = Pick<ReliefStep, 'id' | 'text' | 'known' | 'sources'>;

/** The steps for a muscle; those without steps of their own share the general ones. */
export function reliefSteps(muscle: Muscle | null): ReliefStep[] {
  const order: Record<string, readonly string[]> = relief.order;
  const ids = order[muscle ?? 'other'] ?? relief.order.other;
  return ids.map((id) => {
    const step = relief.steps.find((one) => one.id === id);
    if (!step) throw new Error(`relief.json has no step ${id}`);
    return {
      id,
      pose: step.pose,
      holdSeconds: step.hold_seconds,
      text: t(`relief-${id}`),
      cue: t(`relief-${id}.cue`),
      next: t(`relief-${id}.next`),
      known: t(`relief-${id}.known`),
      sources: step.sources,
    };
  });
}

/** What is good once it has let go. */
export const afterwards = (): ReliefLine[] => relief.afterwards.map(lineOf);

/** What may ease an ache, and what is known of it. */
export const forAche = (): ReliefLine[] => relief.ache.map(lineOf);

/** What to do about an urge to move: nothing that is for a cramp. */
export const forUrge = (): ReliefLine[] => relief.urge.map(lineOf);

/** True for the line that has a timer. */
export const isLegsUp = ({ id }: ReliefLine): boolean => id === 'after-legs-up';

/** What to do after ten minutes. */
export const longLines = (): ReliefLine[] => relief.long.map(lineOf);

function lineOf({ id, sources }: { id: string; sources: readonly string[] }): ReliefLine {
  return { id, text: t(`relief-${id}`), known: t(`relief-${id}.known`), sources };
}
