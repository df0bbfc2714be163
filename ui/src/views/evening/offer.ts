/** Answering the wind-down that is offered, from wherever it is shown. */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../../lib/api/client';
import { agent } from '../../lib/state/agent.svelte';
import { trouble } from '../../lib/state/trouble';

async function say(request: Parameters<typeof ask>[0]): Promise<boolean> {
  try {
    await ask(request);
    return true;
  } catch (error) {
    toast({ text: trouble(error) });
    return false;
  }
}

/** The person begins, or looks at it. */
export const beginWinddown = (): Promise<boolean> => say({ type: 'winddown_seen' });

/** "In 15 min". */
export const putWinddownOff = (): Promise<boolean> => say({ type: 'winddown_put_off' });

/** "Not tonight", for the evening of now. */
export async function notTonight(): Promise<boolean> {
  const night = agent.snapshot?.evening.night;
  return night !== undefined && say({ type: 'evening_not_tonight', night, not_tonight: true });
}
