/**
 * Where everything stands on the day's strip, in per cent of its width.
 * Must never: read a clock or ask the agent.
 */
import type { BreakOutcome } from '../../lib/api/types/BreakOutcome';
import type { BreakRecord } from '../../lib/api/types/BreakRecord';
import type { BreakStatus } from '../../lib/api/types/BreakStatus';
import type { ExpiredBy } from '../../lib/api/types/ExpiredBy';
import type { Hours } from '../../lib/api/types/Hours';
import type { Today } from '../../lib/api/types/Today';
import { HOUR, MINUTE, SECOND, minutesOf, moment, weekdayOf, type Moment } from '../../lib/time/moment';
import { sittingSeconds } from '../../lib/state/sitting';

/** A break on the strip. */
export interface StripMark {
  /** What happened, how far it was done or by what it expired; or `next`, `held`, `planned`. */
  kind: BreakOutcome | 'partly' | `expired_${ExpiredBy}` | 'next' | 'held' | 'planned';
  at: Moment;
  left: number;
}

/** The strip, ready to draw. */
export interface Strip {
  marks: StripMark[];
  /** Time at the desk. */
  sitting: { left: number; width: number }[];
  now: number;
  /** Hours along the strip that leave room for the labels of now and of the wind-down. */
  hours: { minutes: number; left: number; first: boolean }[];
  /** The wind-down, if it is on the strip. */
  winddown: { at: Moment; left: number; labelled: boolean } | null;
  counts: { done: number; natural: number; skipped: number; missed: number; longestSit: number };
}

/** What the strip is made of. */
export interface StripSource {
  status: BreakStatus;
  today: Today;
  hours: Hours;
  winddownAt: string;
  now: Moment;
  /** Per cent a time's label takes: 12-hour labels are wider. */
  labelWidth: number;
}

/** The day shown by default: 7:00 to 23:00, wider where something lies outside. */
const FROM = 7 * HOUR;
const TO = 23 * HOUR;

export function stripOf({ status, today, hours, winddownAt, now, labelWidth }: StripSource): Strip {
  const midnight = Date.parse(`${today.day}T00:00:00Z`) - now.offset * MINUTE;
  const since = (at: Moment) => at.ms - midnight;
  const records = today.breaks.map((record) => ({
    ...record,
    start: moment(record.started_at),
    end: moment(record.ended_at),
  }));
  const winddown = moment(winddownAt);

  const firstSeen = Math.min(
    since(now),
    ...(today.first_at_desk ? [since(moment(today.first_at_desk))] : []),
    ...records.map((r) => since(r.start)),
  );
  const from = Math.min(FROM, Math.floor(firstSeen / HOUR) * HOUR);
  const last = Math.max(since(now), since(winddown) < 28 * HOUR ? since(winddown) : 0);
  const to = Math.min(28 * HOUR, Math.max(TO, Math.ceil((last + 30 * MINUTE) / HOUR) * HOUR));
  const left = (ms: number) => round(Math.min(100, Math.max(0, ((ms - from) / (to - from)) * 100)));

  const sitting: Strip['sitting'] = [];
  let free = from;
  const sit = (end: number, seconds: number) => {
    const start = Math.max(free, end - seconds * SECOND);
    if (end > start) sitting.push({ left: left(start), width: round(left(end) - left(start)) });
    free = end;
  };
  for (const record of records) {
    sit(since(record.start), record.sitting_seconds);
    free = since(record.end);
  }
  const sittingNow = sittingSeconds(status, now);
  sit(since(status.sitting_grows ? now : moment(status.sitting_at)), sittingNow);

  const marks: StripMark[] = records.map((record) => ({
    kind: kindOf(record),
    at: record.start,
    left: left(since(record.start)),
  }));
  const next = nextBreak(status, now);
  if (next) {
    marks.push({ kind: next.kind, at: next.at, left: left(since(next.at)) });
    const step = (status.interval_seconds + status.break_seconds) * SECOND;
    // The last one stands clear of the wind-down's moon.
    const end = Math.min(since(winddown) - 30 * MINUTE, to);
    for (let at = since(next.at) + step; at < end; at += step) {
      const planned = { ms: midnight + at, offset: now.offset };
      if (within(hours, today.day, at)) marks.push({ kind: 'planned', at: planned, left: left(at) });
    }
  }

  const nowLeft = left(since(now));
  const windLeft = since(winddown) <= to && since(winddown) >= from ? left(since(winddown)) : null;
  const clear = (x: number) =>
    Math.abs(x - nowLeft) > labelWidth &&
    (windLeft === null || Math.abs(x - windLeft) > labelWidth) &&
    x < 100 - labelWidth / 2;
  const ticks = [
    from,
    ...Array.from({ length: 14 }, (_, i) => (Math.floor(from / (2 * HOUR)) + 1 + i) * 2 * HOUR + HOUR),
  ].filter((at, index) => at < to && (index === 0 || at - from >= 2 * HOUR));

  return {
    marks,
    sitting,
    now: nowLeft,
    hours: ticks
      .map((at, index) => ({ minutes: (at / MINUTE) % 1440, left: left(at), first: index === 0 }))
      .filter((tick) => (tick.first ? nowLeft > labelWidth : clear(tick.left))),
    winddown:
      windLeft === null ? null : { at: winddown, left: windLeft, labelled: Math.abs(windLeft - nowLeft) > labelWidth },
    counts: {
      done: records.filter((r) => r.outcome === 'taken').length,
      natural: records.filter((r) => r.outcome === 'natural' || r.outcome === 'asleep').length,
      skipped: records.filter((r) => r.outcome === 'skipped').length,
      missed: records.filter((r) => r.outcome === 'missed').length,
      longestSit: Math.max(sittingNow, ...records.map((r) => r.sitting_seconds)),
    },
  };
}

function kindOf({ outcome, answer, expired_by }: BreakRecord): StripMark['kind'] {
  if (expired_by) return `expired_${expired_by}`;
  return outcome === 'taken' && answer === 'partly' ? 'partly' : outcome;
}

/** The break that comes, if the phase knows one. */
function nextBreak(status: BreakStatus, now: Moment): { kind: 'next' | 'held'; at: Moment } | null {
  const { phase } = status;
  switch (phase.kind) {
    case 'working':
      return { kind: 'next', at: moment(phase.due_at) };
    case 'waiting':
    case 'due':
      return { kind: 'next', at: now };
    case 'snoozed':
      return { kind: 'next', at: moment(phase.until) };
    case 'held':
      return { kind: 'held', at: moment(phase.since) };
    case 'away':
    case 'in_break':
    case 'paused':
    case 'off_hours':
      return null;
  }
}

/** Whether breaks may be due so long after the day's midnight. */
function within(hours: Hours, day: string, sinceMidnight: number): boolean {
  if (!hours.limited) return true;
  const minute = sinceMidnight / MINUTE;
  return (hours.week[weekdayOf(day)] ?? []).some(({ start, end }) => {
    const from = minutesOf(start);
    const to = minutesOf(end);
    return minute >= from && minute < (to <= from ? to + 1440 : to);
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
