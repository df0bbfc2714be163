/**
 * Hours by weekday: how they are drawn, and how a new range is found.
 * Must never: decide whether hours are possible (the agent does).
 */
import type { HourRange } from '../../lib/api/types/HourRange';
import { clockOf, minutesOf } from '../../lib/time/moment';

const DAY_MINUTES = 1440;

/** A week of ranges, Monday to Sunday. */
export type Week = HourRange[][];

/** Minutes from the day's midnight; an end at or before the start is on the next day. */
export function span({ start, end }: HourRange): { from: number; to: number } {
  const from = minutesOf(start);
  const to = minutesOf(end);
  return { from, to: to <= from ? to + DAY_MINUTES : to };
}

export function crossesMidnight(range: HourRange): boolean {
  return span(range).to > DAY_MINUTES;
}

/** The bars of a day on an axis of 24 hours, in per cent: what starts that day up to midnight, and the rest of the night before. */
export function bars(week: Week, day: number): { left: number; width: number; carried: boolean }[] {
  const percent = (minutes: number) => (minutes / DAY_MINUTES) * 100;
  const own = (week[day] ?? []).map(span).map(({ from, to }) => ({
    left: percent(from),
    width: percent(Math.min(to, DAY_MINUTES) - from),
    carried: false,
  }));
  const before = (week[(day + 6) % 7] ?? [])
    .map(span)
    .filter(({ to }) => to > DAY_MINUTES)
    .map(({ to }) => ({ left: 0, width: percent(to - DAY_MINUTES), carried: true }));
  return [...before, ...own];
}

/** A range to start from: an hour after the day's last one, or the usual working day. Null where the day is full. */
export function nextRange(ranges: HourRange[]): HourRange | null {
  const last = ranges.at(-1);
  if (!last) return { start: '08:00', end: '18:00' };
  const { to } = span(last);
  const start = to + 60;
  if (start > DAY_MINUTES - 60) return null;
  return { start: clockOf(start), end: clockOf(Math.min(start + 240, DAY_MINUTES - 1)) };
}

/** The week with one day's ranges replaced, in order of their start. */
export function withDay(week: Week, day: number, ranges: HourRange[]): Week {
  const sorted = [...ranges].sort((a, b) => minutesOf(a.start) - minutesOf(b.start));
  return week.map((old, index) => (index === day ? sorted : old));
}
