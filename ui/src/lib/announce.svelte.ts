/**
 * What a person who hears the page is told beside what the focus tells: once, by the window where the system's engine
 * tells nothing of live regions (docs/adr/0023), else by the region in `Announcements.svelte`.
 * Must never: be used for what moves the focus anyway, or for something that changes every second.
 */
import { untrack } from 'svelte';

import { announceOutside, type Urgency } from './api/client';

/** So long a sentence stays in the region: who comes later does not find old news. */
const STAYS_MS = 10_000;

interface Said {
  id: number;
  text: string;
  urgency: Urgency;
}

class Announcements {
  /** What the live regions hold. */
  said = $state.raw<Said[]>([]);
  #next = 1;

  inside(text: string, urgency: Urgency): void {
    const id = this.#next++;
    this.said = [...this.said, { id, text, urgency }];
    setTimeout(() => (this.said = this.said.filter((each) => each.id !== id)), STAYS_MS);
  }
}

export const announcements = new Announcements();

/**
 * Say something to whoever hears the page. `assertive` is for what cannot wait: an error, advice, the end of a hold. The
 * reader speaks it after what it says of a focus that moved in the same moment.
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  if (text.trim() === '') return;
  void announceOutside(text, urgency)
    .catch(() => false)
    .then((done) => {
      if (!done) announcements.inside(text, urgency);
    });
}

/** Says what the focus has come into where the reader leaves that out: Orca 43 does so around a tool bar. */
export function sayPlace(text: string): void {
  announceOutside(text, 'focus').catch(() => undefined);
}

/**
 * Says headings that take the focus where the reader leaves them out (Orca 43 in WebKitGTK), with their description. To be
 * called once a page; returns the function that stops it.
 */
export function sayHeadings(page: Document = document): () => void {
  function focused({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement) || !target.matches('h1, h2, h3')) return;
    // What moves the focus there may be about to write what it says.
    setTimeout(() => {
      if (page.activeElement !== target) return;
      const described = page.getElementById(target.getAttribute('aria-describedby') ?? '');
      const lines = [target, described].map((each) => each?.textContent?.replace(/\s+/g, ' ').trim());
      const text = together(...lines);
      if (text !== '') sayPlace(text);
    });
  }
  page.addEventListener('focusin', focused);
  return () => page.removeEventListener('focusin', focused);
}

interface Saying {
  urgency?: Urgency;
  /** False where what stands there at first is no news, only what it becomes. */
  first?: boolean;
  /** Milliseconds for which it has to stay the same: for what changes with every key that is typed. */
  settle?: number;
}

/**
 * Says a sentence of a component each time it becomes another one; nothing while there is none. To be called while the
 * component is made.
 */
export function saying(sentence: () => string | undefined, how: Saying = {}): void {
  const { urgency = 'polite', first = true, settle = 0 } = how;
  const said = $derived(sentence());
  let news = first;
  $effect(() => {
    const text = said;
    if (!news || text === undefined) {
      news = true;
      return;
    }
    if (settle === 0) return untrack(() => announce(text, urgency));
    const timer = setTimeout(() => announce(text, urgency), settle);
    return () => clearTimeout(timer);
  });
}

/** Two lines that stand one below the other, as they are read out. */
export function together(...lines: (string | undefined)[]): string {
  return lines
    .filter((line) => line !== undefined && line !== '')
    .map((line, index, all) => (index < all.length - 1 && !/[.!?:]$/.test(line!) ? `${line}.` : line))
    .join(' ');
}
