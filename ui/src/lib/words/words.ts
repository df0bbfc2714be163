/**
 * Every sentence on screen, from the catalogue in assets/locales: a file for the window, one for each view, fetched when
 * they are needed. Keys are literal at the call (`t('today-title')`), so that script/words can find the missing and the
 * unused. A sentence is asked for when it is shown, never when a module loads: its file may not be there yet.
 */
import { FluentBundle, type FluentResource, type FluentVariable } from '@fluent/bundle';

/** The one language there is. The next one is chosen here, before main.ts shows anything. */
const LANGUAGE = 'en';
const FOLDER = '../../../../assets/locales';
// Read into messages by the build (ui/catalogue.ts).
const files = import.meta.glob<FluentResource['body']>(
  [
    '../../../../assets/locales/*/page/*.ftl',
    '../../../../assets/locales/*/{care,care-cards,content,experiment,health,relief,routines,sources,stretches,stretches-how}.ftl',
  ],
  { import: 'default' },
);

const bundle = new FluentBundle(LANGUAGE, { useIsolating: false });
const there = new Map<string, Promise<void>>();

/** Fetches files of the catalogue, such as `page/today`; those that are there already cost nothing. */
export async function loadWords(...names: readonly string[]): Promise<void> {
  await Promise.all(
    names.map((name) => {
      const before = there.get(name);
      if (before) return before;
      const now = load(name);
      there.set(name, now);
      // A file that could not be read is asked for again.
      now.catch(() => there.delete(name));
      return now;
    }),
  );
}

async function load(name: string): Promise<void> {
  const file = files[`${FOLDER}/${LANGUAGE}/${name}.ftl`];
  if (!file) throw new Error(`the catalogue has no ${name}.ftl`);
  bundle.addResource({ body: await file() });
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
