/**
 * Moments as the journal keeps them: local time with the offset that was in force, and the night they belong to.
 *
 * Knows: RFC 3339, the noon and 04:00 boundaries of the domain, what an hour that exists twice or not at all means.
 * Must never: read a clock or a time zone; both are arguments.
 */

/** Minutes east of UTC that are in force at an instant (milliseconds since 1970). */
export type OffsetAt = (instant: number) => number;

/** A moment on the person's own clock. */
export interface Moment {
  /** `YYYY-MM-DD` on that clock. */
  date: string;
  /** Minutes after midnight on that clock, 0-1439. */
  minutes: number;
  /** Milliseconds since 1970. */
  instant: number;
  /** Minutes east of UTC. */
  offset: number;
}

/** What a date and a time of day mean in a place. */
export type Resolved =
  | { kind: 'once'; moment: Moment }
  /** The clock was set back: the time came twice. */
  | { kind: 'twice'; first: Moment; second: Moment }
  /** The clock was set forward over it; `moment` is as far past the change as the time is past the gap's start. */
  | { kind: 'skipped'; moment: Moment };

const MINUTE = 60_000;
const DAY = 86_400_000;
const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const two = (number: number): string => String(number).padStart(2, '0');

/** The offset of the system the page runs on. */
export const systemOffset: OffsetAt = (instant) => -new Date(instant).getTimezoneOffset();

/** The moment an instant is, in a place. */
export function momentAt(instant: number, offsetAt: OffsetAt): Moment {
  return withOffset(instant, offsetAt(instant));
}

/** A moment as the agent writes it, on the clock it was written on. `undefined` if it is not one. */
export function readMoment(text: string): Moment | undefined {
  const parts = RFC3339.exec(text);
  const instant = Date.parse(text);
  if (!parts || Number.isNaN(instant)) return undefined;
  const zone = parts[4] as string;
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  return { date: parts[1] as string, minutes: Number(parts[2]) * 60 + Number(parts[3]), instant, offset };
}

/** A moment as the agent reads it, in whole seconds. */
export function writeMoment(moment: Moment): string {
  const local = new Date(moment.instant + moment.offset * MINUTE).toISOString().slice(0, 19);
  const distance = Math.abs(moment.offset);
  return `${local}${moment.offset < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

/** The moment a date (`YYYY-MM-DD`) and a time of day (minutes after midnight) name in a place. */
export function resolve(date: string, minutes: number, offsetAt: OffsetAt): Resolved {
  const naive = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  // No place changes its clocks twice within two days, so a day either side shows both offsets.
  const before = offsetAt(naive - DAY);
  const after = offsetAt(naive + DAY);
  const fits = [...new Set([before, after])]
    .map((offset) => withOffset(naive - offset * MINUTE, offset))
    .filter((moment) => offsetAt(moment.instant) === moment.offset)
    .sort((one, other) => one.instant - other.instant);
  const [first, second] = fits;
  if (first && second) return { kind: 'twice', first, second };
  if (first) return { kind: 'once', moment: first };
  return { kind: 'skipped', moment: momentAt(naive - before * MINUTE, offsetAt) };
}

/** The night a moment belongs to, named by its evening: its date from noon on, else the date before. */
export function nightOf(moment: Moment): string {
  return moment.minutes >= 12 * 60 ? moment.date : addDays(moment.date, -1);
}

/** The night that ended this morning; before 04:00 the one before that. */
export function lastNight(now: Moment): string {
  return addDays(now.date, now.minutes >= 4 * 60 ? -1 : -2);
}

/** The date on which a time of day of a night falls. */
export function dateInNight(night: string, minutes: number): string {
  return minutes >= 12 * 60 ? night : addDays(night, 1);
}

/** A date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Minutes after midnight as a field shows them and `readClock` reads them: `02:40`, or `2:40 am` in twelve hours. */
export function clockText(minutes: number, twelveHours: boolean): string {
  const hour = Math.floor(minutes / 60);
  if (!twelveHours) return `${two(hour)}:${two(minutes % 60)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minutes % 60)} ${hour < 12 ? 'am' : 'pm'}`;
}

/**
 * A time of day as people type it: `2:40`, `2.40`, `02:40`, `2:40 pm`, `2pm`, `0240`. Minutes after midnight,
 * or `undefined`.
 */
export function readClock(text: string): number | undefined {
  const parts = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const half = parts[3]?.toLowerCase();
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? '0');
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** True for a date that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function withOffset(instant: number, offset: number): Moment {
  const local = new Date(instant + offset * MINUTE).toISOString();
  return {
    date: local.slice(0, 10),
    minutes: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
    instant,
    offset,
  };
}
