/**
 * Saving a form: what is on its way, what was refused and at which field.
 * Must never: lose what the person wrote. The form stays as it is until the agent has acknowledged it.
 */
import { NOTE_CHARACTERS } from '../../lib/api/types/bounds';
import { RequestError } from '../../lib/api/client';
import type { EpisodeDraft } from '../../lib/api/types/EpisodeDraft';
import { twelveHours } from '../../lib/time/format';
import { trouble } from '../../lib/state/trouble';
import { t } from '../../lib/words/words';
import { noteLength, type EpisodeForm, type FormProblem, type Reading } from './form';
import { clockText } from './when';

/** Where the agent's field names are shown. */
const FIELDS: Record<string, string> = { started_at: 'when', duration_seconds: 'minutes' };

/** The sentence of a problem the page found by itself. */
export function say(problem: FormProblem, form: EpisodeForm): string {
  switch (problem) {
    case 'no_time':
      return t('episode-wrong-time', { example: clockText(160, twelveHours()) });
    case 'no_date':
      return t('episode-wrong-date');
    case 'future':
      return t('episode-wrong-future');
    case 'minutes':
      return t('episode-wrong-minutes');
    case 'note_long':
      return t('episode-wrong-note', { over: noteLength(form.note.trim()) - NOTE_CHARACTERS });
  }
}

/** One form's saving. */
export class Saving {
  /** True while the agent has not answered yet. */
  busy = $state(false);
  /** What is wrong, by field. */
  wrong = $state.raw<Record<string, string>>({});
  /** Why it was not saved, where no field is to blame. */
  refused = $state<string | undefined>();
  /** True where the entry is gone from the journal. */
  gone = $state(false);

  /** Forget what was wrong, such as when the person goes on writing. */
  clear(): void {
    this.wrong = {};
    this.refused = undefined;
  }

  /** Read the form and hand its entry to `send`. Resolves to what `send` brings, or to nothing when refused. */
  async run<T>(
    form: EpisodeForm,
    read: () => Reading,
    send: (entry: EpisodeDraft) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.clear();
    const reading = read();
    if (!('entry' in reading)) {
      this.wrong = { [reading.field]: say(reading.problem, form) };
      return undefined;
    }
    this.busy = true;
    try {
      const done = await send(reading.entry);
      this.gone = false;
      return done;
    } catch (error) {
      this.#refuse(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #refuse(error: unknown): void {
    const sentence = trouble(error);
    if (error instanceof RequestError && error.code === 'not_found') this.gone = true;
    else if (error instanceof RequestError && error.code === 'too_large') this.wrong = { note: sentence };
    else if (error instanceof RequestError && error.code === 'invalid' && error.field !== undefined) {
      const field = error.field.replace(/^entry\./, '').replace(/[.[].*$/, '');
      const shown = FIELDS[field] ?? field;
      if (['when', 'minutes', 'note', 'severity', 'sleep_disturbance'].includes(shown))
        this.wrong = { [shown]: sentence };
      else this.refused = sentence;
    } else this.refused = sentence;
  }
}
