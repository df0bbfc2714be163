/**
 * Changing the person's settings: the agent keeps them, and its answer is what the page shows.
 */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../api/client';
import type { JsonValue } from '../api/types/serde_json/JsonValue';
import { agent } from './agent.svelte';
import { trouble } from './trouble';

/** Send only what changed. Rejects with the agent's refusal. */
export async function changeSettings(change: JsonValue): Promise<void> {
  agent.take({ type: 'settings_changed', value: await ask({ type: 'settings_change', change }) });
}

/** The player's sound on or off, wherever its switch is. A refusal is told in a toast. */
export async function changeSound(sound: boolean): Promise<void> {
  try {
    await changeSettings({ player: { sound } });
  } catch (error) {
    toast({ text: trouble(error) });
  }
}
