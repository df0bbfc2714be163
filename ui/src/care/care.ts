/**
 * How soon to be seen: four groups of signs (assets/content/care.json), their words and their sources.
 * Must never: decide which of them a person has.
 */
import care from '../../../assets/content/care.json';
import { t } from '../lib/words/words';

/** Signs that call for the same haste. */
export interface CareGroup {
  id: string;
  /** How soon, and where. */
  title: string;
  signs: { id: string; text: string }[];
}

/** The groups, the most urgent first. */
export function careGroups(): CareGroup[] {
  return care.map(({ id, signs }) => ({
    id,
    title: t(`care-${id}`),
    signs: signs.map((sign) => ({ id: sign.id, text: t(`care-${id}-${sign.id}`) })),
  }));
}

/** Keys of the sources of all of it. */
export const careSources = (): string[] => care.flatMap(({ signs }) => signs.flatMap(({ sources }) => sources));
