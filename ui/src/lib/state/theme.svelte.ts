/**
 * The theme on the root element: the person's choice, or the system's.
 */
import { MediaQuery } from 'svelte/reactivity';

import type { SkyTime } from '../../components/Sky.svelte';
import type { Theme } from '../api/types/Theme';
import { wall, type Moment } from '../time/moment';

const systemDark = new MediaQuery('prefers-color-scheme: dark');
const page = $state({ dark: false });

/** Keep the root's theme as chosen. Call while a component is set up. */
export function followTheme(chosen: () => Theme | 'night'): void {
  $effect(() => {
    const theme = chosen();
    const resolved = theme === 'system' ? (systemDark.current ? 'dark' : 'light') : theme;
    document.documentElement.dataset.theme = resolved;
    page.dark = resolved !== 'light';
  });
}

/**
 * The sky of an hour. Night only on a dark page: dark ink is not legible on a night sky.
 */
export function skyTime(at: Moment): SkyTime {
  const hour = wall(at).getUTCHours();
  if (hour >= 6 && hour < 17) return 'day';
  return (hour >= 22 || hour < 5) && page.dark ? 'night' : 'eve';
}
