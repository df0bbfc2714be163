// Processes come and go: the agent dies, the window dies, a second one is started, everything is quit.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';

import { answers } from './agent.mjs';
import { Desktop, LIMBER, WINDOW, kill } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
beforeEach(async () => {
  desktop = await Desktop.start();
});
afterEach(() => desktop.end());

const STOPPED = "//*[contains(text(), 'agent stopped. Starting it again')]";
const START_NOW = "//button[normalize-space(.)='Start now']";

/** Stands in for the agent's program and does not start one, until told otherwise. */
const NO_AGENT = '/bin/false';

test('the agent dies: the window says so, starts it again once and goes on', async () => {
  await desktop.startAgent();
  const page = await desktop.openWindow('today');
  await page.one(START_NOW);
  const saved = await desktop.ask({ type: 'episode_add', entry: await draft() });

  // The notice may be too short to be seen from here: keep what the page shows.
  await page.run(
    `window.seen = []; new MutationObserver(() => window.seen.push(document.body.innerText)).observe(document.body, { subtree: true, childList: true, characterData: true });`,
  );
  kill(desktop.agent.pid, 'SIGKILL');
  await until('the notice', async () =>
    (await page.run('return window.seen.join()')).includes('agent stopped. Starting it again'),
  );
  await answers(() => desktop.socket);
  await page.gone(STOPPED);
  await page.one(START_NOW);
  assert.equal((await desktop.processes(LIMBER)).length, 1, 'one agent runs again');

  const { episodes: kept } = await desktop.ask({ type: 'episodes', since: null, until: null });
  assert.deepEqual(
    kept.map(({ id }) => id),
    [saved.id],
    'what was acknowledged is still there',
  );
  // The page hears the new agent: a change from outside arrives on screen.
  await desktop.ask({ type: 'pause', length: { kind: 'until_resumed' } });
  await page.one("//button[normalize-space(.)='Resume now']");
});

test('an agent that cannot be started: the window says so, and mends once it is there', async () => {
  desktop.environment.LIMBER_AGENT = NO_AGENT;
  await desktop.startAgent();
  const page = await desktop.openWindow('today');
  await page.one(START_NOW);
  kill(desktop.agent.pid, 'SIGKILL');
  await page.one(STOPPED);
  await desktop.startAgent();
  await page.gone(STOPPED);
});

test('the window is killed: the agent does not notice', async () => {
  await desktop.startAgent();
  const page = await desktop.openWindow('today');
  await page.one(START_NOW);
  const before = await desktop.ask({ type: 'status' });
  for (const id of await desktop.processes(WINDOW)) kill(id, 'SIGKILL');
  await until('the end of the window', async () => (await desktop.processes(WINDOW)).length === 0);
  const later = await desktop.ask({ type: 'status' });
  assert.equal(later.status.phase.kind, 'working');
  const moved = Date.parse(later.status.phase.due_at) - Date.parse(before.status.phase.due_at);
  assert.ok(Math.abs(moved) < 1000, `the next break stands where it stood, not ${moved} ms away`);
  assert.deepEqual(await desktop.processes(LIMBER), [desktop.agent.pid], 'the same agent runs');
});

test('a second window hands its view to the first and leaves', async () => {
  await desktop.startAgent();
  const page = await desktop.openWindow('today');
  await page.one(START_NOW);
  const second = spawn(WINDOW, ['--view', 'settings'], { env: desktop.environment, stdio: 'ignore' });
  const code = await new Promise((settle) => second.once('exit', settle));
  assert.equal(code, 0);
  await until('Settings in the first window', async () => (await page.title()).startsWith('Settings'));
  assert.equal((await page.handles()).length, 1);
});

test('the break window opens beside the main one and closes by itself; quitting closes everything', async () => {
  await desktop.startAgent();
  const page = await desktop.openWindow('today');
  await page.one(START_NOW);
  const main = (await page.handles())[0];
  await desktop.ask({ type: 'break_start' });
  await page.windowAt(/window=break/);
  await desktop.ask({ type: 'break_abandon' });
  await until('the break window to close', async () => (await page.handles()).length === 1);
  await page.switchTo(main);
  await page.one(START_NOW);

  const ended = new Promise((settle) => desktop.agent.once('exit', settle));
  await desktop.ask({ type: 'quit' });
  assert.equal(await ended, 0);
  await until('the end of the window', async () => (await desktop.processes(WINDOW)).length === 0);
});

