/**
 * Where the window is: a view and, for some, a detail (`#stretch/bedtime-5`, `#journal/2026-11-11`).
 * Kept in the address so that Back works and a reload stays in place.
 */
import { mainViews, type MainView } from '../../views';
import type { View } from '../api/types/View';

const named = new URLSearchParams(globalThis.location?.search ?? '').get('window');
/** The view that has this window for itself; undefined in the main one. */
export const ownWindow: 'break' | 'cramp' | undefined = named === 'break' || named === 'cramp' ? named : undefined;

/** True for a view that the main window shows. */
export const isMainView = (view: View): view is MainView => mainViews.some((known) => known === view);

/** A place in the main window. */
export interface Place {
  view: MainView;
  /** What within the view; empty for the view itself. */
  detail: string;
}

/** Places that have a name of their own outside the page: the form for last night, the newest entry, the report. */
export const NAMED: ReadonlyMap<string, Place> = new Map([
  ['night', { view: 'journal', detail: 'new/last-night' }],
  ['entry', { view: 'journal', detail: 'newest' }],
  ['report', { view: 'review', detail: 'report' }],
]);

/** The place an address fragment names; anything unknown is Today. */
export function place(hash: string): Place {
  const named = NAMED.get(hash.slice(1));
  if (named) return named;
  const [view = '', ...rest] = hash.replace(/^#/, '').split('/');
  const known = mainViews.find((name) => name === view);
  return known ? { view: known, detail: decodeURIComponent(rest.join('/')) } : { view: 'today', detail: '' };
}

/** The address fragment of a place, for `href`. */
export function href(view: MainView, detail = ''): string {
  return detail ? `#${view}/${encodeURIComponent(detail)}` : `#${view}`;
}

/** Asked before the window goes to another place; false keeps it where it is. */
export type Guard = (next: Place) => boolean;

class Route {
  #place = $state.raw<Place>(place(globalThis.location?.hash ?? ''));
  #guard: Guard | undefined;

  get view(): MainView {
    return this.#place.view;
  }
  get detail(): string {
    return this.#place.detail;
  }

  /** Follow the address; returns the function that stops it. */
  follow(): () => void {
    const read = () => {
      const next = place(location.hash);
      if (this.#guard?.(next) === false) history.pushState(null, '', href(this.view, this.detail));
      else this.#place = next;
    };
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }

  /** Let a view with unsaved text ask first. Returns the function that ends it. */
  guard(guard: Guard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) this.#guard = undefined;
    };
  }
}

export const route = new Route();

/** Go to a view. */
export function go(view: MainView, detail = ''): void {
  location.hash = href(view, detail);
}
