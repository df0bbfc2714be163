/**
 * The poses by id, a file each. A stretch and its pose share an id. Those of the cramp screen are kept with the figure:
 * at night nothing is waited for. The others are fetched with the movement that needs them.
 */
import type { Pose } from './pose';

// The files' shapes are checked by tests/ui/unit/figure.test.ts, which the JSON's own type cannot.
const kept = import.meta.glob<Pose>('./poses/kept/*.json', { eager: true, import: 'default' });

/** Replaced as one arrives, so that whoever looked before looks again. */
let there = $state.raw<ReadonlyMap<string, Pose>>(new Map(Object.values(kept).map((pose) => [pose.id, pose])));
const asked = new Map<string, Promise<void>>();

/** Fetches poses; those that are there cost nothing. Never fails: without one nothing is drawn. */
export async function fetchPoses(...ids: readonly string[]): Promise<void> {
  await Promise.all(ids.filter((id) => !there.has(id)).map((id) => asked.get(id) ?? fetchPose(id)));
}

function fetchPose(id: string): Promise<void> {
  const now = import('./files')
    .then(({ files }) => files[`./poses/${id}.json`]?.())
    .then(
      (pose) => void (pose && (there = new Map(there).set(id, pose))),
      // It is asked for again when it is next looked at.
      () => void asked.delete(id),
    );
  asked.set(id, now);
  return now;
}

/** The pose with this id, if it is there. Where it is not it is fetched, and an effect that asked runs again. */
export function poseOf(id: string): Pose | undefined {
  const pose = there.get(id);
  if (!pose) void fetchPoses(id);
  return pose;
}

/** True where the picture looks down from above, so that no ground belongs under it. */
export const seenFromAbove = (id: string): boolean => poseOf(id)?.floor === false;
