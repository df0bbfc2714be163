/**
 * Finding things in the library: a routine, alone or laid out in time, and a movement.
 * Must never: ask the agent or say anything.
 */
import type { Library } from './api/types/Library';
import type { LibraryReport } from './api/types/LibraryReport';
import type { Routine } from './api/types/Routine';
import type { Stretch } from './api/types/Stretch';
import type { Timeline } from './api/types/Timeline';

/** The routine with this id. */
export const routineOf = (library: Library, id: string): Routine | undefined =>
  library.routines.find((routine) => routine.id === id);

/** A routine with its timeline. */
export interface Planned {
  readonly routine: Routine;
  readonly timeline: Timeline;
}

/** The routine with this id, laid out in time. */
export function planned(library: LibraryReport, id: string): Planned | undefined {
  const routine = routineOf(library, id);
  const timeline = library.timelines.find((known) => known.routine === id);
  return routine && timeline && { routine, timeline };
}

/** The movement with this id. */
export const stretchOf = (library: Library, id: string): Stretch | undefined =>
  library.stretches.find((stretch) => stretch.id === id);
