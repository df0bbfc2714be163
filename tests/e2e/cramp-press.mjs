// Cramp now: from the press to the first frame of its screen, with the window open and without one. Part of the bench; alone:
// node tests/e2e/cramp-press.mjs [RUNS]. What is measured is the page's own first contentful paint, on the system's clock.
//
// With the window open the button of the side bar is pressed in the page. Without one the driver cannot be in the window that
// the agent starts, so the way is measured in its two halves: `limber cramp` until the process of the window begins (a
// script in its place writes the time down), and a window that is started on the cramp screen until it paints.
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { Desktop, LIMBER, WINDOW } from './desktop.mjs';
import { until } from './webdriver.mjs';

const FIRST_FRAME =
  "const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint && performance.timeOrigin + paint.startTime";
const HEADING = "//h1[normalize-space(.)='Where is it?']";

/** Milliseconds of every run: `open` with the window on screen, `started` and `painted` the halves of the way without one. */
export async function crampPress(desktop, runs) {
  const taken = { open: [], started: [], painted: [] };
  const page = await desktop.openWindow('today');
  await page.one("//h2[normalize-space(.)='Last night' or starts-with(., 'Any cramps')]");
  const [main] = await page.handles();
  for (let run = 0; run < runs; run += 1) {
    await page.switchTo(main);
    const pressed = await page.run(
      "const press = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Cramp now'); const at = performance.timeOrigin + performance.now(); press.click(); return at",
    );
    await page.windowAt(/window=cramp/);
    taken.open.push((await until('the first frame', () => page.run(FIRST_FRAME))) - pressed);
    await page.one(HEADING);
    // As its own button does: the driver's way leaves the program believing that the window is there.
    await page.run("window.__TAURI_INTERNALS__.invoke('close')").catch(() => undefined);
    await until('the end of the cramp window', async () => (await page.handles()).length === 1);
  }
  await page.switchTo(main);
  await desktop.closeWindow();

  const note = join(desktop.folder, 'window-began');
  const instead = join(desktop.folder, 'window-instead');
  writeFileSync(instead, `#!/bin/sh\ndate +%s%N >'${note}.new' && mv '${note}.new' '${note}'\n`);
  chmodSync(instead, 0o700);
  const window = desktop.environment.LIMBER_WINDOW;
  await desktop.quitAgent();
  desktop.environment.LIMBER_WINDOW = instead;
  await desktop.startAgent({ working: false });
  for (let run = 0; run < runs; run += 1) {
    rmSync(note, { force: true });
    const pressed = performance.timeOrigin + performance.now();
    spawnSync(LIMBER, ['cramp'], { env: desktop.environment, stdio: 'ignore' });
    await until('the window to be started', () => existsSync(note));
    taken.started.push(Number(readFileSync(note, 'utf8')) / 1e6 - pressed);
  }
  await desktop.quitAgent();
  desktop.environment.LIMBER_WINDOW = window;
  await desktop.startAgent({ working: false });
  for (let run = 0; run < runs; run += 1) {
    const session = await desktop.openWindow('cramp');
    const painted = await until('the first frame', () => session.run(FIRST_FRAME));
    await session.one(HEADING);
    const [id] = await desktop.processes(WINDOW);
    taken.painted.push(painted - startOf(id));
    await desktop.closeWindow();
  }
  return taken;
}

/** When a process began, in milliseconds since 1970: the kernel counts in hundredths of a second since it booted. */
export function startOf(process) {
  const after = readFileSync(`/proc/${process}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const booted = Date.now() - Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
  return booted + Number(after[19]) * 10;
}

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runs = Number(process.argv[2] ?? 30);
  const desktop = await Desktop.start();
  try {
    if (!existsSync('/dev/dri') || !readdirSync('/dev/dri').some((name) => name.startsWith('renderD')))
      desktop.environment.WEBKIT_DISABLE_DMABUF_RENDERER = '1';
    await desktop.startAgent({ working: false });
    const taken = await crampPress(desktop, runs);
    const said = (what, values) =>
      console.log(`${what}: median ${median(values).toFixed(0)} ms, slowest ${Math.max(...values).toFixed(0)} ms`);
    console.log(`${runs} runs each, load ${readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')}`);
    said('the window open: press to first frame', taken.open);
    said('no window: press to the start of its process', taken.started);
    said('no window: start of its process to first frame', taken.painted);
  } finally {
    await desktop.end();
  }
}
