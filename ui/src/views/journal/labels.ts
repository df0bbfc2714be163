/**
 * The journal's words: names of kinds, muscles, sides and remedies, and the sentence an episode is called by.
 * Must never: ask the agent.
 */
import type { EpisodeDraft } from '../../lib/api/types/EpisodeDraft';
import type { EpisodeKind } from '../../lib/api/types/EpisodeKind';
import type { Muscle } from '../../lib/api/types/Muscle';
import type { NightSummary } from '../../lib/api/types/NightSummary';
import type { Remedy } from '../../lib/api/types/Remedy';
import type { Side } from '../../lib/api/types/Side';
import { clockTime, duration } from '../../lib/time/format';
import { t } from '../../lib/words/words';
import type { MarkName } from '../../components/Mark.svelte';

/** The kinds, in the order of the form. */
export const kinds = (): readonly { value: EpisodeKind; text: string }[] => [
  { value: 'cramp', text: t('episode-kind-cramp') },
  { value: 'ache', text: t('episode-kind-ache') },
  { value: 'urge_to_move', text: t('episode-kind-urge-to-move') },
  { value: 'other', text: t('episode-kind-other') },
];

/** The muscles, in the order of the form. */
export const muscles = (): readonly { value: Muscle; text: string }[] => [
  { value: 'calf', text: t('episode-muscle-calf') },
  { value: 'foot', text: t('episode-muscle-foot') },
  { value: 'back_of_thigh', text: t('episode-muscle-back-of-thigh') },
  { value: 'front_of_thigh', text: t('episode-muscle-front-of-thigh') },
  { value: 'shin', text: t('episode-muscle-shin') },
  { value: 'other', text: t('episode-muscle-other') },
];

/** The sides. */
export const sides = (): readonly { value: Side; text: string }[] => [
  { value: 'left', text: t('episode-side-left') },
  { value: 'right', text: t('episode-side-right') },
  { value: 'both', text: t('episode-side-both') },
];

/** The remedies, in the order of the form. */
export const remedies = (): readonly { value: Remedy; text: string }[] => [
  { value: 'stretch', text: t('episode-remedy-stretch') },
  { value: 'stand', text: t('episode-remedy-stand') },
  { value: 'walk', text: t('episode-remedy-walk') },
  { value: 'rub', text: t('episode-remedy-rub') },
  { value: 'warmth', text: t('episode-remedy-warmth') },
  { value: 'cold', text: t('episode-remedy-cold') },
  { value: 'legs_up', text: t('episode-remedy-legs-up') },
  { value: 'other', text: t('episode-remedy-other') },
];

/** "left calf", "both feet", "calf"; undefined where neither was said. */
export function placeOf({ muscle, side }: Pick<EpisodeDraft, 'muscle' | 'side'>): string | undefined {
  if (muscle === null && side === null) return undefined;
  return t('episode-place', { muscle: muscle ?? 'none', side: side ?? 'none' });
}

/** "Cramp at 2:40, left calf, 6 of 10". */
export function episodeTitle(episode: EpisodeDraft): string {
  const kind = kinds().find(({ value }) => value === episode.kind)?.text ?? '';
  const parts = [t('episode-at', { kind, time: clockTime(episode.started_at) }), placeOf(episode)];
  if (episode.severity !== null) parts.push(t('episode-severity-of', { severity: episode.severity }));
  return parts.filter((part) => part !== undefined).join(', ');
}

/** "lasted 3 min, woke you up"; empty where nothing of it was said. */
export function episodeFacts(episode: EpisodeDraft): string {
  const facts: string[] = [];
  if (episode.duration_seconds !== null)
    facts.push(t('episode-lasted', { duration: duration(episode.duration_seconds) }));
  if (episode.hard_knot) facts.push(t('episode-fact-knot'));
  if (episode.woke_me) facts.push(t('episode-fact-woke'));
  if (episode.sore_next_day) facts.push(t('episode-fact-sore'));
  const text = facts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The mark of a night; one that can still be answered this morning is dotted. */
export function markOf(night: NightSummary, last: string): MarkName {
  if (night.state === 'cramps') return 'cramp';
  if (night.state === 'cramp_free') return 'free';
  return night.night === last ? 'asked' : 'none';
}

/** "2 episodes, left calf", "Cramp-free, slept 4 of 5", "Not recorded". */
export function nightMeta(night: NightSummary, last: string): string {
  const more: string[] = [];
  let state: string;
  if (night.state === 'cramps') {
    const place = night.place && placeOf(night.place);
    state =
      night.episodes > 0 ? t('journal-night-episode-count', { count: night.episodes }) : t('journal-night-cramps');
    if (place !== undefined) more.push(place);
  } else {
    state =
      night.state === 'cramp_free'
        ? t('journal-night-cramp-free')
        : night.night === last
          ? t('journal-night-not-answered')
          : t('journal-night-not-recorded');
    if (night.episodes > 0) more.push(t('journal-night-episode-count', { count: night.episodes }));
  }
  if (night.sleep_quality !== null) more.push(t('journal-night-slept', { quality: night.sleep_quality }));
  return more.length > 0 ? t('journal-night-meta', { state, more: more.join(', ') }) : state;
}

/** What the parts that are fetched later need of this. */
export const labels = { kinds, muscles, sides, remedies, episodeTitle };
export type Labels = typeof labels;
