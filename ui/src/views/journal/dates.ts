/** Dates as people type them, for a journal: what lies ahead is never meant. Must never: read a clock, or hold words. */
import { addDays } from '../../lib/time/moment';

/** A night, or the newest one of a month or a year. */
export interface TypedDate {
  night: string;
  /** True for a night, false for a month or a year. */
  whole: boolean;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const two = (part: number) => String(part).padStart(2, '0');

/** A date that exists, or undefined. */
function date(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text) ? text : undefined;
}

function monthOf(word: string): number | undefined {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word));
  return at < 0 ? undefined : at + 1;
}

/** The last night of a month. */
const monthEnd = (year: number, month: number) =>
  addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1);

/**
 * `2019-03-14`, `2019-03`, `2019`, `14 Mar 2019`, `March 2019`, `14 Mar` (the last one there was), `today`, `yesterday`,
 * `last night`, `monday`. `today` is the date, `running` the night that goes on.
 */
export function readDate(text: string, today: string, running: string): TypedDate | undefined {
  const typed = text.trim().toLowerCase().replace(/[,.]/g, ' ').replace(/\s+/g, ' ');
  const night = (found: string | undefined): TypedDate | undefined =>
    found === undefined ? undefined : { night: found, whole: true };
  const span = (found: string): TypedDate => ({ night: found < running ? found : running, whole: false });
  if (typed === 'today' || typed === 'tonight') return night(running);
  if (typed === 'yesterday' || typed === 'last night') return night(addDays(today, -1));
  const weekday = typed.length < 2 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(typed));
  if (weekday >= 0) {
    const back = (new Date(`${today}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
    return night(addDays(today, -back));
  }
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2] ?? 12), Number(iso[3] ?? 1)];
    if (date(year, month, day) === undefined) return undefined;
    return iso[3] === undefined ? span(monthEnd(year, month)) : night(date(year, month, day));
  }
  const words = /^(?:(\d{1,2}) )?([a-z]{3,9})(?: (\d{1,2}))?(?: (\d{4}))?$/.exec(typed);
  const month = words && monthOf(words[2]!);
  if (!words || !month || (words[1] && words[3])) return undefined;
  const day = words[1] ?? words[3];
  const year = Number(words[4] ?? today.slice(0, 4));
  if (day === undefined) {
    const end = monthEnd(year, month);
    // Without a year the last one there was.
    return words[4] === undefined && end.slice(0, 7) > running.slice(0, 7)
      ? span(monthEnd(year - 1, month))
      : span(end);
  }
  const found = date(year, month, Number(day));
  return night(words[4] === undefined && found && found > running ? date(year - 1, month, Number(day)) : found);
}
