/**
 * What routines, stretches and checklist items are called: the words of content.ftl, stretches.ftl, stretches-how.ftl and
 * routines.ftl in assets/locales/en by id.
 */
import type { ChecklistItem } from '../api/types/ChecklistItem';
import type { Library } from '../api/types/Library';
import { routineOf } from '../library';
import { t } from './words';

/** The routine's name. */
export function routineName(id: string): string {
  return t(`routine-${id}`);
}

/** One line for its card. */
export function routineSummary(id: string): string {
  return t(`routine-${id}.summary`);
}

/** The title when it is what comes next: "Water, then your calves". */
export function routineHeadline(id: string): string {
  return t(`routine-${id}.headline`);
}

/** What the reminder says, with the seconds of each hold; the short summary until the library is there. */
export function routineReminder(id: string, library: Library | null): string {
  const routine = library ? routineOf(library, id) : undefined;
  if (!routine) return `${routineSummary(id)}.`;
  return t(
    `routine-${id}.reminder`,
    Object.fromEntries(routine.steps.map((step) => [step.stretch, step.hold_seconds])),
  );
}

/** The stretch's name. */
export function stretchName(id: string): string {
  return t(`stretch-${id}`);
}

/** What is said about a movement, besides its name. */
export type StretchWords = 'setup' | 'cue' | 'switch' | 'caution' | 'evidence';

/** One sentence about a stretch, of stretches-how.ftl; `switch` only where it has sides. */
export function stretchWords(id: string, which: StretchWords): string {
  return t(`how-${id}.${which}`);
}

/** The checklist item's name. Going to bed names its time. */
export function checklistName(id: string, time = ''): string {
  return t(`checklist-${id}`, { time });
}

/** What an item of an evening is called: an own one in the person's words. */
export function itemName(item: Pick<ChecklistItem, 'id' | 'words'>, time = ''): string {
  return item.words ?? checklistName(item.id, time);
}

/** Why the item is on the list, in one honest line. */
export function checklistWhy(id: string): string {
  return t(`checklist-${id}.why`);
}

/** What is known, with source and year. */
export function checklistEvidence(id: string): string {
  return t(`checklist-${id}.evidence`);
}