test('a setting that was changed is still changed after a restart', async () => {
  await desktop.startAgent();
  let page = await desktop.openWindow('settings');
  const interval = "//input[@role='spinbutton' and @aria-label='Break every']";
  const value = (session, selector) =>
    session.run(
      'return document.evaluate(arguments[0], document, null, 9, null).singleNodeValue?.getAttribute("aria-valuenow")',
      selector,
    );
  await page.one(interval);
  assert.equal(await value(page, interval), '60');
  await page.click(`(${interval})/following-sibling::button`);
  await until('the new interval', async () => (await value(page, interval)) === '65');
  await until(
    'the interval in the agent',
    async () => (await desktop.ask({ type: 'settings' })).breaks.interval_minutes === 65,
  );

  await desktop.closeWindow();
  await desktop.quitAgent();
  await desktop.startAgent();
  page = await desktop.openWindow('settings');
  await page.one(interval);
  assert.equal(await value(page, interval), '65');
});

/** An entry with nothing but what it needs: a cramp a minute ago. */
async function draft() {
  const { now } = await desktop.ask({ type: 'status' });
  const started =
    new Date(Date.parse(`${now.slice(0, 19)}Z`) - 60_000).toISOString().slice(0, 19) +
    now.slice(19).replace(/^\.\d+/, '');
  return { kind: 'cramp', started_at: started };
}

/** Ids of the processes that draw this desktop's pages. */
async function drawing() {
  const found = [];
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const drawn = readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('WebKitWebProcess');
      if (drawn && readFileSync(`/proc/${id}/environ`, 'utf8').includes(desktop.folder)) found.push(Number(id));
    } catch {
      // it has ended
    }
  }
  return found;
}

test('the process that draws the page is killed: the page comes back at its view; too often, and a sentence stands there', async () => {
  await desktop.startAgent();
  const { TAURI_WEBVIEW_AUTOMATION: _, ...environment } = desktop.environment;
  const window = spawn(WINDOW, ['--view', 'settings'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  window.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  try {
    const title = () =>
      spawnSync('xdotool', ['search', '--name', '.*Limber.*', 'getwindowname', '%@'], {
        env: desktop.environment,
        encoding: 'utf8',
      }).stdout;
    await until('Settings', () => /Settings/.test(title()));
    let last = [];
    for (const times of [1, 2]) {
      last = await drawing();
      for (const id of last) kill(id, 'SIGKILL');
      await until(`death ${times} in the log`, () => said.split('was killed').length === times + 1);
      await until('another process', async () => (await drawing()).some((id) => !last.includes(id)));
      await until('Settings again', () => /Settings/.test(title()));
    }
    for (const id of await drawing()) kill(id, 'SIGKILL');
    await until('the end of it', () => said.includes('ended too often'));
    const opened = spawnSync(LIMBER, ['open', 'journal'], { env: desktop.environment, encoding: 'utf8' });
    assert.equal(opened.status, 0, opened.stderr);
    await until('the journal, asked for', () => /Journal/.test(title()));
  } finally {
    window.kill('SIGKILL');
  }
});

test('a page that hangs in a window somebody works in is ended, and comes back at the view it showed', async () => {
  // Started by the agent, which keeps in its log what the window says.
  delete desktop.environment.TAURI_WEBVIEW_AUTOMATION;
  await desktop.startAgent();
  const limber = (...words) => spawnSync(LIMBER, words, { env: desktop.environment, encoding: 'utf8' });
  assert.equal(limber('open', 'settings').status, 0);
  const [window] = await until('the window', async () => {
    const found = await desktop.processes(WINDOW);
    return found.length === 1 && found;
  });
  try {
    const xdotool = (...words) => spawnSync('xdotool', words, { env: desktop.environment, encoding: 'utf8' }).stdout;
    const title = () => xdotool('search', '--name', '.*Limber.*', 'getwindowname', '%@');
    await until('Settings', () => /Settings/.test(title()));
    assert.equal(limber('open', 'journal').status, 0);
    await until('the journal', () => /Journal/.test(title()));
    xdotool('search', '--onlyvisible', '--name', 'Journal', 'windowfocus', '--sync', '%1');

    const before = await drawing();
    for (const id of before) kill(id, 'SIGSTOP'); // answers nothing, like a loop without an end
    const after = await until(
      'another process that draws the page',
      async () => {
        const now = await drawing();
        return now.length > 0 && !now.some((id) => before.includes(id)) && now;
      },
      90_000,
    );
    const log = () =>
      spawnSync('grep', ['-rh', 'the window says', desktop.environment.XDG_STATE_HOME], { encoding: 'utf8' });
    await until('the reason in the log', () => /the page of main does not answer/.test(log().stdout));
    await until('the journal again', () => /Journal/.test(title()));
    assert.equal(limber('open', 'settings').status, 0);
    await until('a page that hears', () => /Settings/.test(title()));
    assert.deepEqual(await drawing(), after, 'it was ended once');
  } finally {
    kill(window, 'SIGKILL');
  }
});
