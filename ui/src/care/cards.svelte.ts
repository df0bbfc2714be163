/**
 * What calls for being seen, as the agent finds it in the journal, and what the person puts aside of it.
 * Must never: decide whether a sign is there.
 */
import { toast } from '../components/toasts.svelte';
import { ask } from '../lib/api/client';
import type { CareCard } from '../lib/api/types/CareCard';
import type { CareCards } from '../lib/api/types/CareCards';
import { agent } from '../lib/state/agent.svelte';
import { trouble } from '../lib/state/trouble';
import { t } from '../lib/words/words';

/** News comes one by one, such as while a night is written: what is asked again waits for their end. */
const SETTLE_MS = 400;

/** The cards, kept up to date. */
export class Care {
  value = $state.raw<CareCards | undefined>();
  /** Why they could not be read. */
  problem = $state.raw<unknown>(undefined);
  #turn = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** Begin; resolves to the function that ends it. */
  follow(): () => void {
    void this.read();
    const stops = [
      agent.onJournalChange(({ type }) => {
        if (type !== 'night_changed' && type !== 'medical_changed' && type !== 'resync') return;
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => void this.read(), SETTLE_MS);
      }),
      agent.onEvent((event) => {
        if (event.type === 'care_changed') this.#take(event.value);
      }),
    ];
    return () => {
      clearTimeout(this.#waiting);
      for (const stop of stops) stop();
    };
  }

  /** Ask. An answer that comes after a later one is left out. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const value = await ask({ type: 'care' });
      if (turn === this.#turn) this.#take(value);
    } catch (error) {
      if (turn === this.#turn) this.problem = error;
    }
  }

  /** Put a card aside; a message offers to take it back. Resolves to whether it is. */
  async putAside({ rule, facts }: CareCard): Promise<boolean> {
    try {
      this.#take(await ask({ type: 'care_put_aside', rule, facts }));
    } catch (error) {
      toast({ text: trouble(error) });
      return false;
    }
    toast({
      text: t('care-put-aside'),
      action: { text: t('care-undo'), run: () => void this.takeBack({ rule, facts }) },
    });
    return true;
  }

  /** Show it again. */
  async takeBack({ rule, facts }: Pick<CareCard, 'rule' | 'facts'>): Promise<void> {
    try {
      this.#take(await ask({ type: 'care_take_back', rule, facts }));
    } catch (error) {
      toast({ text: trouble(error) });
    }
  }

  #take(value: CareCards): void {
    this.#turn++;
    this.value = value;
    this.problem = undefined;
  }
}

/** What was counted, in a sentence. */
export function counted({ rule, count, medicine }: CareCard): string {
  const values = { count, medicine: medicine ?? '' };
  switch (rule) {
    case 'long_cramp':
      return t('care-card-long-cramp', values);
    case 'one_leg_aches':
      return t('care-card-one-leg-aches', values);
    case 'pregnant_leg':
      return t('care-card-pregnant-leg', values);
    case 'statin':
      return t('care-card-statin', values);
    case 'disturbed_sleep':
      return t('care-card-disturbed-sleep', values);
    case 'very_painful':
      return t('care-card-very-painful', values);
    case 'new_medicine':
      return t('care-card-new-medicine', values);
    case 'pregnancy':
      return t('care-card-pregnancy', values);
  }
}

/** How soon to ask. */
export function haste({ haste }: CareCard): string {
  switch (haste) {
    case 'today':
      return t('care-haste-today');
    case 'today_if':
      return t('care-haste-today-if');
    case 'soon':
      return t('care-haste-soon');
  }
}
