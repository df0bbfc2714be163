/**
 * The calendar's geometry: months as rows, the dates they have, and where an arrow leads.
 * Must never: read a clock, or work out a night's state.
 */
import { DAY, addDays } from '../../lib/time/moment';

/** `YYYY-MM` of a date. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** Days a month `YYYY-MM` has. */
export function daysIn(month: string): number {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index, 0)).getUTCDate();
}

/** The month some months on. */
export function addMonths(month: string, count: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  const months = year * 12 + index - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** Every month from one date's to another's, oldest first. */
export function monthsBetween(since: string, until: string): string[] {
  const months: string[] = [];
  for (let month = monthOf(since); month <= monthOf(until); month = addMonths(month, 1)) months.push(month);
  return months;
}

/** A date of a month, the last where it has not so many. */
export function dayOfMonth(month: string, day: number): string {
  return `${month}-${String(Math.min(day, daysIn(month))).padStart(2, '0')}`;
}

/** How the months lie: in rows where there is room for 31 days, else in columns. */
export type Lie = 'rows' | 'columns';

/** Where a key leads from a night, kept within the span; undefined for a key that moves nothing. */
export function nightAt(key: string, from: string, lie: Lie, since: string, until: string): string | undefined {
  const month = (count: number) => dayOfMonth(addMonths(monthOf(from), count), Number(from.slice(8)));
  const along = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[key];
  const sideways = key === 'ArrowRight' || key === 'ArrowLeft';
  let to: string | undefined;
  if (along !== undefined) to = sideways === (lie === 'rows') ? addDays(from, along) : month(along);
  else if (key === 'PageUp') to = month(-1);
  else if (key === 'PageDown') to = month(1);
  else if (key === 'Home') to = dayOfMonth(monthOf(from), 1);
  else if (key === 'End') to = dayOfMonth(monthOf(from), 31);
  if (to === undefined) return undefined;
  return to < since ? since : to > until ? until : to;
}

/** A night of the calendar: `c` with cramps, `f` free of them, `-` not recorded; no mark where it is not over yet. */
export interface Marked {
  night: string;
  mark: 'c' | 'f' | '-' | undefined;
}

/** A year at a time, the newest first; a span that fits in one is one. */
export function pages(since: string, until: string): { since: string; until: string }[] {
  if (monthsBetween(since, until).length <= 13) return [{ since, until }];
  const years: { since: string; until: string }[] = [];
  for (let year = Number(until.slice(0, 4)); year >= Number(since.slice(0, 4)); year--) {
    const name = String(year).padStart(4, '0');
    const [first, last] = [`${name}-01-01`, `${name}-12-31`];
    years.push({ since: first < since ? since : first, until: last > until ? until : last });
  }
  return years;
}

/** The nights of a part of a span, of which `marks` has a letter a night from `first` on. */
export function nightsOf(first: string, marks: string, since: string, until: string, last: string): Marked[] {
  const nights: Marked[] = [];
  let at = Math.round((Date.parse(since) - Date.parse(first)) / DAY);
  for (let night = since; night <= until; night = addDays(night, 1), at++) {
    const letter = marks[at];
    const known = letter === 'c' || letter === 'f';
    nights.push({ night, mark: known ? letter : night > last ? undefined : '-' });
  }
  return nights;
}
