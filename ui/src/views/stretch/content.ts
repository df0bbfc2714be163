/**
 * What the library's entries are: where and for what a movement is, a routine beside its timeline.
 */
import type { Area } from '../../lib/api/types/Area';
import type { Library } from '../../lib/api/types/Library';
import type { LibraryReport } from '../../lib/api/types/LibraryReport';
import type { Position } from '../../lib/api/types/Position';
import type { Routine } from '../../lib/api/types/Routine';
import type { Stretch } from '../../lib/api/types/Stretch';
import type { Timeline } from '../../lib/api/types/Timeline';
import { t } from '../../lib/words/words';

const positions: Record<Position, () => string> = {
  standing: () => t('stretch-position-standing'),
  seated: () => t('stretch-position-seated'),
  lying: () => t('stretch-position-lying'),
  in_bed: () => t('stretch-position-in-bed'),
};
const areas: Record<Area, () => string> = {
  calf: () => t('stretch-area-calf'),
  back_of_thigh: () => t('stretch-area-back-of-thigh'),
  front_of_thigh: () => t('stretch-area-front-of-thigh'),
  hip: () => t('stretch-area-hip'),
  foot: () => t('stretch-area-foot'),
  whole_leg: () => t('stretch-area-whole-leg'),
};

const positionName = (position: Position): string => positions[position]();

/** "Standing, calf". */
export const whereAndWhat = (stretch: Stretch): string =>
  [positionName(stretch.position), ...stretch.areas.map((area) => areas[area]())].join(', ');

/** A routine with its timeline. */
export interface Planned {
  readonly routine: Routine;
  readonly timeline: Timeline;
}

/** The routine with this id, laid out in time. */
export function planned(library: LibraryReport, id: string): Planned | undefined {
  const routine = library.routines.find((known) => known.id === id);
  const timeline = library.timelines.find((known) => known.routine === id);
  return routine && timeline && { routine, timeline };
}

/** The movement with this id. */
export const stretchOf = (library: Library, id: string): Stretch | undefined =>
  library.stretches.find((stretch) => stretch.id === id);
