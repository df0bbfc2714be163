// What the built page loads to show a view, and what that weighs gzipped; fonts apart. Reads the built files only:
// tests/ui/page/weight.test.ts checks in a browser that they tell the truth. Used by that test and by script/bench.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Thousands of bytes, gzipped: Today's first picture, and what any other view may add to it. */
export const BUDGET = { today: 70, more: 30 };

/** @returns {Map<string, Set<string>>} the files in `assets/` that each view needs before it is shown */
export function loadedBy(dist) {
  const read = (name) => readFileSync(`${dist}/assets/${name}`, 'utf8');
  const page = readFileSync(`${dist}/index.html`, 'utf8');
  const [, entry] = /src="\/assets\/([^"]+\.js)"/.exec(page);
  const sheets = [...page.matchAll(/href="\/assets\/([^"]+\.css)"/g)].map(([, name]) => name);

  const withImports = (name, found = new Set()) => {
    if (found.has(name)) return found;
    found.add(name);
    for (const [, next] of read(name).matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      withImports(next, found);
    return found;
  };
  const start = withImports(entry);
  const code = [...start].map(read).join('\n');
  const styles = JSON.parse(/m\.f=(\[[^\]]*\])/.exec(code)[1]).map((path) => path.replace('assets/', ''));
  // What is in the first file already is a promise that has been kept.
  const words = (name) => {
    const fetched = new RegExp(
      `locales/en/${name}\\.ftl["'\`]:\\(\\)=>\\w+\\(\\(\\)=>(?:import\\(["'\`]\\./([^"'\`]+\\.js)|Promise\\.resolve\\()`,
    ).exec(code);
    if (!fetched) throw new Error(`the built page does not load ${name}.ftl`);
    return fetched[1] ? [fetched[1]] : [];
  };

  const row =
    /(\w+):\{title:[^{}]*?words:\[([^\]]*)\],load:\(\)=>\w+\(\(\)=>(?:import\(["'`]\.\/([^"'`]+\.js)["'`]\),__vite__mapDeps\(\[([\d,]*)\]\)|Promise\.resolve\(\))/g;
  return new Map(
    [...code.matchAll(row)].map(([, view, names, chunk, sheetsOf = '']) => [
      view,
      new Set([
        ...start,
        ...sheets,
        ...words('page/shell'),
        ...[...names.matchAll(/["'`]([^"'`]+)["'`]/g)].flatMap(([, name]) => words(name)),
        ...(chunk ? withImports(chunk) : []),
        ...sheetsOf.split(',').flatMap((index) => (index ? [styles[Number(index)]] : [])),
      ]),
    ]),
  );
}

/** What files of `assets/` weigh gzipped, in thousands of bytes. */
export function weigh(dist, names) {
  return [...names].reduce((sum, name) => sum + gzipSync(readFileSync(`${dist}/assets/${name}`)).length, 0) / 1000;
}
