/**
 * Every sentence on screen, from the one catalogue in assets/locales.
 * Keys are literal at the call (`t('today-title')`), so that script/words can find the missing and the unused.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import content from '../../../../assets/locales/en/content.ftl?raw';
import page from '../../../../assets/locales/en/page.ftl?raw';

const bundle = new FluentBundle('en', { useIsolating: false });
for (const text of [page, content]) bundle.addResource(new FluentResource(text));

/** Adds a file of the catalogue that only one view needs. Adding it again changes nothing. */
export function addWords(text: string): void {
  bundle.addResource(new FluentResource(text), { allowOverrides: true });
}

/** The sentence of a key; `key.attribute` reads an attribute. A missing key shows itself and is logged. */
export function t(key: string, variables?: Record<string, FluentVariable>): string {
  const [id, attribute] = key.split('.', 2) as [string, string | undefined];
  const message = bundle.getMessage(id);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!pattern) {
    console.error(`no words for ${key}`);
    return key;
  }
  return bundle.formatPattern(pattern, variables);
}
