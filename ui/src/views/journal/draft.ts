/**
 * What is half-written in a form of the journal, kept while its window lives: a page whose process ends comes back with it.
 * Must never: outlive the window (session storage does not), be shown for another entry, or stay once it is saved or given up.
 */
import type { EpisodeForm } from './form';

/** The new entry's; an episode that is edited has one under its id. */
export const NEW = 'new';

const key = (entry: string) => `limber.episode.${entry}`;

/** What was half-written for an entry; `like` is the form it would otherwise have. */
export function readDraft(entry: string, like: EpisodeForm): EpisodeForm | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(entry)) ?? 'null');
    return isForm(kept, like) ? kept : undefined;
  } catch {
    // No storage, or a text that is none of ours: the form begins as it would.
    return undefined;
  }
}

/** Keep a form, or forget it where there is nothing to lose. */
export function keepDraft(entry: string, form: EpisodeForm | undefined): void {
  try {
    if (form) sessionStorage.setItem(key(entry), JSON.stringify(form));
    else sessionStorage.removeItem(key(entry));
  } catch {
    // Without storage what is written lives as long as the page.
  }
}

function isForm(value: unknown, like: EpisodeForm): value is EpisodeForm {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  return Object.entries(like).every(([name, usual]) => {
    const given = kept[name];
    if (given === undefined) return false;
    return given === null || usual === null || typeof given === typeof usual;
  });
}
