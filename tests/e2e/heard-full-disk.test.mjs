// A full disk, heard: the entry is not saved, the real Orca says so once and at once, and nothing that was written is lost.
// The data folder is a small file system which only the agent and the window see.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { answers, ask } from './agent.mjs';
import { Desktop, LIMBER, WINDOW } from './desktop.mjs';
import { Reader } from './heard/reader.mjs';

// Without being root: as the root of a namespace of its own, which may mount, and from there as oneself again, because a bus
// lets in nobody who thinks to be another.
const own = `unshare --user --map-user=${process.getuid()} --map-group=${process.getgid()}`;
const [apart, into, self] =
  process.getuid() === 0 ? [[], '', ''] : [['--map-root-user'], '--user --preserve-credentials', own];

let desktop;
let inside;
let socket;
let binary;
before(async () => {
  desktop = await Desktop.start({ accessible: true });
  const data = desktop.environment.XDG_DATA_HOME;
  const script = `mount -t tmpfs -o size=1m limber "${data}" && ${self} "${LIMBER}" agent; exit`;
  const holder = desktop.startProgram('unshare', ['--mount', ...apart, 'sh', '-c', script]);
  inside = `/proc/${holder.pid}/root${data}`;
  socket = () => JSON.parse(readFileSync(join(inside, 'limber', 'agent.json'), 'utf8')).socket;
  await answers(socket);
  binary = join(desktop.folder, 'window');
  writeFileSync(binary, `#!/bin/sh\nexec nsenter --target ${holder.pid} --mount ${into} ${self} "${WINDOW}" "$@"\n`);
  chmodSync(binary, 0o755);
});
after(() => {
  desktop.session = undefined; // its lock is on that file system, and goes with it
  return desktop.end();
});

const add = (entry) => ask(socket(), { type: 'episode_add', entry: { kind: 'cramp', ...entry } });

test('a full disk is said once, and the entry stays', async () => {
  const reader = await Reader.start(desktop);
  const page = await desktop.openProgram(binary, ['--view', 'journal']);
  await page.one("//h2[normalize-space(.)='Log an episode']");
  await reader.hears('Journal · Limber');

  spawnSync('sh', ['-c', 'dd if=/dev/zero of=fill bs=1k 2>/dev/null'], { cwd: inside });
  const { now } = await ask(socket(), { type: 'status' });
  await assert.rejects(async () => {
    for (let written = 0; written < 300; written += 1) await add({ started_at: now, note: 'long '.repeat(700) });
  }, /disk is full/);
  await reader.hears(/The journal cannot be written\. The disk is full/);
  await reader.quiet();

  await reader.finds(page, 'Save episode');
  reader.press('Return');
  await reader.hears(/Not saved\. The disk is full .* Your entry stays on this screen\./);
  await reader.quiet();
  for (const said of ['The journal cannot be written.', 'Your entry stays on this screen.'])
    assert.equal(reader.times(said), 1, reader.told(60));
  assert.equal(await page.run('return document.activeElement.textContent.trim()'), 'Save episode', 'the focus stays');
});
