// The contact sheet of the figures: every movement from start to hold, the left leg, and each theme. Run by script/figures.
//   node tests/ui/harness/figures.mjs FOLDER [ID...]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../../..');
const installed = createRequire(`${root}/ui/package.json`);
const [folder = `${root}/target/figures`, ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const { rolldown } = await import(pathToFileURL(installed.resolve('rolldown')).href);
const bundle = await rolldown({ input: `${root}/ui/src/figure/figure.ts` });
await bundle.write({ file: `${folder}/figure.mjs` });
await bundle.close();
const { renderFigure } = await import(pathToFileURL(`${folder}/figure.mjs`).href);

const poses = ['poses', 'poses/kept']
  .flatMap((room) =>
    readdirSync(`${root}/ui/src/figure/${room}`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${root}/ui/src/figure/${room}/${name}`, 'utf8'))),
  )
  .filter(({ id }) => only.length === 0 || only.includes(id))
  .sort((a, b) => a.id.localeCompare(b.id));

const STILLS = [
  { theme: 'light', t: 0 },
  { theme: 'light', t: 0.5 },
  { theme: 'light', t: 1 },
  { theme: 'light', t: 1, side: 'left' },
  { theme: 'dark', t: 1 },
  { theme: 'night', t: 1 },
];
const rows = poses.map((pose) => {
  const cells = STILLS.map(({ theme, t, side }, at) => {
    const svg = renderFigure(pose, { t, side, id: `${pose.id}-${at}` });
    return `<td data-theme="${theme}"><div class="fig">${svg}</div></td>`;
  });
  return `<tr><th>${pose.id}</th>${cells.join('')}</tr>`;
});
const style = (path) => readFileSync(`${root}/ui/src/${path}`, 'utf8');
const sheet = `<!doctype html><meta charset="utf-8"><title>Figures</title><style>${style('styles/tokens.css')}
${style('figure/figure.css')}
[data-theme='dark'] { --figure-gap: var(--sheet) } body { margin: 0; font: 14px sans-serif; } td, .fig svg { display: block } td { display: table-cell; background: var(--sheet) }
th { width: 7rem; overflow-wrap: anywhere } .fig svg { width: 250px; height: 225px }</style>
<table>${rows.join('\n')}</table>`;
writeFileSync(`${folder}/figures.html`, sheet);

const { chromium } = installed('playwright-core');
const browser = await chromium
  .launch({ executablePath: process.env.LIMBER_CHROMIUM ?? '/usr/bin/chromium' })
  .catch(() => null);
if (browser) {
  const page = await browser.newPage({ viewport: { width: 1640, height: 900 } });
  await page.goto(pathToFileURL(`${folder}/figures.html`).href);
  // A picture of six rows each: the whole would be too large to look at.
  const boxes = await page.locator('tr').evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()));
  for (let at = 0; at < boxes.length; at += 6) {
    const [first, last] = [boxes[at], boxes[Math.min(at + 5, boxes.length - 1)]];
    const clip = { x: 0, y: first.top, width: first.right, height: last.bottom - first.top };
    await page.screenshot({ path: `${folder}/figures-${at / 6 + 1}.png`, clip, fullPage: true });
  }
  await browser.close();
}
console.log(`${poses.length} figures in ${folder}/figures.html${browser ? ' and figures-N.png beside it' : ''}`);
