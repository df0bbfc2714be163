/**
 * The lines of the day log: what each asks, and what a press of a chip says.
 * Must never: ask the agent, or hold words before they are shown.
 */
import type { DayChange } from '../../lib/api/types/DayChange';
import type { DayLog } from '../../lib/api/types/DayLog';
import { addDays } from '../../lib/time/moment';
import { t } from '../../lib/words/words';

/** A field of the day log; the names of the settings that show it are the same. */
export type DayField = Exclude<keyof DayLog, 'day'>;

/** A line that is answered with chips. */
export interface DayLine {
  field: Exclude<DayField, 'caffeine_last_at'>;
  title: string;
  /** What stands beside it always. */
  note?: string;
  /** Each possible answer, as it is on the wire. */
  options: readonly { value: string; text: string; said: boolean | 'none' | 'one_or_two' | 'three_or_more' }[];
}

/** The lines before the last caffeine, and those after it, in the order in which they are shown. */
export function dayLines(standing = false): { before: DayLine[]; after: DayLine[] } {
  const yesNo = (field: DayLine['field'], title: string, note?: string): DayLine => ({
    field,
    title,
    ...(note !== undefined && { note }),
    options: [
      { value: 'yes', text: t('day-yes'), said: true },
      { value: 'no', text: t('day-no'), said: false },
    ],
  });
  const stood = yesNo('long_standing', t('day-standing'));
  const sat = yesNo('long_sitting', t('day-sitting'));
  return {
    before: [
      {
        field: 'low_water',
        title: t('day-water'),
        options: [
          { value: 'usual', text: t('day-water-usual'), said: false },
          { value: 'low', text: t('day-water-low'), said: true },
        ],
      },
      {
        field: 'dark_urine',
        title: t('day-urine'),
        note: t('day-urine-caveat'),
        options: [
          { value: 'pale', text: t('day-urine-pale'), said: false },
          { value: 'dark', text: t('day-urine-dark'), said: true },
        ],
      },
    ],
    after: [
      {
        field: 'alcohol',
        title: t('day-alcohol'),
        options: [
          { value: 'none', text: t('day-alcohol-none'), said: 'none' },
          { value: 'some', text: t('day-alcohol-some'), said: 'one_or_two' },
          { value: 'more', text: t('day-alcohol-more'), said: 'three_or_more' },
        ],
      },
      yesNo('hard_exercise', t('day-exercise')),
      yesNo('daily_walk', t('day-walk')),
      // What the work is made of comes first.
      ...(standing ? [stood, sat] : [sat, stood]),
      yesNo('supportive_shoes', t('day-shoes')),
      yesNo('mineral_rich_food', t('day-food'), t('day-food-caveat')),
    ],
  };
}

/** What is chosen in a line: none or one. */
export function chosen(line: DayLine, log: DayLog): string[] {
  return line.options.filter(({ said }) => said === log[line.field]).map(({ value }) => value);
}

/** What a press says; of the chosen chip it takes back what was said. */
export function changeOf(line: DayLine, values: readonly string[]): DayChange {
  const said = line.options.find(({ value }) => value === values[0])?.said ?? null;
  return { [line.field]: said };
}

/** What says again what was said before. */
export function undoOf(change: DayChange, log: DayLog): DayChange {
  return Object.fromEntries((Object.keys(change) as DayField[]).map((field) => [field, log[field]]));
}

/** The day that is shown: one that has begun. */
export function dayIn(wanted: string, today: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(wanted) && wanted >= '1900-01-01' && wanted <= today ? wanted : today;
}

/** Which of the three choices a day is. */
export function which(day: string, today: string): 'today' | 'yesterday' | 'other' {
  if (day === today) return 'today';
  return day === addDays(today, -1) ? 'yesterday' : 'other';
}
