/** What of the journal the person looks at. Kept as long as the window: an entry or another view in between changes nothing of it. */
import type { EpisodeFilter } from '../../lib/api/types/EpisodeFilter';
import type { NightFilter } from './rows';

/** What an entry can be asked for by; empty where nothing is asked. */
export type Asked = EpisodeFilter & { since: string | null; until: string | null };

export const nothing: Asked = {
  words: null,
  kind: null,
  muscle: null,
  side: null,
  severity_from: null,
  severity_to: null,
  remedy: null,
  since: null,
  until: null,
};

export const looking = $state({
  /** Which nights are listed. */
  state: 'all' as NightFilter,
  /** What is typed into the search. */
  typed: '',
  /** What else the entries are asked for by. */
  asked: { ...nothing },
});

/** What the entries are asked for by, with the words; undefined where the nights are listed. */
export function asked(): Asked | undefined {
  const all = { ...looking.asked, words: looking.typed.trim() || null };
  return Object.values(all).some((each) => each !== null) ? all : undefined;
}

/** Where the lists stood: the row at the top, and by how many pixels that is cut. */
export const stood: { nights: Stood; entries: Stood } = { nights: { by: 0 }, entries: { by: 0 } };
export interface Stood {
  key?: string;
  by: number;
}
