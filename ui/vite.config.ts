import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { catalogue } from './catalogue.ts';

const installed = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));

export default defineConfig({
  plugins: [svelte(), catalogue()],
  // The catalogue and the content lie beside the page, in assets/.
  server: { fs: { allow: ['..'] }, port: 5173, strictPort: true, host: '127.0.0.1' },
  build: {
    target: 'safari15',
    modulePreload: false,
    assetsInlineLimit: 2048,
    rolldownOptions: {
      // Svelte does not say that these files only define things; unsaid, the page carries all of them for one of them.
      treeshake: { moduleSideEffects: [{ test: /\/svelte\/src\/(reactivity|legacy)\//, sideEffects: false }] },
      // One file for the first picture: each further one is a way through three processes.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'first',
              test: /\/ui\/src\/(main\.|views\/today\/)|\/locales\/en\/(page\/(shell|today)|content)\.ftl$/,
            },
          ],
        },
      },
    },
  },
  // The tests lie beside the page too, in tests/ui, but use what is installed here.
  resolve: {
    alias: ['playwright-core', '@axe-core/playwright'].map((name) => ({ find: name, replacement: installed(name) })),
  },
  test: {
    projects: [
      {
        extends: true,
        // Components are tested as in a browser.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          environment: 'jsdom',
          setupFiles: ['../tests/ui/harness/words.ts'],
          include: ['../tests/ui/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'node',
          include: ['../tests/ui/page/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
