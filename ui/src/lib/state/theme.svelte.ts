/**
 * The theme on the root element: the person's choice, or the system's.
 */
import { MediaQuery } from 'svelte/reactivity';

import type { Theme } from '../api/types/Theme';

const dark = new MediaQuery('prefers-color-scheme: dark');

/** Keep the root's theme as chosen. Call while a component is set up. */
export function followTheme(chosen: () => Theme | 'night'): void {
  $effect(() => {
    const theme = chosen();
    document.documentElement.dataset.theme = theme === 'system' ? (dark.current ? 'dark' : 'light') : theme;
  });
}
