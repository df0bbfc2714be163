/**
 * The review's periods that a picture has room for: weeks, months, or years where there are more.
 * Must never: count anything.
 */
import type { Review } from '../../lib/api/types/Review';
import type { ReviewPeriod } from '../../lib/api/types/ReviewPeriod';

/** More bars than these are no picture. */
const MOST_WEEKS = 60;
const MOST_MONTHS = 72;

/** Periods of one length, oldest first. */
export interface Blocks {
  length: 'week' | 'month' | 'year';
  periods: ReviewPeriod[];
}

/** The shortest periods of which there are not too many. */
export function blocksOf({ weeks, months, years }: Pick<Review, 'weeks' | 'months' | 'years'>): Blocks {
  if (weeks.length > 0 && weeks.length <= MOST_WEEKS) return { length: 'week', periods: weeks };
  if (months.length <= MOST_MONTHS) return { length: 'month', periods: months };
  return { length: 'year', periods: years };
}
