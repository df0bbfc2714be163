/**
 * Where in the journal the window is, from the detail of its address: a new entry (`''`, `new/2026-11-11`, `new/last-night`), a night
 * (`2026-11-11`), the newest entry, until it is found (`newest`), the medicines and conditions (`medical`), an episode (`episode/2026-11-11/<id>`).
 */
import { isDate } from './when';

/** The detail of the list of medicines and conditions. */
export const MEDICAL = 'medical';

/** The detail that stands for the newest entry. */
export const NEWEST = 'newest';

/** Stands for the date of the night that ended this morning, where it is not known who asks when. */
export const LAST_NIGHT = 'last-night';

/** A place in the journal. */
export type JournalPlace =
  | { at: 'new'; night?: string }
  | { at: 'medical' }
  | { at: 'night'; night: string }
  | { at: 'episode'; night: string; id: string };

/** The place a detail names; anything unknown, and any night after the running one, is a new entry. */
export function placeIn(detail: string, running: string, last = running): JournalPlace {
  if (detail === MEDICAL) return { at: 'medical' };
  const [first = '', second = '', third = ''] = detail.split('/');
  const named = first === 'new' || first === 'episode' ? second : first;
  const night = named === LAST_NIGHT ? last : named;
  if (!isDate(night) || night > running) return { at: 'new' };
  if (first === 'new') return { at: 'new', night };
  if (first === 'episode') return third === '' ? { at: 'night', night } : { at: 'episode', night, id: third };
  return { at: 'night', night };
}
