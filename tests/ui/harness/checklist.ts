/** The evening's list as it is edited, kept in the simplest way. */
import content from '../../../assets/content/checklist.json' with { type: 'json' };
import type { ListedItem } from '../../../ui/src/lib/api/types/ListedItem';
import type { OwnItem } from '../../../ui/src/lib/api/types/OwnItem';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { RecordedBridge } from './recorded';

/** Every evening of the week. */
export const every: OwnItem['weekdays'] = [true, true, true, true, true, true, true];
/** An item of the person's own. */
export const own = (id: string, words: string, more: Partial<OwnItem> = {}): ListedItem => {
  const item = { words, minutes_before_bed: 45, timer_minutes: null, weekdays: every, ...more };
  const { minutes_before_bed, timer_minutes } = item;
  return {
    id: `own-${id}`,
    own: item,
    on: true,
    remind: false,
    minutes_before_bed,
    action: timer_minutes === null ? { kind: 'none' } : { kind: 'timer', minutes: timer_minutes },
    evidence: [],
    sources: [],
    be_seen_first: false,
  };
};
/** What the list has by itself. */
export const builtIn = content.map((item) => ({ ...item, remind: false })) as unknown as ListedItem[];

/** Lets a bridge answer from this list, and change it. */
export function keepList(bridge: RecordedBridge, items: ListedItem[]): void {
  let list = items;
  let before = items;
  let removed: ListedItem[] = [];
  const set = (next: ListedItem[]) => ({ type: 'checklist' as const, value: (list = next) });
  type Of<T extends Request['type']> = Extract<Request, { type: T }>;
  bridge.answers.set('checklist', () => set(list));
  bridge.answers.set('checklist_add', (request) => {
    const { item } = request as Of<'checklist_add'>;
    if (item.words.trim() === '')
      throw { code: 'invalid', message: 'The words of your item cannot be empty.', field: 'item.words' };
    return set([own(`new-${list.length}`, item.words, item), ...list]);
  });
  bridge.answers.set('checklist_change', (request) => {
    const { item, change } = request as Of<'checklist_change'>;
    const { on, remind, ...said } = change;
    return set(
      list.map((one) => {
        if (one.id !== item) return one;
        const next = one.own ? own(item.slice(4), one.own.words, { ...one.own, ...said }) : one;
        return { ...next, on: on ?? one.on, remind: remind ?? one.remind };
      }),
    );
  });
  bridge.answers.set('checklist_move', (request) => {
    const { item, before } = request as Of<'checklist_move'>;
    const one = list.find(({ id }) => id === item)!;
    const rest = list.filter(({ id }) => id !== item);
    const to = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
    return set([...rest.slice(0, to), one, ...rest.slice(to)]);
  });
  bridge.answers.set('checklist_remove', (request) => {
    const { item } = request as Of<'checklist_remove'>;
    removed = list;
    return set(list.filter(({ id }) => id !== item));
  });
  bridge.answers.set('checklist_restore', () => set(removed));
  bridge.answers.set('checklist_reset', () => {
    before = list;
    return set(builtIn);
  });
  bridge.answers.set('checklist_reset_undo', () => set(before));
}
