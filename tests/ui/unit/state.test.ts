// @vitest-environment node
/** What news does to what the page holds, and the small rules of Evening and Settings. */
import { describe, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { Event } from '../../../ui/src/lib/api/types/Event';
import { reduce } from '../../../ui/src/lib/state/reduce';
import { href, place } from '../../../ui/src/lib/state/route.svelte';
import { moment } from '../../../ui/src/lib/time/moment';
import { listOf } from '../../../ui/src/views/evening/list';
import { bars, crossesMidnight, nextRange, withDay } from '../../../ui/src/views/settings/hours';
import { SETTINGS, at, bareEpisode, evening, inPhase, wednesday } from '../harness/snapshots';

const episode = (ongoing: boolean, id = 'a'): Episode => bareEpisode('2025-11-11', at('2:41'), { id, ongoing });

describe('the snapshot', () => {
  const before = wednesday();

  it('takes news whole', () => {
    const report = { ...inPhase('due').report, now: at('11:58') };
    expect(reduce(before, { type: 'status', value: report }).report).toBe(report);
    const settings = { ...SETTINGS, appearance: { theme: 'dark' as const } };
    expect(reduce(before, { type: 'settings_changed', value: settings })).toEqual({ ...before, settings });
  });

  it('does not go back to news that was on its way when it was taken', () => {
    expect(reduce(before, { type: 'status', value: { ...inPhase('due').report, now: at('11:33') } })).toBe(before);
    expect(reduce(before, { type: 'today', value: { ...before.today, day: '2025-11-11', breaks: [] } })).toBe(before);
  });

  it('keeps tonight when an earlier evening is corrected', () => {
    expect(reduce(before, { type: 'evening_changed', value: { ...before.evening, night: '2025-11-10' } })).toBe(before);
    const later = { ...before.evening, night: '2025-11-13' };
    expect(reduce(before, { type: 'evening_changed', value: later }).evening).toBe(later);
  });

  it('is not touched by news for somebody else', () => {
    const events: Event[] = [
      { type: 'open', value: 'journal' },
      { type: 'close_break' },
      { type: 'leaving', value: 'quit' },
    ];
    for (const event of events) expect(reduce(before, event)).toBe(before);
  });
});

describe('an address', () => {
  it('names a view and a detail, and anything else is Today', () => {
    expect(place('#stretch/bedtime-5')).toEqual({ view: 'stretch', detail: 'bedtime-5' });
    expect(place(href('journal', 'a/b c'))).toEqual({ view: 'journal', detail: 'a/b c' });
    for (const strange of ['', '#', '#break', '#nowhere/x'])
      expect(place(strange)).toEqual({ view: 'today', detail: '' });
  });
});

describe('an evening’s list', () => {
  const snapshot = evening();
  const ms = (clock: string) => moment(at(clock)).ms;

  it('names what was done by day in one line and has one item on now', () => {
    const list = listOf(snapshot.evening, ms('21:52'), true);
    expect(list.earlierDone.map((item) => item.id)).toEqual([
      'last-caffeine',
      'supportive-shoes',
      'water-through-the-day',
      'warm-bath',
    ]);
    expect(list.rows).toHaveLength(snapshot.evening.items.length - list.earlierDone.length);
    expect(list).toMatchObject({ current: 'legs-up', done: 5 });
  });

  it('has nothing on now by day, after waking, on an earlier evening, and when it is not tonight', () => {
    expect(listOf(snapshot.evening, ms('15:00'), true).current).toBeNull();
    expect(listOf(snapshot.evening, ms('31:00'), true).current).toBeNull();
    expect(listOf(snapshot.evening, ms('21:52'), false).current).toBeNull();
    expect(listOf({ ...snapshot.evening, not_tonight: true }, ms('21:52'), true).current).toBeNull();
    expect(listOf(snapshot.evening, ms('24:40'), true).current, 'after midnight it is still this evening').toBe(
      'legs-up',
    );
  });
});

describe('hours', () => {
  const week = SETTINGS.hours.week.map((ranges) => [...ranges]);

  it('are drawn across midnight on both days', () => {
    expect(bars(week, 0)).toHaveLength(2);
    expect(bars(week, 4)).toEqual([{ left: (22 / 24) * 100, width: (2 / 24) * 100, carried: false }]);
    expect(bars(week, 5)).toEqual([{ left: 0, width: 25, carried: true }]);
    expect(crossesMidnight({ start: '22:00', end: '06:00' })).toBe(true);
    expect(crossesMidnight({ start: '08:00', end: '18:00' })).toBe(false);
  });

  it('get a further range after the last one, while the day has room', () => {
    expect(nextRange([])).toEqual({ start: '08:00', end: '18:00' });
    expect(nextRange([{ start: '08:00', end: '12:15' }])).toEqual({ start: '13:15', end: '17:15' });
    expect(nextRange([{ start: '08:00', end: '21:30' }])).toEqual({ start: '22:30', end: '23:59' });
    expect(nextRange([{ start: '22:00', end: '06:00' }])).toBeNull();
  });

  it('stay in order when a day is changed, and other days stay as they are', () => {
    const next = withDay(week, 1, [
      { start: '13:00', end: '17:00' },
      { start: '07:00', end: '09:00' },
    ]);
    expect(next[1]?.map((range) => range.start)).toEqual(['07:00', '13:00']);
    expect(next[0]).toBe(week[0]);
  });
});
