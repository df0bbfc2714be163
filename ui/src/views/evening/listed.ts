/** Words of the items on the person's list, of no evening yet. */
import type { ListedItem } from '../../lib/api/types/ListedItem';
import { duration, weekOrder, weekdayName } from '../../lib/time/format';
import { checklistName } from '../../lib/words/content';
import { t } from '../../lib/words/words';
import { IN_BED } from './list';

/** What it is called. Going to bed has no time here: it depends on the evening. */
export function listedName(item: ListedItem): string {
  if (item.own) return item.own.words;
  return item.id === IN_BED ? t('list-in-bed') : checklistName(item.id);
}

/** "50 min before bed". */
function beforeBed(minutes: number): string {
  return minutes === 0 ? t('list-at-bed') : t('list-before-bed', { length: duration(minutes * 60) });
}

/** When, with which timer, on which evenings: what is not as for every other item. */
export function listedMeta(item: ListedItem): string {
  const parts = [beforeBed(item.minutes_before_bed)];
  if (item.action.kind === 'timer') parts.push(t('list-timer-short', { minutes: item.action.minutes }));
  const days: boolean[] = item.own?.weekdays ?? [];
  if (days.includes(false)) {
    const on = weekOrder().filter((day) => days[day]);
    parts.push(on.map((day) => weekdayName(day, 'short')).join(', '));
  }
  return parts.join(' · ');
}
