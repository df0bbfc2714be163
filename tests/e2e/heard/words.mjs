// The sentences that a journey expects to hear, from the catalogue itself.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const packages = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { FluentBundle, FluentResource } = packages('@fluent/bundle');

const bundle = new FluentBundle('en', { useIsolating: false });
for (const file of [
  'content',
  'stretches',
  'relief',
  ...['shell', 'today', 'journal', 'cramp', 'evening', 'stretch', 'player', 'medical', 'search'].map(
    (one) => `page/${one}`,
  ),
]) {
  const text = readFileSync(new URL(`../../../assets/locales/en/${file}.ftl`, import.meta.url), 'utf8');
  bundle.addResource(new FluentResource(text));
}

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
