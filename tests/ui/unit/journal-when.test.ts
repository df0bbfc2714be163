import { describe, expect, it } from 'vitest';

import { iso, moment, nightOf } from '../../../ui/src/lib/time/moment';
import {
  clockText,
  dateInNight,
  isDate,
  lastNight,
  minutesOfDay,
  momentAt,
  resolve,
} from '../../../ui/src/views/journal/when';
import { readClock } from '../../../ui/src/lib/time/read';
import { zone } from './zone';

const berlin = zone('Europe/Berlin');
const newYork = zone('America/New_York');
const kathmandu = zone('Asia/Kathmandu');
const lordHowe = zone('Australia/Lord_Howe');

describe('the night of a moment', () => {
  it.each([
    ['2026-11-12T02:10:00+01:00', '2026-11-11'],
    ['2026-11-12T00:00:00+01:00', '2026-11-11'],
    ['2026-11-11T23:59:59+01:00', '2026-11-11'],
    ['2026-11-12T11:59:59+01:00', '2026-11-11'],
    ['2026-11-12T12:00:00+01:00', '2026-11-12'],
    ['2027-01-01T03:00:00Z', '2026-12-31'],
    ['2028-03-01T01:00:00-05:00', '2028-02-29'],
  ])('%s belongs to %s', (text, night) => expect(nightOf(moment(text))).toBe(night));

  it('is the same on either side of a change of clocks', () => {
    for (const text of ['2026-03-29T01:59:00+01:00', '2026-03-29T03:00:00+02:00']) {
      expect(nightOf(moment(text))).toBe('2026-03-28');
    }
    for (const text of ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', '2026-10-25T11:59:00+01:00']) {
      expect(nightOf(moment(text))).toBe('2026-10-24');
    }
    expect(nightOf(moment('2026-10-25T12:00:00+01:00'))).toBe('2026-10-25');
  });
});

describe('last night', () => {
  it.each([
    ['2026-11-12T08:00:00+01:00', '2026-11-11'],
    ['2026-11-12T04:00:00+01:00', '2026-11-11'],
    ['2026-11-12T03:59:00+01:00', '2026-11-10'],
    ['2026-11-12T23:59:00+01:00', '2026-11-11'],
  ])('at %s is %s', (now, night) => expect(lastNight(moment(now))).toBe(night));

  it('spans two dates', () => {
    expect(dateInNight('2026-11-11', 22 * 60)).toBe('2026-11-11');
    expect(dateInNight('2026-11-11', 12 * 60)).toBe('2026-11-11');
    expect(dateInNight('2026-11-11', 12 * 60 - 1)).toBe('2026-11-12');
    expect(dateInNight('2026-12-31', 60)).toBe('2027-01-01');
  });
});

describe('a date and a time in a place', () => {
  it('is one moment on most days', () => {
    const resolved = resolve('2026-11-12', 160, berlin);
    expect(resolved.kind).toBe('once');
    if (resolved.kind === 'once') expect(iso(resolved.moment)).toBe('2026-11-12T02:40:00+01:00');
  });

  it('is skipped where the clock is set forward', () => {
    const resolved = resolve('2026-03-29', 150, berlin);
    expect(resolved.kind).toBe('skipped');
    if (resolved.kind === 'skipped') expect(iso(resolved.moment)).toBe('2026-03-29T03:30:00+02:00');
    const there = resolve('2026-03-08', 150, newYork);
    if (there.kind !== 'skipped') throw new Error('02:30 does not exist in New York that night');
    expect(iso(there.moment)).toBe('2026-03-08T03:30:00-04:00');
  });

  it('touches the edges of the gap', () => {
    expect(resolve('2026-03-29', 119, berlin).kind).toBe('once');
    expect(resolve('2026-03-29', 120, berlin).kind).toBe('skipped');
    expect(resolve('2026-03-29', 179, berlin).kind).toBe('skipped');
    expect(resolve('2026-03-29', 180, berlin).kind).toBe('once');
  });

  it('comes twice where the clock is set back', () => {
    const resolved = resolve('2026-10-25', 150, berlin);
    if (resolved.kind !== 'twice') throw new Error('02:30 comes twice in Berlin that night');
    expect(iso(resolved.first)).toBe('2026-10-25T02:30:00+02:00');
    expect(iso(resolved.second)).toBe('2026-10-25T02:30:00+01:00');
    expect(resolve('2026-10-25', 119, berlin).kind).toBe('once');
    expect(resolve('2026-10-25', 180, berlin).kind).toBe('once');
  });

  it('knows changes of half an hour and offsets of three quarters', () => {
    expect(resolve('2026-10-04', 135, lordHowe).kind).toBe('skipped');
    expect(resolve('2026-10-04', 150, lordHowe).kind).toBe('once');
    expect(resolve('2026-04-05', 105, lordHowe).kind).toBe('twice');
    expect(iso(momentAt(Date.parse('2026-11-12T00:00:00Z'), kathmandu))).toBe('2026-11-12T05:45:00+05:45');
  });
});

it('a time of day is read on the clock the moment was written on', () => {
  expect(minutesOfDay(moment('2026-11-12T02:40:31.5-03:30'))).toBe(160);
  expect(minutesOfDay(moment('2026-11-12T02:40:00Z'))).toBe(160);
});

describe('a time of day as typed', () => {
  it.each([
    ['2:40', 160],
    ['02:40', 160],
    ['2.40', 160],
    ['0240', 160],
    ['14:05', 845],
    ['2', 120],
    ['2:40 am', 160],
    ['2:40\u202fAM', 160],
    ['2:40 p.m.', 880],
    ['12:05 am', 5],
    ['12 pm', 720],
    ['00:00', 0],
    ['23:59', 1439],
  ])('%j is %i minutes after midnight', (text, minutes) => expect(readClock(text)).toBe(minutes));

  it.each(['', '24:00', '12:60', '13 pm', '0 am', 'two', '2:4', '-1:00', '2:40 xm'])('%j is none', (text) =>
    expect(readClock(text)).toBeUndefined(),
  );

  it('reads back what it shows', () => {
    for (let minutes = 0; minutes < 1440; minutes += 1) {
      expect(readClock(clockText(minutes, false))).toBe(minutes);
      expect(readClock(clockText(minutes, true))).toBe(minutes);
    }
    expect(clockText(0, true)).toBe('12:00 am');
    expect(clockText(5, false)).toBe('00:05');
  });

  it('knows dates that exist', () => {
    expect(isDate('2028-02-29')).toBe(true);
    for (const wrong of ['2026-02-29', '2026-11-31', '26-11-12', '', '2026-1-1']) expect(isDate(wrong)).toBe(false);
  });
});
