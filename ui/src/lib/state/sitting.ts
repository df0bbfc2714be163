/**
 * How long the person has been sitting: the agent's count, grown to this moment.
 * Must never: read a clock or ask the agent.
 */
import type { BreakStatus } from '../api/types/BreakStatus';
import { SECOND, moment, type Moment } from '../time/moment';

/** Seconds at the desk since the last break, at this moment. */
export function sittingSeconds(status: BreakStatus, now: Moment): number {
  const grown = status.sitting_grows ? Math.max(0, (now.ms - moment(status.sitting_at).ms) / SECOND) : 0;
  return Math.floor(status.sitting_seconds + grown);
}
