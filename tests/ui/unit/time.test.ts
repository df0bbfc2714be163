// @vitest-environment node
/** Times as the agent writes them and as the person's system shows them. */
import { afterEach, describe, expect, it } from 'vitest';

import {
  clock,
  clockTime,
  countdown,
  dateLong,
  dateShort,
  duration,
  hourName,
  minutesUntil,
  nightName,
  setLocale,
  weekOrder,
  weekdayName,
} from '../../../ui/src/lib/time/format';
import { addDays, clockOf, dayOf, iso, minutesOf, moment, nightOf, weekdayOf } from '../../../ui/src/lib/time/moment';
import { agentTime } from '../../../ui/src/lib/time/now.svelte';
import { readClock } from '../../../ui/src/lib/time/read';

const GB = { tag: 'en-GB', twelve_hours: false, first_weekday: 1 };
const US = { tag: 'en-US', twelve_hours: true, first_weekday: 7 };
afterEach(() => setLocale(GB));

describe('a moment', () => {
  it('keeps its own offset, whatever zone the page runs in', () => {
    for (const text of ['2026-11-12T02:10:00+01:00', '2026-11-12T02:10:00-03:30', '2026-11-12T02:10:00+05:45']) {
      expect(iso(moment(text))).toBe(text);
      expect(clockTime(text)).toBe('2:10');
    }
    expect(moment('2026-11-12T02:10:00.5+01:00').ms).toBe(Date.UTC(2026, 10, 12, 1, 10, 0, 500));
    expect(() => moment('yesterday')).toThrow('not a moment');
  });

  it('belongs to a night from noon to noon and to a day from four to four, as in the core', () => {
    expect(nightOf(moment('2026-11-12T02:10:00+01:00'))).toBe('2026-11-11');
    expect(nightOf(moment('2026-11-12T11:59:59+01:00'))).toBe('2026-11-11');
    expect(nightOf(moment('2026-11-12T12:00:00+01:00'))).toBe('2026-11-12');
    expect(dayOf(moment('2026-11-12T03:59:59+01:00'))).toBe('2026-11-11');
    expect(dayOf(moment('2026-11-12T04:00:00+01:00'))).toBe('2026-11-12');
  });

  it('counts days over the end of a year and of February', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(weekdayOf('2026-11-09')).toBe(0);
    expect(weekdayOf('2026-11-15')).toBe(6);
  });
});

describe('on screen', () => {
  it('times of day follow the system', () => {
    expect(clock(0)).toBe('0:00');
    setLocale(US);
    expect([0, 30, 11 * 60 + 59, 12 * 60, 23 * 60 + 5].map(clock)).toEqual(
      ['12:00 am', '12:30 am', '11:59 am', '12:00 pm', '11:05 pm'].map((text) => text.replace(' ', '\u00a0')),
    );
    expect([0, 3, 12, 21, 24].map(hourName)).toEqual([12, 3, 12, 9, 12]);
  });

  it('weeks start where the system says', () => {
    expect(weekOrder()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    setLocale(US);
    expect(weekOrder().map((day) => weekdayName(day, 'short'))).toEqual([
      'Sun',
      'Mon',
      'Tue',
      'Wed',
      'Thu',
      'Fri',
      'Sat',
    ]);
    setLocale({ tag: 'ar-EG', twelve_hours: true, first_weekday: 6 });
    expect(weekOrder()[0]).toBe(5);
  });

  it('dates are English words in the order of the person’s English, and a tag nobody knows does no harm', () => {
    expect(dateLong('2026-11-12')).toBe('Thursday 12 November');
    setLocale(US);
    expect(dateLong('2026-11-12')).toBe('Thursday November 12');
    setLocale({ tag: 'de-DE', twelve_hours: false, first_weekday: 1 });
    expect(dateLong('2026-11-12')).toBe('Thursday 12 November');
    setLocale({ tag: 'en-x', twelve_hours: false, first_weekday: 1 });
    expect(dateShort('2025-11-12', '2026-01-01')).toBe('12 Nov 2025');
    expect(dateShort('2026-11-12', '2026-01-01')).toBe('12 Nov');
  });

  it('a night is named by both its days', () => {
    expect(nightName('2026-11-11')).toBe('night of Wednesday to Thursday');
  });

  it.each([
    [-5, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [119, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [7 * 3600 + 45 * 60, '7 h 45 min'],
  ])('%i seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it.each([
    [0, '0:00'],
    [1, '0:01'],
    [60_000, '1:00'],
    [247_000, '4:07'],
    [3_750_000, '1:02:30'],
  ])('a countdown of %i ms is %s', (ms, text) => expect(countdown(ms)).toBe(text));

  it('minutes left round up: never 0 before it has come', () => {
    const now = moment('2026-11-12T11:34:30+01:00');
    expect(minutesUntil(now, '2026-11-12T11:35:00+01:00')).toBe(1);
    expect(minutesUntil(now, '2026-11-12T11:34:30+01:00')).toBe(0);
    expect(minutesUntil(now, '2026-11-12T11:00:00+01:00')).toBe(0);
  });
});

describe('a typed time', () => {
  it.each([
    ['22:45', '22:45'],
    ['7:05', '07:05'],
    ['2.40', '02:40'],
    ['0240', '02:40'],
    ['9', '09:00'],
    ['10:45 pm', '22:45'],
    ['12 am', '00:00'],
    ['12:30 p.m.', '12:30'],
    [' 6:30 ', '06:30'],
  ])('%s is %s', (text, expected) => expect(clockOf(readClock(text) ?? -1)).toBe(expected));
  it.each(['', '24:00', '12:60', '25:10', '13 pm', '0 am', 'noon', '1:2', '-1:00', '123456'])('%j is none', (text) =>
    expect(readClock(text)).toBeUndefined(),
  );
  it('and minutes are the same thing', () => {
    expect(minutesOf('22:45')).toBe(1365);
    expect([clockOf(1365), clockOf(-60), clockOf(1440)]).toEqual(['22:45', '23:00', '00:00']);
  });
});

describe('the agent’s clock', () => {
  const anchor = { agent: moment('2026-11-12T11:00:00+01:00'), heardAt: 1000, scale: 1 };
  it('runs on with the page’s', () => {
    expect(agentTime(anchor, 61_000) - anchor.agent.ms).toBe(60_000);
  });
  it('runs faster in a demonstration', () => {
    expect(agentTime({ ...anchor, scale: 60 }, 61_000) - anchor.agent.ms).toBe(3_600_000);
  });
  it('never goes back behind what the agent said', () => {
    expect(agentTime(anchor, 0)).toBe(anchor.agent.ms);
  });
});
