/**
 * What the library's entries are called: where and for what a movement is.
 */
import type { Area } from '../../lib/api/types/Area';
import type { Position } from '../../lib/api/types/Position';
import type { Stretch } from '../../lib/api/types/Stretch';
import { t } from '../../lib/words/words';

const positions: Record<Position, () => string> = {
  standing: () => t('stretch-position-standing'),
  kneeling: () => t('stretch-position-kneeling'),
  seated: () => t('stretch-position-seated'),
  lying: () => t('stretch-position-lying'),
  in_bed: () => t('stretch-position-in-bed'),
};
const areas: Record<Area, () => string> = {
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
