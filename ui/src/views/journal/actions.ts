/**
 * What the journal does with one press: delete with undo, note a night.
 * Must never: show a list. The lists follow the agent's news.
 */
import { toast } from '../../components/toasts.svelte';
import { ask } from '../../lib/api/client';
import type { Episode } from '../../lib/api/types/Episode';
import type { NightSummary } from '../../lib/api/types/NightSummary';
import { trouble } from '../../lib/state/trouble';
import { dateLong } from '../../lib/time/format';
import { t } from '../../lib/words/words';

/**
 * Delete an episode at once; a message offers to undo it. Resolves to whether it is gone. `onrestored` says whether
 * the restored episode is on screen; where it is not, a message says where it went.
 */
export async function deleteEpisode(episode: Episode, onrestored: (episode: Episode) => boolean): Promise<boolean> {
  try {
    await ask({ type: 'episode_delete', id: episode.id });
  } catch (error) {
    toast({ text: trouble(error) });
    return false;
  }
  offerUndo(t('episode-deleted'), () => void restore(episode, onrestored));
  return true;
}

/** Note a night as cramp-free; a message offers to say again what was said before. */
export async function noteCrampFree({ night, answer }: NightSummary): Promise<void> {
  try {
    await ask({ type: 'night_change', night, change: { answer: 'none' } });
    offerUndo(t('journal-free-saved', { night: dateLong(night) }), () => {
      ask({ type: 'night_change', night, change: { answer } }).catch((error: unknown) =>
        toast({ text: trouble(error) }),
      );
    });
  } catch (error) {
    toast({ text: trouble(error) });
  }
}

async function restore(episode: Episode, onrestored: (episode: Episode) => boolean): Promise<void> {
  try {
    const back = await ask({ type: 'episode_restore', id: episode.id });
    if (!onrestored(back)) toast({ text: t('episode-restored', { date: dateLong(back.night) }) });
  } catch (error) {
    // The way back stays open, also while the agent restarts.
    offerUndo(trouble(error), () => void restore(episode, onrestored));
  }
}

function offerUndo(text: string, run: () => void): void {
  toast({ text, action: { text: t('journal-undo'), run } });
}
