/**
 * Hands what was done in the player to the journal, and keeps it until the journal has it.
 * Must never: lose a session because a view was left or a disk was full.
 */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../../lib/api/client';
import type { StretchSessionDraft } from '../../lib/api/types/StretchSessionDraft';
import { trouble } from '../../lib/state/trouble';
import { exactDuration } from '../../lib/time/format';
import { t } from '../../lib/words/words';
import { routineName } from './content';

class Sessions {
  /** Sessions the journal does not have yet, oldest first. */
  unsaved = $state.raw<StretchSessionDraft[]>([]);
  /** Why not, in a sentence. */
  problem = $state('');

  /** Save a session, and whatever could not be saved before. A session in which nothing was held is not one. */
  async save(session: StretchSessionDraft): Promise<void> {
    if (session.held.length === 0) return;
    this.unsaved = [...this.unsaved, session];
    await this.again();
  }

  /** Try what is unsaved once more. */
  async again(): Promise<void> {
    for (const session of this.unsaved) {
      try {
        await ask({ type: 'stretch_save', session }, 'stretch_session');
      } catch (error) {
        this.problem = trouble(error);
        return;
      }
      this.unsaved = this.unsaved.filter((other) => other !== session);
      toast({ text: summary(session) });
    }
    this.problem = '';
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
