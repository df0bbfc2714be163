/**
 * Reads the catalogue (assets/locales) when the page is built, so that the page neither carries a reader nor runs one
 * before its first picture. A file arrives as its messages, in the form that a Fluent bundle keeps.
 */
import { FluentResource } from '@fluent/bundle';
import type { Plugin } from 'vite';

export function catalogue(): Plugin {
  return {
    name: 'catalogue',
    transform: {
      filter: { id: /\.ftl$/ },
      handler(text) {
        const messages = JSON.stringify(new FluentResource(text).body);
        // A string that is parsed starts sooner than a literal of this size.
        return { code: `export default JSON.parse(${JSON.stringify(messages)})`, map: null };
      },
    },
  };
}
