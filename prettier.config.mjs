// The form of TypeScript, Svelte and CSS: `script/format` writes it, `script/lint` checks it.
// The plugin is named by its place, so that tests/ outside ui/ are formatted with it too.
export default {
  printWidth: 120,
  singleQuote: true,
  plugins: [new URL('ui/node_modules/prettier-plugin-svelte/plugin.js', import.meta.url).pathname],
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
};
