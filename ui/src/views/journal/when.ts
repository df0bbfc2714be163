/**
 * Saying when: nights, times of day as people type them, and hours that exist twice or not at all.
 *
 * Knows: the noon and 04:00 boundaries of the domain, what a change of clocks does to a time of day.
 * Must never: read a clock; the moment and the offsets of a place are arguments.
 */
import { DAY, HOUR, MINUTE, addDays, dateOf, wall, type Moment } from '../../lib/time/moment';

/** Minutes east of UTC that are in force at an instant (milliseconds since 1970). */
export type OffsetAt = (instant: number) => number;

/** What a date and a time of day mean in a place. */
export type Resolved =
  | { kind: 'once'; moment: Moment }
  /** The clock was set back: the time came twice. */
  | { kind: 'twice'; first: Moment; second: Moment }
  /** The clock was set forward over it; `moment` is as far past the change as the time is past the gap's start. */
  | { kind: 'skipped'; moment: Moment };

/**
 * The offsets of the place the person is in. When clocks change comes from the browser; today's offset comes from the
 * agent, which hears of a new time zone earlier.
 */
export function offsetsOf(now: Moment): OffsetAt {
  const system: OffsetAt = (instant) => -new Date(instant).getTimezoneOffset();
  const moved = now.offset - system(now.ms);
  return (instant) => system(instant) + moved;
}

/** The moment an instant is, in a place. */
export function momentAt(instant: number, offsetAt: OffsetAt): Moment {
  return { ms: instant, offset: offsetAt(instant) };
}

/** Minutes after midnight on the moment's own clock, 0-1439. */
export function minutesOfDay(at: Moment): number {
  const date = wall(at);
  return date.getUTCHours() * 60 + date.getUTCMinutes();
}

/** The moment a date (`YYYY-MM-DD`) and a time of day (minutes after midnight) name in a place. */
export function resolve(date: string, minutes: number, offsetAt: OffsetAt): Resolved {
  const naive = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  // No place changes its clocks twice within two days, so a day either side shows both offsets.
  const before = offsetAt(naive - DAY);
  const after = offsetAt(naive + DAY);
  const fits = [...new Set([before, after])]
    .map((offset) => ({ ms: naive - offset * MINUTE, offset }))
    .filter(({ ms, offset }) => offsetAt(ms) === offset)
    .sort((one, other) => one.ms - other.ms);
  const [first, second] = fits;
  if (first && second) return { kind: 'twice', first, second };
  if (first) return { kind: 'once', moment: first };
  return { kind: 'skipped', moment: momentAt(naive - before * MINUTE, offsetAt) };
}

/** The night that ended this morning; before 04:00 the one before that (as the core's `Today.last_night`). */
export function lastNight(now: Moment): string {
  return addDays(dateOf({ ...now, ms: now.ms - 4 * HOUR }), -1);
}

/** The date on which a time of day of a night falls. */
export function dateInNight(night: string, minutes: number): string {
  return minutes >= 12 * 60 ? night : addDays(night, 1);
}

/** Minutes after midnight as a field shows them and `readClock` reads them: `02:40`, or `2:40 am` in twelve hours. */
export function clockText(minutes: number, twelveHours: boolean): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, '0');
  if (!twelveHours) return `${String(hour).padStart(2, '0')}:${rest}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${rest} ${hour < 12 ? 'am' : 'pm'}`;
}

/** True for a date that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
