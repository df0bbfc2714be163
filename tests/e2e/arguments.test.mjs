// What the window's program makes of what it is started with: without a screen, each in empty folders.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import { WINDOW } from './desktop.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limber-arguments-'));
  mkdirSync(join(folder, 'run'), { mode: 0o700 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(words, environment = {}) {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_RUNTIME_DIR: join(folder, 'run'), ...environment };
  return spawnSync(WINDOW, words, { env, encoding: 'utf8', timeout: 60_000 });
}

const USAGE =
  /^limber-window \[--version\] \[--view today\|stretch\|evening\|journal\|night\|entry\|review\|report\|settings\|break\|cramp\|practice\|ache\]\n$/;

test('what it does not know is refused with what it knows, before anything is looked for', () => {
  for (const words of [
    ['--view', 'moon'],
    ['--view', ''],
    ['--view'],
    ['--help'],
    ['today'],
    ['--view', 'today', 'x'],
  ]) {
    const { status, stderr, stdout } = start(words);
    assert.deepEqual([status, stdout], [64, ''], words.join(' '));
    assert.match(stderr, USAGE);
  }
});

test('an argument that is not text is refused like any other', () => {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_RUNTIME_DIR: join(folder, 'run') };
  const bytes = spawnSync('sh', ['-c', 'exec "$0" --view "$(printf "\\377")"', WINDOW], { env, encoding: 'utf8' });
  assert.equal(bytes.status, 64, bytes.stderr);
  assert.match(bytes.stderr, USAGE);
});

test('its version is said without a screen', () => {
  const { status, stdout } = start(['--version']);
  assert.equal(status, 0);
  assert.match(stdout, /^limber-window \d+\.\d+\.\d+\n$/);
});

test('without a display it says so in a sentence, with what to do', () => {
  const unreachable = [{ DISPLAY: ':987' }, { WAYLAND_DISPLAY: 'nobody-here' }];
  for (const environment of [{}, { DISPLAY: '', WAYLAND_DISPLAY: '' }, ...unreachable]) {
    const { status, stderr } = start(['--view', 'today'], environment);
    assert.equal(status, 69, stderr);
    assert.match(stderr, /^There is no display to show a window on\. .*limber open\n$/);
  }
});
