/**
 * What an evening's list looks like at a moment: which items have their time by day, which one is current.
 * Must never: read a clock or ask the agent.
 */
import type { ChecklistItem } from '../../lib/api/types/ChecklistItem';
import type { Evening } from '../../lib/api/types/Evening';
import { moment } from '../../lib/time/moment';

/** The id of the last line: going to bed. */
export const IN_BED = 'in-bed';

/** An evening's list, sorted out. */
export interface EveningList {
  /** Due before the wind-down and ticked: named in one line. */
  earlierDone: ChecklistItem[];
  /** Everything else, by time. */
  rows: ChecklistItem[];
  /** Id of the item that is current, if the wind-down runs. */
  current: string | null;
  done: number;
}

export function listOf(evening: Evening, nowMs: number, tonight: boolean): EveningList {
  const start = moment(evening.winddown_at).ms;
  const earlier = (item: ChecklistItem) => moment(item.due_at).ms < start;
  const earlierDone = evening.items.filter((item) => earlier(item) && item.ticked_at !== null);
  const runs = tonight && !evening.not_tonight && nowMs >= start && nowMs < moment(evening.wake_at).ms;
  const open = evening.items.filter((item) => !earlier(item) && item.ticked_at === null);
  return {
    earlierDone,
    rows: evening.items.filter((item) => !earlierDone.includes(item)),
    current: runs ? (open[0]?.id ?? null) : null,
    done: evening.items.filter((item) => item.ticked_at !== null).length,
  };
}
