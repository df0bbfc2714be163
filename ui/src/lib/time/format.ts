/**
 * Times, lengths and dates as the person's system writes them.
 * Must never: read a clock, or show a moment in any other zone than its own offset.
 */
import type { Locale } from '../api/types/Locale';
import { t } from '../words/words';
import { DAY, MINUTE, addDays, moment, wall, type Moment } from './moment';

/** What is used until the agent has said how the system writes times. */
const ISO_LOCALE: Locale = { tag: 'en-GB', twelve_hours: false, first_weekday: 1 };

let locale: Locale = ISO_LOCALE;
let formats = new Map<string, Intl.DateTimeFormat>();

/** How the system writes times, from the snapshot. */
export function setLocale(next: Locale): void {
  locale = next;
  formats = new Map();
}

/** The tag for dates: the words are English (the one catalogue there is), the order is the person's where they read English. */
function tag(): string {
  if (!locale.tag.toLowerCase().startsWith('en')) return ISO_LOCALE.tag;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale.tag])[0] ?? ISO_LOCALE.tag;
  } catch {
    // The system's name is no language tag: dates are written as without a choice.
    return ISO_LOCALE.tag;
  }
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', ...options });
    formats.set(key, found);
  }
  return found;
}

function read(at: string | Moment): Moment {
  return typeof at === 'string' ? moment(at) : at;
}

/** "9:05" or "9:05 am": the wall time of the moment's own offset. */
export function clockTime(at: string | Moment): string {
  const date = wall(read(at));
  return clock(date.getUTCHours() * 60 + date.getUTCMinutes());
}

/** An hour 0-24 as an axis shows it: 0-24, or 12, 1-11. */
export function hourName(hour: number): number {
  return locale.twelve_hours ? ((hour + 11) % 12) + 1 : hour;
}

/** The same from minutes after midnight. */
export function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const rest = String(Math.floor(minutes) % 60).padStart(2, '0');
  if (!locale.twelve_hours) return `${hour}:${rest}`;
  // A no-break space: the half of the day never stands alone on a line.
  return `${hourName(hour)}:${rest}\u00a0${hour < 12 ? t('time-am') : t('time-pm')}`;
}

/** "36 min", "1 h 12 min", "2 h"; under a minute "40 s". Seconds are dropped from a minute on. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return t('duration-seconds', { seconds: whole });
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours === 0) return t('duration-minutes', { minutes });
  return minutes === 0 ? t('duration-hours', { hours }) : t('duration-hours-minutes', { hours, minutes });
}

/** "3 min 30 s", "12 min", "45 s": to the second, for what is planned to the second. */
export function exactDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = whole % 60;
  if (whole < 60 || rest === 0) return duration(whole);
  return t('duration-minutes-seconds', { minutes: Math.floor(whole / 60), seconds: rest });
}

/** A countdown: "4:07", "1:02:30". Rounds up, so that 0 means over. */
export function countdown(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** Whole minutes until a moment, rounded up: never 0 before it has come. */
export function minutesUntil(now: Moment, at: string | Moment): number {
  return Math.max(0, Math.ceil((read(at).ms - now.ms) / MINUTE));
}

function day(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** "Wednesday 12 November". */
export function dateLong(date: string): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(day(date)).replace(',', '');
}

/** "12 Nov", with the year where it is not the year of `today`. */
export function dateShort(date: string, today?: string): string {
  const other = today !== undefined && today.slice(0, 4) !== date.slice(0, 4);
  return format({ day: 'numeric', month: 'short', ...(other && { year: 'numeric' }) }).format(day(date));
}

/** "November 2026". */
export function monthYear(date: string): string {
  return format({ month: 'long', year: 'numeric' }).format(day(date));
}

/** "Nov". */
export function monthShort(date: string): string {
  return format({ month: 'short' }).format(day(date));
}

/** "Wednesday". */
export function weekdayLong(date: string): string {
  return format({ weekday: 'long' }).format(day(date));
}

/** "Wed". */
export function weekdayShort(date: string): string {
  return format({ weekday: 'short' }).format(day(date));
}

/** "We": two letters, for a mark that has no room for three. */
export function weekdayTiny(date: string): string {
  return weekdayShort(date).slice(0, 2);
}

/** The names of Monday to Sunday, by index 0-6. */
export function weekdayName(index: number, width: 'long' | 'short' = 'long'): string {
  // 2024-01-01 was a Monday.
  return format({ weekday: width }).format(new Date(Date.UTC(2024, 0, 1) + index * DAY));
}

/** The indexes 0-6 (Monday 0) in the order the person's week runs. */
export function weekOrder(): number[] {
  return Array.from({ length: 7 }, (_, place) => (locale.first_weekday - 1 + place) % 7);
}

/** "the night of Tuesday to Wednesday". */
export function nightName(night: string): string {
  return t('night-of-to', { from: weekdayLong(night), to: weekdayLong(addDays(night, 1)) });
}

/** True where times are written 1-12. */
export function twelveHours(): boolean {
  return locale.twelve_hours;
}
