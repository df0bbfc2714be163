import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // The catalogue and the content lie beside the page, in assets/.
  server: { fs: { allow: ['..'] }, port: 5173, strictPort: true, host: '127.0.0.1' },
  build: { target: 'safari15', modulePreload: false, assetsInlineLimit: 2048 },
  test: {
    environment: 'jsdom',
    include: ['../tests/ui/unit/**/*.test.ts'],
  },
});
