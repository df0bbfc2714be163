/**
 * What the journal does with one press: delete with undo, note a night.
 * Must never: show a list. The lists follow the agent's news.
 */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { Night } from '../../lib/api/types/Night';
import { trouble } from '../../lib/state/trouble';
import { dateLong } from '../../lib/time/format';
import { t } from '../../lib/words/words';

/**
 * Delete an episode at once; a message offers to undo it. Resolves to whether it is gone. `onrestored` says whether
 * the restored episode is on screen; where it is not, a message says where it went.
 */
export async function deleteEpisode(episode: Episode, onrestored: (episode: Episode) => boolean): Promise<boolean> {
  try {
    await ask({ type: 'episode_delete', id: episode.id }, 'done');
  } catch (error) {
    toast({ text: trouble(error) });
    return false;
  }
  offerUndo(t('episode-deleted'), () => void restore(episode, onrestored));
  return true;
}

/** Change what was said of a night, keeping the rest. Resolves to the record before. */
export async function changeNight(night: string, change: Partial<Omit<Night, 'night'>>): Promise<Night> {
  const before = await ask({ type: 'night', night }, 'night');
  await ask({ type: 'night_save', night: { ...before, ...change } }, 'night');
  return before;
}

/** Note a night as cramp-free; a message offers to undo it. */
export async function noteCrampFree(night: string): Promise<void> {
  try {
    const before = await changeNight(night, { answer: 'none' });
    offerUndo(t('journal-free-saved', { night: dateLong(night) }), () => {
      changeNight(night, { answer: before.answer }).catch((error: unknown) => toast({ text: trouble(error) }));
    });
  } catch (error) {
    toast({ text: trouble(error) });
  }
}

async function restore(episode: Episode, onrestored: (episode: Episode) => boolean): Promise<void> {
  try {
    const back = await ask({ type: 'episode_restore', id: episode.id }, 'episode');
    if (!onrestored(back)) toast({ text: t('episode-restored', { date: dateLong(back.night) }) });
  } catch (error) {
    // The way back stays open, also while the agent restarts.
    offerUndo(trouble(error), () => void restore(episode, onrestored));
  }
}

function offerUndo(text: string, run: () => void): void {
  toast({ text, action: { text: t('journal-undo'), run } });
}
