// Pictures of every view, from the real window: light and dark, wide, narrow and large, and with text twice as large.
// Run by script/screenshots FOLDER. The journal of the picture's desktop is filled through the agent, like any other.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Desktop } from './desktop.mjs';
import { pause, until } from './webdriver.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const SIZES = { wide: [1040, 720], narrow: [420, 640], large: [1600, 1000] };
const MAIN = ['today', 'stretch', 'evening', 'journal', 'review', 'settings'];
/** The longest transition of the page, and some more. */
const TRANSITION_MS = 700;

const desktop = await Desktop.start({ size: '1680x1080' });
try {
  await desktop.startAgent();
  await take('journal', 'empty');
  await fill();
  for (const theme of ['light', 'dark']) {
    await desktop.ask({ type: 'settings_change', change: { appearance: { theme } } });
    for (const view of MAIN) await take(view, theme);
    await take('break', theme);
  }
  // Practice first: a cramp that runs would take its screen.
  await take('practice', 'night');
  await take('cramp', 'night');
} finally {
  await desktop.end();
}

/** A few nights and a break, as a person would have logged them. */
async function fill() {
  const { now } = await desktop.ask({ type: 'status' });
  const local = Date.parse(`${now.slice(0, 19)}Z`);
  const offset = now.slice(19).replace(/^\.\d+/, '');
  const midnight = local - (local % 86_400_000);
  for (const [days, hour, severity, muscle, side] of [
    [1, 2.7, 6, 'calf', 'left'],
    [3, 3.2, 4, 'foot', 'right'],
    [6, 1.1, 7, 'calf', 'left'],
  ]) {
    const started_at =
      new Date(midnight - (days - 1) * 86_400_000 + hour * 3_600_000).toISOString().slice(0, 19) + offset;
    if (Date.parse(started_at) > Date.parse(now)) continue;
    await desktop.ask({
      type: 'episode_add',
      entry: { kind: 'cramp', started_at, severity, muscle, side, duration_seconds: 180, woke_me: true },
    });
  }
  const { nights } = await desktop.ask({ type: 'today' });
  for (const { night, state } of nights.slice(0, 5)) {
    if (state !== 'not_recorded') continue;
    await desktop.ask({ type: 'night_change', night, change: { answer: 'none' } });
  }
}

async function take(view, theme) {
  const session = await desktop.openWindow(view);
  await until('the view', () =>
    session.run("return document.querySelector('.main--' + arguments[0] + ' h1, .prompt h1, .cramp') !== null", view),
  );
  const sizes = view === 'break' ? { wide: [420, 640] } : SIZES;
  for (const [name, size] of Object.entries(sizes)) {
    await session.resize(...size);
    for (const [text, percent] of [
      ['', '100%'],
      ['-text200', '200%'],
    ]) {
      await session.run('document.documentElement.style.fontSize = arguments[0]', percent);
      await painted(session);
      writeFileSync(join(folder, `${view}-${theme}-${name}${text}.png`), await session.screenshot());
    }
    await session.run("document.documentElement.style.fontSize = ''");
  }
  await desktop.closeWindow();
}

/** Waits until the page has drawn what was asked for, and transitions are over. */
async function painted(session) {
  await session.run(
    'window.drawn = false; requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn = true)))',
  );
  await until('a frame', () => session.run('return window.drawn'));
  await pause(TRANSITION_MS);
}
