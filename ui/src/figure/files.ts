/** The poses that are fetched with the movement that needs them, by path. A file of its own: the cramp screen has no use for it. */
import type { Pose } from './pose';

export const files = import.meta.glob<Pose>('./poses/*.json', { import: 'default' });
