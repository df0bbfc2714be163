/**
 * What to say when a request was refused or could not be sent.
 */
import { RequestError } from '../api/client';
import { t } from '../words/words';

/** The sentence for a failed request: the agent's own where it gave one. */
export function trouble(error: unknown): string {
  if (error instanceof RequestError) return error.message;
  console.error(error);
  return t('trouble-unknown');
}

/** The field a refusal is about, such as `breaks.interval_minutes`. */
export function troubleField(error: unknown): string | undefined {
  return error instanceof RequestError && error.code === 'invalid' ? error.field : undefined;
}
