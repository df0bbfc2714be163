/**
 * What the library's entries are called: where and for what a movement is.
 */
import type { Area } from '../../lib/api/types/Area';
import type { AskFirst } from '../../lib/api/types/AskFirst';
import type { Position } from '../../lib/api/types/Position';
import type { Stretch } from '../../lib/api/types/Stretch';
import { exactDuration } from '../../lib/time/format';
import { t } from '../../lib/words/words';

/** What each position is called. */
export const positions: Record<Position, () => string> = {
  standing: () => t('stretch-position-standing'),
  kneeling: () => t('stretch-position-kneeling'),
  seated: () => t('stretch-position-seated'),
  lying: () => t('stretch-position-lying'),
  in_bed: () => t('stretch-position-in-bed'),
};
/** What each part of the leg is called. */
export const areas: Record<Area, () => string> = {
  calf: () => t('stretch-area-calf'),
  back_of_thigh: () => t('stretch-area-back-of-thigh'),
  front_of_thigh: () => t('stretch-area-front-of-thigh'),
  hip: () => t('stretch-area-hip'),
  inner_thigh: () => t('stretch-area-inner-thigh'),
  foot: () => t('stretch-area-foot'),
  whole_leg: () => t('stretch-area-whole-leg'),
};

const positionName = (position: Position): string => positions[position]();

/** "Standing, calf". */
export const whereAndWhat = (stretch: Stretch): string =>
  [positionName(stretch.position), ...stretch.areas.map((area) => areas[area]())].join(', ');

const who: Record<AskFirst, () => string> = {
  hip_replacement: () => t('stretch-ask-hip-replacement'),
  knee_replacement: () => t('stretch-ask-knee-replacement'),
  balance: () => t('stretch-ask-balance'),
  late_pregnancy: () => t('stretch-ask-late-pregnancy'),
  heart_failure: () => t('stretch-ask-heart-failure'),
  circulation: () => t('stretch-ask-circulation'),
  swollen_leg: () => t('stretch-ask-swollen-leg'),
  blood_thinners: () => t('stretch-ask-blood-thinners'),
};

/** Who should leave it out, or ask before, a sentence each. */
export const askFirst = (stretch: Stretch): string[] => stretch.ask_first.map((one) => who[one]());

/** "30 s, twice on each side, 10 s of rest between." */
export function usualDose(stretch: Stretch): string {
  const { hold_seconds, repetitions: count, rest_seconds } = stretch;
  const hold = exactDuration(hold_seconds);
  const times = t(stretch.per_side ? 'stretch-dose-each' : 'stretch-dose-both', { hold, count });
  if (count === 1 || rest_seconds === 0) return t('stretch-dose', { times });
  return t('stretch-dose-rest', { times, rest: exactDuration(rest_seconds) });
}
