/**
 * The rows of the journal's list, worked out from a letter a night: month names, nights, runs of nights of which nothing is written
 * down, and the beginning. Must never: ask, or hold words.
 */
import type { NightIndex } from '../../lib/api/types/NightIndex';
import type { NightSummary } from '../../lib/api/types/NightSummary';
import { DAY, addDays } from '../../lib/time/moment';

/** What of the nights is shown. */
export type NightFilter = 'all' | 'cramps' | 'cramp_free' | 'not_recorded';

/** One row of a long list. */
export interface ListRow {
  key: string;
  /** Rows of one kind are mostly of one height. */
  kind: string;
  /** Which of all that the keyboard stops at, from 1 on; undefined for what is only read. */
  place?: number;
}

/** A row of the list of nights. */
export interface NightRow extends ListRow {
  kind: 'month' | 'night' | 'fold' | 'end';
  /** The night; of a run its last one, of a month the first row's. */
  night: string;
  /** The first night of a run. */
  first?: string;
  /** How many nights a run has. */
  count?: number;
  /** The night's letter. */
  letter?: string;
}

/** The newest nights always have a row each: they can still be answered. */
export const IN_FULL = 28;
/** From so many nights on a run of which nothing is written down is one row. */
export const FOLDED = 7;

const WANTED: Record<NightFilter, RegExp> = { all: /./, cramps: /c/, cramp_free: /f/, not_recorded: /[-e]/ };

/** Days since 1970. */
export const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

/** A night's letter, as the agent's index writes it. */
export function letterOf({ state, episodes, sleep_quality, bed_at, up_at }: NightSummary): string {
  if (state !== 'not_recorded') return state === 'cramps' ? 'c' : 'f';
  return episodes > 0 || sleep_quality !== null || bed_at !== null || up_at !== null ? 'e' : '-';
}

/** What is known of a night before its line has been read. */
export function lineOf(night: string, letter: string): NightSummary {
  const state = letter === 'c' ? 'cramps' : letter === 'f' ? 'cramp_free' : 'not_recorded';
  return { night, state, episodes: 0, sleep_quality: null, bed_at: null, up_at: null, answer: null };
}

/**
 * Every row, newest first. `last` is the last night that is over: the running one is there once something is in it. `unfolded` has the
 * first nights of runs that are shown in full, `shown` a night that is not folded away.
 */
export function rowsOf(
  index: NightIndex,
  filter: NightFilter,
  last: string,
  unfolded: ReadonlySet<string>,
  shown?: string,
): NightRow[] {
  const wanted = WANTED[filter];
  const written = index.marks.search(/[^-]/);
  // Counted from the first night in the list: the journal's, or that of four weeks ago.
  const begin = Math.min(
    index.since === null || written < 0 ? Infinity : dayNumber(index.since) + written,
    dayNumber(last) - IN_FULL + 1,
  );
  const shift = index.since === null ? Infinity : begin - dayNumber(index.since);
  const letter = (at: number) => index.marks[at + shift] ?? '-';
  const full = dayNumber(last) - begin - IN_FULL;
  const newest = Math.max(dayNumber(last) - begin, index.marks.length - 1 - shift || 0);
  const open = shown === undefined ? -1 : dayNumber(shown) - begin;

  const rows: NightRow[] = [];
  let place = 0;
  let month = '';
  const push = (row: Omit<NightRow, 'key' | 'place'>) => {
    const named = row.night.slice(0, 7);
    if (named !== month) {
      if (month !== '') rows.push({ key: `m${named}`, kind: 'month', night: row.night });
      month = named;
    }
    rows.push({ ...row, key: row.kind === 'fold' ? `f${row.first}` : row.night, place: ++place });
  };
  for (let at = newest, date = addDays('1970-01-01', begin + at); at >= 0; at -= 1, date = dayBefore(date)) {
    const mark = letter(at);
    if ((at > dayNumber(last) - begin && mark === '-') || !wanted.test(mark)) continue;
    if (filter === 'all' && mark === '-' && at <= full && at !== open) {
      let end = at;
      while (end > 0 && letter(end - 1) === '-' && end - 1 !== open) end -= 1;
      const first = addDays(date, end - at);
      if (at - end + 1 >= FOLDED && !unfolded.has(first)) {
        push({ kind: 'fold', night: date, first, count: at - end + 1 });
        at = end;
        date = first;
        continue;
      }
    }
    push({ kind: 'night', night: date, letter: mark });
  }
  rows.push({ key: 'end', kind: 'end', night: addDays('1970-01-01', begin) });
  return rows;
}

const TWO = Array.from({ length: 32 }, (_, day) => String(day).padStart(2, '0'));

/** The day before, mostly without a calendar: there are eighteen thousand of them in fifty years. */
function dayBefore(date: string): string {
  const day = Number(date.slice(8));
  return day > 1 ? `${date.slice(0, 8)}${TWO[day - 1]}` : addDays(date, -1);
}
