// Journeys of somebody who sees nothing: the keyboard, and what the real Orca speaks, in order and once.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { Reader } from './heard/reader.mjs';

let desktop;
let reader;
beforeEach(async () => {
  desktop = await Desktop.start({ accessible: true });
  await desktop.startAgent();
  reader = await Reader.start(desktop);
});
afterEach(() => desktop.end());

/** None of these was spoken a second time. */
async function once(...patterns) {
  await reader.quiet();
  for (const pattern of patterns) assert.equal(reader.times(pattern), 1, `once: ${pattern}\n${reader.said.join('\n')}`);
}

test('breaks are paused and resumed on Today', async () => {
  const page = await desktop.openWindow('today');
  await page.one('.hero');
  await reader.hears('Today · Limber');
  await reader.finds('Pause');
  reader.press('Return');
  await reader.hears('30 minutes until');
  await reader.quiet();
  reader.press('Return');
  await reader.hears('Paused by you');
  await reader.hears(/Paused until \d/);
  await once('Paused by you', /Paused until \d/);

  await reader.finds('Resume now');
  reader.press('Return');
  await reader.hears(/Next break at \d/);
  await once('Paused by you', /Paused until \d/, /Next break at \d/);
  assert.equal((await desktop.ask({ type: 'status' })).status.phase.kind, 'working');
});

test('a cramp, from where it is to its end', async () => {
  const page = await desktop.openWindow('cramp');
  await page.one('.targets');
  await reader.hears('Where is it?');
  await reader.quiet();
  reader.press('1');
  await reader.hears('Which leg?');
  await reader.finds('Left toggle button');
  reader.press('Return');
  await reader.hears('Sit up and straighten the leg.');
  await reader.finds('Next step');
  reader.press('Return');
  await reader.hears('Stand on that foot, if you can.');
  await reader.finds('It let go');
  reader.press('Return');
  await reader.hears(/It let go after/);
  await once('Where is it?', 'Which leg?', 'Sit up and straighten the leg.', /It let go after/, /Saved at/);
});
