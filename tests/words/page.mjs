// Which files of the catalogue each view of the page reads, and from which sources: as a pure function.
import { posix } from 'node:path';

const VIEWS = 'ui/src/views/index.ts';

/**
 * The window itself and each view are readers of their own: a view speaks only from the files its row names, and from those
 * that its parts fetch.
 * @param {(path: string) => string|undefined} read the text of a file, if there is one
 */
export function pageReaders(read) {
  const rows = [...read(VIEWS).matchAll(/^ {2}(\w+): \{[\s\S]*?^ {2}\},/gm)].map(([row, view]) => ({
    view,
    files: [...(/words: \[([^\]]*)\]/.exec(row)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => `${name}.ftl`),
    start: /import\('([^']+)'\)/.exec(row)?.[1],
  }));
  return [
    { reader: 'window of the page', files: ['page/shell.ftl'], sources: reached(['ui/src/App.svelte', VIEWS], read) },
    ...rows.map(({ view, files, start }) => {
      const sources = reached([posix.join(posix.dirname(VIEWS), start)], read);
      return { reader: `view ${view}`, files: ['page/shell.ftl', ...files, ...fetched(sources)], sources };
    }),
  ];
}

/** Files that parts of a view bring along, which are fetched when somebody looks at them: `loadWords('care', 'sources')`. */
function fetched(sources) {
  const calls = sources.flatMap(({ text }) => [...text.matchAll(/\bloadWords\(((?:'[^']+'(?:, )?)+)\)/g)]);
  return calls.flatMap(([, names]) => [...names.matchAll(/'([^']+)'/g)].map(([, name]) => `${name}.ftl`));
}

/** The sources that are reached from some, themselves too. The list of views leads nowhere: each is loaded with its words. */
function reached(starts, read) {
  const found = new Map();
  const look = (path) => {
    const text = found.has(path) ? undefined : read(path);
    if (text === undefined) return;
    found.set(path, text);
    if (path === VIEWS) return;
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']*)'/g)) {
      const place = posix.join(posix.dirname(path), name);
      const file = [place, `${place}.ts`, `${place}/index.ts`].find(
        (one) => /\.(ts|svelte)$/.test(one) && read(one) !== undefined,
      );
      if (file) look(file);
    }
  };
  starts.forEach(look);
  return [...found].map(([path, text]) => ({ path, text }));
}
