/**
 * Which episodes are asked for.
 */
import type { EpisodeFilter } from './api/types/EpisodeFilter';

/** The filter that leaves every episode. */
export const EVERY_EPISODE: EpisodeFilter = {
  words: null,
  kind: null,
  muscle: null,
  side: null,
  severity_from: null,
  severity_to: null,
  remedy: null,
};
