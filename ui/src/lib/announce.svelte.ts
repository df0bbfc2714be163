/**
 * What a person who hears the page is told beside what the focus tells: once, by the window where the system's engine
 * tells nothing of live regions (docs/adr/0023), else by the region in `Announcements.svelte`.
 * Must never: be used for what moves the focus anyway, or for something that changes every second.
 */
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
