/** The poses of poses.json by id. A stretch and its pose share an id; the cramp screen has poses of its own. */
import type { Pose } from './pose';
import data from './poses.json';

/** Every pose. The file's shapes are checked by tests/ui/unit/figure.test.ts, which the JSON's own type cannot. */
export const POSES = data as unknown as readonly Pose[];

/** The pose with this id, if there is one. */
export const poseOf = (id: string): Pose | undefined => POSES.find((pose) => pose.id === id);

/** True where the picture looks down from above, so that no ground belongs under it. */
export const seenFromAbove = (id: string): boolean => poseOf(id)?.floor === false;
