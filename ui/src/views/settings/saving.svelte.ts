/**
 * Saves one change at a time and remembers, by field, what the agent would not take.
 */
import type { JsonValue } from '../../lib/api/types/serde_json/JsonValue';
import { changeSettings } from '../../lib/state/settings';
import { trouble, troubleField } from '../../lib/state/trouble';

class Saving {
  #errors = $state<Record<string, string>>({});

  /** What is wrong with a field, such as `breaks.interval_minutes`. A refusal of a part counts for the whole. */
  error(field: string): string | undefined {
    return Object.entries(this.#errors).find(
      ([key]) => key === field || key.startsWith(`${field}[`) || key.startsWith(`${field}.`),
    )?.[1];
  }

  /** Send only what changed. `field` is where an error is shown that names no field of its own. */
  async save(field: string, change: JsonValue): Promise<void> {
    this.#errors = Object.fromEntries(Object.entries(this.#errors).filter(([key]) => !key.startsWith(field)));
    try {
      await changeSettings(change);
    } catch (error) {
      const named = troubleField(error)?.replace(/^change\./, '');
      this.#errors = { ...this.#errors, [named?.startsWith(field) ? named : field]: trouble(error) };
    }
  }
}

export const saving = new Saving();
