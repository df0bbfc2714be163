// The sentences that a journey expects to hear, from the catalogue itself.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const packages = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { FluentBundle, FluentResource } = packages('@fluent/bundle');

const LOCALE = new URL('../../../assets/locales/en/', import.meta.url);
const bundle = new FluentBundle('en', { useIsolating: false });
// Every file there is: which view fetches which is the page's to know, and no sentence is there twice (script/words).
for (const file of readdirSync(LOCALE, { recursive: true }).filter((name) => name.endsWith('.ftl')))
  bundle.addResource(new FluentResource(readFileSync(new URL(file, LOCALE), 'utf8')));

/** The sentence of a key. Throws where the catalogue has none. */
export function say(key, values) {
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`the catalogue has no ${key}`);
  return bundle.formatPattern(message.value, values);
}

/** A sentence with a place that only the day knows, such as a time or a date: as a pattern, with `place` there. */
export function saying(key, place, values = {}) {
  const mark = '\u0000';
  const [before, after] = say(key, { ...values, [place]: mark }).split(mark);
  const plain = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${plain(before)}.+${plain(after)}`);
}
