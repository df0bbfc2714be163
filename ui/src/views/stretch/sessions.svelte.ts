/**
 * Hands what was done in the player to the journal, and keeps it until the journal has it.
 * Must never: lose a session because a view was left or a disk was full.
 */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../../lib/api/client';
import type { StretchSessionDraft } from '../../lib/api/types/StretchSessionDraft';
import { trouble } from '../../lib/state/trouble';
import { exactDuration } from '../../lib/time/format';
import { routineName } from '../../lib/words/content';
import { t } from '../../lib/words/words';

class Sessions {
  /** Sessions the journal does not have yet, oldest first. */
  unsaved = $state.raw<StretchSessionDraft[]>([]);
  /** Why not, in a sentence. */
  problem = $state('');
  #saving = false;

  /** Save a session, and whatever could not be saved before. A session in which nothing was held is not one. */
  async save(session: StretchSessionDraft): Promise<void> {
    if (session.held.length === 0) return;
    this.unsaved = [...this.unsaved, session];
    await this.again();
  }

  /** Try what is unsaved once more. One session at a time, so that none is saved twice. */
  async again(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    try {
      for (let session = this.unsaved[0]; session; session = this.unsaved[0]) {
        await ask({ type: 'stretch_save', session });
        this.unsaved = this.unsaved.slice(1);
        toast({ text: summary(session) });
      }
      this.problem = '';
    } catch (error) {
      this.problem = trouble(error);
    } finally {
      this.#saving = false;
    }
  }
}

/** What was kept, in a sentence. */
function summary(session: StretchSessionDraft): string {
  const seconds = session.held.reduce((sum, held) => sum + held.seconds, 0);
  const values = { routine: routineName(session.routine), length: exactDuration(seconds) };
  if (session.ending === 'hurt') return t('stretch-saved-hurt', values);
  return session.ending === 'left' ? t('stretch-saved-left', values) : t('stretch-saved', values);
}

export const sessions = new Sessions();
