/** Start of the page, in every window. */
import { mount } from 'svelte';

import App from './App.svelte';
import './styles/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
mount(App, { target: root });
