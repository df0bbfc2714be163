/** Start of the page, in every window. */
import { mount } from 'svelte';

import App from './App.svelte';
import { own } from './lib/state/own.svelte';
import { route } from './lib/state/route.svelte';
import { loadWords } from './lib/words/words';
import './styles/index.css';
import { loadView } from './views';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// One engine cannot be asked about its text by a screen reader (base.css).
if (navigator.userAgent.includes('Linux') && !navigator.userAgent.includes('Chrome')) {
  document.documentElement.dataset.engine = 'webkitgtk';
}

// The first view is fetched beside the words, not after them. Why it failed shows when it is asked for again.
loadView(own.view ?? route.view).catch(() => undefined);
void loadWords('page/shell').then(() => mount(App, { target: root }));
