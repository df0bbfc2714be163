/**
 * The review's periods in blocks that a picture has room for: weeks, months, or years where there are more.
 * Must never: count anything but what the agent counted.
 */
import type { Review } from '../../lib/api/types/Review';
import type { ReviewPeriod } from '../../lib/api/types/ReviewPeriod';

/** More bars than this are no picture. */
const MOST = 60;

/** How long a block is. */
export type BlockLength = 'week' | 'month' | 'year';

/** Periods of one length, oldest first. */
export interface Blocks {
  length: BlockLength;
  periods: ReviewPeriod[];
}

/** The shortest periods of which there are not too many. */
export function blocksOf({ weeks, months }: Pick<Review, 'weeks' | 'months'>): Blocks {
  if (weeks.length > 0 && weeks.length <= MOST) return { length: 'week', periods: weeks };
  if (months.length <= MOST + 12) return { length: 'month', periods: months };
  const years = new Map<string, ReviewPeriod[]>();
  for (const month of months) {
    const year = month.span.since.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return { length: 'year', periods: [...years.values()].map(together) };
}

/** Months as one period. Medians cannot be put together: they are left to the months. */
function together(months: ReviewPeriod[]): ReviewPeriod {
  const [first] = months;
  const last = months.at(-1);
  if (!first || !last) throw new Error('a year without a month');
  const sum = <Key extends string>(pick: (month: ReviewPeriod) => Record<Key, number>): Record<Key, number> => {
    const all = { ...pick(first) };
    for (const month of months.slice(1)) for (const key in all) all[key] += pick(month)[key];
    return all;
  };
  const nights = sum((month) => month.nights);
  const recorded = nights.cramps + nights.cramp_free;
  return {
    span: { since: first.span.since, until: last.span.until },
    nights,
    thin: recorded < 4 || recorded * 7 < (recorded + nights.not_recorded) * 4,
    episodes: sum((month) => month.episodes),
    severity: null,
    duration: null,
    breaks: sum((month) => month.breaks),
    winddowns: sum((month) => month.winddowns),
  };
}

/** From the least to the most severe cramp of each of some years, of which the months are known. */
export function spreadsOf(months: readonly ReviewPeriod[], years: readonly ReviewPeriod[]) {
  return years.map(({ span }) => {
    const own = months.filter(({ span: { since } }) => since.slice(0, 4) === span.since.slice(0, 4));
    const spreads = own.map(({ severity }) => severity).filter((severity) => severity !== null);
    const severity =
      spreads.length === 0
        ? null
        : {
            least: Math.min(...spreads.map(({ least }) => least)),
            median: null,
            most: Math.max(...spreads.map(({ most }) => most)),
          };
    return { date: span.since, severity, seconds: null };
  });
}
