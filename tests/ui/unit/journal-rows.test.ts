/** The rows of the journal's list, where they stand, and dates as people type them. */
import { describe, expect, it } from 'vitest';

import { addDays } from '../../../ui/src/lib/time/moment';
import { readDate } from '../../../ui/src/views/journal/dates';
import { Heights, rowAt } from '../../../ui/src/views/journal/heights';
import { FOLDED, IN_FULL, dayNumber, rowsOf, type NightFilter } from '../../../ui/src/views/journal/rows';

const LAST = '2026-11-11';
/** The marks of a journal that ends with the last night. */
const index = (marks: string) => ({ since: addDays(LAST, 1 - marks.length), marks });
const rows = (marks: string, filter: NightFilter = 'all', unfolded: string[] = [], shown?: string) =>
  rowsOf(index(marks), filter, LAST, new Set(unfolded), shown);
const nights = (list: ReturnType<typeof rows>) => list.filter(({ kind }) => kind === 'night').map(({ night }) => night);

describe('the rows of the list', () => {
  it('are every night, newest first, with month names between and the beginning at the end', () => {
    const list = rows('c' + 'f'.repeat(39));
    expect(nights(list)).toEqual(Array.from({ length: 40 }, (_, back) => addDays(LAST, -back)));
    expect(list.filter(({ kind }) => kind === 'month').map(({ night }) => night)).toEqual(['2026-10-31']);
    expect(list.at(-1)).toMatchObject({ kind: 'end', night: addDays(LAST, -39) });
    expect(list.at(-2)).toMatchObject({ letter: 'c', place: 40 });
    expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  });

  it('are four weeks at least, and begin with the first night that has anything', () => {
    expect(nights(rowsOf({ since: null, marks: '' }, 'all', LAST, new Set()))).toHaveLength(IN_FULL);
    expect(nights(rows('c'))).toHaveLength(IN_FULL);
    expect(rows(`---c${'f'.repeat(50)}`).at(-1)!.night).toBe(addDays(LAST, -50));
  });

  it('have the running night once something is in it', () => {
    const running = addDays(LAST, 1);
    const list = (letter: string) => rowsOf({ since: LAST, marks: `c${letter}` }, 'all', LAST, new Set());
    expect(nights(list('-'))[0]).toBe(LAST);
    expect(nights(list('c'))[0]).toBe(running);
    // The index ends earlier where the day has turned since.
    expect(nights(rowsOf({ since: '2026-11-01', marks: 'c' }, 'all', LAST, new Set()))[0]).toBe(LAST);
  });

  it('fold away a long run of which nothing is written down, but none of the last four weeks', () => {
    const marks = `c${'-'.repeat(FOLDED)}c${'-'.repeat(FOLDED - 1)}c${'-'.repeat(IN_FULL)}`;
    const list = rows(marks);
    const [fold, ...others] = list.filter(({ kind }) => kind === 'fold');
    expect(others).toEqual([]);
    expect(fold).toMatchObject({ first: addDays(index(marks).since, 1), night: addDays(index(marks).since, FOLDED) });
    expect(fold?.count).toBe(FOLDED);
    expect(nights(list)).toHaveLength(marks.length - FOLDED);
    expect(nights(rows(marks, 'all', [fold!.first!]))).toHaveLength(marks.length);
    const middle = addDays(fold!.first!, 3);
    expect(nights(rows(marks, 'all', [], middle)), 'a night that is open is seen').toContain(middle);
    expect(nights(rows(marks, 'not_recorded'))).toHaveLength(marks.length - 3);
  });

  it('leave what a filter names', () => {
    const marks = `cfe-${'f'.repeat(30)}`;
    const only = (filter: NightFilter) =>
      nights(rows(marks, filter)).map((night) => marks[dayNumber(night) - dayNumber(index(marks).since)]);
    expect(only('cramps')).toEqual(['c']);
    expect(new Set(only('cramp_free'))).toEqual(new Set(['f']));
    expect(only('not_recorded')).toEqual(['-', 'e']);
  });

  it('are made in no time for fifty years', () => {
    const marks = Array.from({ length: 18_263 }, (_, at) => 'cf-e'[at % 4]).join('');
    const begun = performance.now();
    expect(rows(marks).at(-2)?.place).toBe(18_263);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('heights', () => {
  const list = Array.from({ length: 1000 }, (_, at) => ({ key: `r${at}`, kind: at % 10 === 0 ? 'month' : 'night' }));

  it('are those of the kind until a row has been measured', () => {
    const heights = new Heights();
    expect(heights.put(list[0]!, 30)).toBe(true);
    expect(heights.put(list[1]!, 60)).toBe(true);
    expect(heights.put(list[2]!, 60.2), 'the same').toBe(false);
    expect(heights.offsets(list)[1000]).toBe(100 * 30 + 900 * 60);
    expect(heights.put(list[5]!, 80)).toBe(true);
    const offsets = heights.offsets(list);
    expect([offsets[5], offsets[6], offsets[1000]]).toEqual([270, 350, 57_020]);
    expect(heights.put(list[5]!, 60), 'it shrank again').toBe(true);
    expect(heights.offsets(list)[1000]).toBe(57_000);
  });

  it('tell which row is where', () => {
    const heights = new Heights();
    heights.put(list[0]!, 30);
    heights.put(list[1]!, 60);
    const offsets = heights.offsets(list);
    for (const at of [0, 1, 9, 10, 500, 999]) {
      expect(rowAt(offsets, offsets[at]!)).toBe(at);
      expect(rowAt(offsets, offsets[at + 1]! - 1)).toBe(at);
    }
    expect([rowAt(offsets, -5), rowAt(offsets, 1e9), rowAt(heights.offsets([]), 3)]).toEqual([0, 999, 0]);
  });
});

describe('a typed date', () => {
  const read = (text: string) => readDate(text, '2026-11-12', '2026-11-12');

  it('is a night, however it is written', () => {
    for (const text of ['2019-03-14', '14 Mar 2019', '14 march 2019', 'Mar 14, 2019', '2019-3-14'])
      expect(read(text), text).toEqual({ night: '2019-03-14', whole: true });
    expect(read('yesterday')).toEqual({ night: '2026-11-11', whole: true });
    expect(read('Last night')?.night).toBe('2026-11-11');
    expect(read('today')?.night).toBe('2026-11-12');
    // A Thursday.
    expect([read('thursday')?.night, read('mon')?.night]).toEqual(['2026-11-12', '2026-11-09']);
    expect([read('3 Nov')?.night, read('3 Dec')?.night], 'the last one there was').toEqual([
      '2026-11-03',
      '2025-12-03',
    ]);
  });

  it('is a month or a year, by its last night', () => {
    expect(read('2019')).toEqual({ night: '2019-12-31', whole: false });
    expect(read('2019-02')).toEqual({ night: '2019-02-28', whole: false });
    expect(read('Feb 2020')?.night).toBe('2020-02-29');
    expect([read('2026')?.night, read('Nov 2026')?.night], 'no later than now').toEqual(['2026-11-12', '2026-11-12']);
    expect(read('December')?.night).toBe('2025-12-31');
  });

  it('is none where it cannot be', () => {
    for (const text of [
      '',
      'x',
      '2019-02-30',
      '31 Feb 2019',
      '14',
      '3/4/2019',
      '2019-13',
      'mar 1 2 2019',
      'monkey business',
    ])
      expect(read(text), text).toBeUndefined();
  });
});
