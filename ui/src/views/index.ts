/**
 * The views, in the order of the side bar: the one place in the page that lists them.
 * Must never: import a view; each is its own file, fetched with its words and styles when it is first shown.
 */
import type { Component } from 'svelte';

import type { IconName } from '../components/icons';
import type { View } from '../lib/api/types/View';
import { loadWords } from '../lib/words/words';

/** One view. */
export interface ViewRow {
  /** Key of its name. */
  title: string;
  /** Its picture in the side bar; those without one have a window of their own. */
  icon?: IconName;
  /** Pressed with Ctrl to go there. */
  key?: string;
  /** Files of the catalogue it speaks from, besides the window's own. */
  words: readonly string[];
  load: () => Promise<{ default: Component }>;
}

/** Every view. */
export const views = {
  today: {
    title: 'nav-today',
    icon: 'today',
    key: '1',
    words: ['page/today', 'content'],
    load: () => import('./today/Today.svelte'),
  },
  stretch: {
    title: 'nav-stretch',
    icon: 'stretch',
    key: '2',
    words: ['page/stretch', 'content', 'stretches', 'routines'],
    load: () => import('./stretch/Stretch.svelte'),
  },
  evening: {
    title: 'nav-evening',
    icon: 'evening',
    key: '3',
    words: ['page/evening', 'content', 'relief', 'sources'],
    load: () => import('./evening/Evening.svelte'),
  },
  journal: {
    title: 'nav-journal',
    icon: 'journal',
    key: '4',
    words: ['page/journal', 'page/today', 'content', 'relief', 'sources'],
    load: () => import('./journal/Journal.svelte'),
  },
  // The journal too, with an entry of last night begun.
  night: {
    title: 'nav-journal',
    words: ['page/journal', 'page/today', 'content', 'relief', 'sources'],
    load: () => import('./journal/Journal.svelte'),
  },
  // And with its newest entry open.
  entry: {
    title: 'nav-journal',
    words: ['page/journal', 'page/today', 'content', 'relief', 'sources'],
    load: () => import('./journal/Journal.svelte'),
  },
  review: {
    title: 'nav-review',
    icon: 'review',
    key: '5',
    words: ['page/review', 'page/journal', 'sources'],
    load: () => import('./review/Review.svelte'),
  },
  // The review too, with the report for an appointment.
  report: {
    title: 'nav-review',
    words: ['page/review', 'page/journal', 'sources'],
    load: () => import('./review/Review.svelte'),
  },
  settings: {
    title: 'nav-settings',
    icon: 'settings',
    key: ',',
    words: ['page/settings', 'health', 'sources'],
    load: () => import('./settings/Settings.svelte'),
  },
  break: {
    title: 'title-break',
    words: ['page/break', 'page/player', 'content', 'stretches'],
    load: () => import('./break/Break.svelte'),
  },
  cramp: {
    title: 'title-cramp',
    words: ['page/cramp', 'relief', 'care', 'sources'],
    load: () => import('./cramp/Cramp.svelte'),
  },
  // The cramp window too, which takes from its address that it is practice.
  practice: {
    title: 'title-cramp',
    words: ['page/cramp', 'relief', 'care', 'sources'],
    load: () => import('./cramp/Cramp.svelte'),
  },
  // The same window again: what may ease aching legs.
  ache: {
    title: 'title-ache',
    words: ['page/cramp', 'page/ache', 'relief', 'care', 'sources'],
    load: () => import('./ache/Ache.svelte'),
  },
} as const satisfies Record<View, ViewRow>;

type Views = typeof views;

/** The views that the main window shows. */
export type MainView = { [V in View]: Views[V] extends { icon: IconName } ? V : never }[View];

/** The views of the main window, in the order of the side bar. */
export const mainViews = Object.keys(views).filter((view) => 'icon' in views[view as View]) as MainView[];

/** Fetches what a view needs to be shown. */
export async function loadView(view: View): Promise<Component> {
  const row: ViewRow = views[view];
  const [module] = await Promise.all([row.load(), loadWords(...row.words)]);
  return module.default;
}
