/**
 * Moments as the agent writes them: ISO 8601 with the offset that was in force, such as `2026-11-12T02:10:00+01:00`.
 * Screens show the wall time of that offset, never the zone the page happens to run in.
 * Must never: read a clock.
 */

/** A moment and its offset from UTC. */
export interface Moment {
  /** Milliseconds since 1970 in UTC. */
  ms: number;
  /** Minutes east of UTC. */
  offset: number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Read an ISO text; a text without an offset counts as UTC. */
export function moment(iso: string): Moment {
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  const ms = Date.parse(zone || iso.endsWith('Z') ? iso : `${iso}Z`);
  if (Number.isNaN(ms)) throw new Error(`not a moment: ${iso}`);
  return { ms, offset };
}

/** The same moment as text, whole seconds. */
export function iso({ ms, offset }: Moment): string {
  const wall = new Date(Math.floor(ms / SECOND) * SECOND + offset * MINUTE).toISOString().slice(0, 19);
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** The moment's wall clock as a date whose UTC fields are the wall's fields. */
export function wall({ ms, offset }: Moment): Date {
  return new Date(ms + offset * MINUTE);
}

/** The local date, `YYYY-MM-DD`. */
export function dateOf(at: Moment): string {
  return wall(at).toISOString().slice(0, 10);
}

/** A date some days on, `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The day a moment belongs to: a day ends at 04:00. The same rule as `day_of` in the core. */
export function dayOf(at: Moment): string {
  return dateOf({ ...at, ms: at.ms - 4 * HOUR });
}

/** The night a moment belongs to, named by its evening: from noon to noon. The same rule as `night_of` in the core. */
export function nightOf(at: Moment): string {
  return dateOf({ ...at, ms: at.ms - 12 * HOUR });
}

/** Monday 0 ... Sunday 6. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Minutes after midnight of a clock time `HH:MM`. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** A clock time `HH:MM` from minutes after midnight, taken modulo one day. */
export function clockOf(minutes: number): string {
  const within = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
