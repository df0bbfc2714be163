import { describe, expect, it } from 'vitest';

import type { DayLog } from '../../../ui/src/lib/api/types/DayLog';
import { changeOf, chosen, dayIn, dayLines, undoOf, which } from '../../../ui/src/views/today/day';

const nothing: DayLog = {
  day: '2025-11-12',
  low_water: null,
  dark_urine: null,
  caffeine_last_at: null,
  alcohol: null,
  hard_exercise: null,
  daily_walk: null,
  long_standing: null,
  long_sitting: null,
  supportive_shoes: null,
  mineral_rich_food: null,
};

const lines = () => [...dayLines().before, ...dayLines().after];

describe('the lines of the day log', () => {
  it('are every field but the caffeine, each once', () => {
    const fields = lines().map(({ field }) => field);
    expect(new Set([...fields, 'day', 'caffeine_last_at'])).toEqual(new Set(Object.keys(nothing)));
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('say what was pressed, show it, and take it back by a second press', () => {
    for (const line of lines()) {
      expect(chosen(line, nothing), line.field).toEqual([]);
      for (const { value } of line.options) {
        const change = changeOf(line, [value]);
        expect(Object.keys(change), 'only the field itself is named').toEqual([line.field]);
        const said = { ...nothing, ...change } as DayLog;
        expect(chosen(line, said)).toEqual([value]);
        expect(undoOf(change, nothing)).toEqual({ [line.field]: null });
        expect(undoOf(changeOf(line, []), said)).toEqual(change);
      }
      expect(changeOf(line, [])).toEqual({ [line.field]: null });
    }
  });

  it('begin with what the work is made of', () => {
    const asked = (standing: boolean) =>
      dayLines(standing)
        .after.map(({ field }) => field)
        .filter((field) => field.startsWith('long_'));
    expect(asked(false)).toEqual(['long_sitting', 'long_standing']);
    expect(asked(true)).toEqual(['long_standing', 'long_sitting']);
  });

  it('write what is low and dark as the agent does', () => {
    const [water, urine] = dayLines().before;
    expect(changeOf(water!, ['low'])).toEqual({ low_water: true });
    expect(changeOf(urine!, ['pale'])).toEqual({ dark_urine: false });
  });
});

describe('the day that is shown', () => {
  const today = '2025-11-12';
  it('has begun, and is a date', () => {
    expect(dayIn('2025-11-01', today)).toBe('2025-11-01');
    for (const wrong of ['2025-11-13', '', '0025-11-12', '12.11.2025']) expect(dayIn(wrong, today)).toBe(today);
  });

  it('is today, yesterday or another one', () => {
    expect(['2025-11-12', '2025-11-11', '2025-11-10'].map((day) => which(day, today))).toEqual([
      'today',
      'yesterday',
      'other',
    ]);
  });
});
