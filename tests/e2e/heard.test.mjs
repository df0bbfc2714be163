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

test('a cramp is logged, deleted and brought back', async () => {
  const page = await desktop.openWindow('journal');
  await page.one("//h2[normalize-space(.)='Log an episode']");
  await reader.hears('Journal · Limber');
  await reader.finds('Save episode');
  reader.press('Return');
  await reader.hears(/Saved with the night of/);
  await reader.finds(/^Delete/);
  reader.press('Return');
  await reader.hears('Deleted. F8: Undo.');
  assert.deepEqual((await desktop.ask({ type: 'episodes', since: null, until: null })).episodes, []);
  await reader.quiet();
  reader.press('F8');
  await reader.hears('Undo push button');
  await reader.quiet();
  reader.press('Return');
  await reader.hears(/Edit: Cramp at/);
  await once(/Saved with the night of/, 'Deleted. F8: Undo.', 'Undo push button');
});

test('the phases of a stretch', async () => {
  const page = await desktop.openWindow('stretch');
  await page.one('.main--stretch .moves');
  await reader.hears('Stretch · Limber');
  await reader.quiet();
  await reader.finds(/^Bedtime 5 link/);
  reader.press('Return');
  await reader.hears('Bedtime 5');
  await reader.finds(/^Start/);
  reader.press('Return');
  await reader.hears('Bedtime 5, playing');
  await reader.hears('Get ready: Calf at the wall, left leg.');
  await reader.hears('Hold, left leg, 30 seconds.');
  assert.equal(reader.times('Hold, left leg, 30 seconds.'), 1);
  await reader.hears('Rest, 10 seconds.', 45_000);
  await once('Get ready: Calf at the wall, left leg.', 'Rest, 10 seconds.');
});

test('an item of the checklist is ticked', async () => {
  const page = await desktop.openWindow('evening');
  await page.one('.main--evening .todo');
  await reader.hears('Evening · Limber');
  await reader.quiet();
  await reader.finds('Water through the day check box');
  reader.press('space');
  await reader.hears('Ticked: Water through the day');
  await once('Ticked: Water through the day');
  const { items } = await desktop.ask({ type: 'evening', night: null });
  assert.deepEqual(
    items.filter(({ ticked_at }) => ticked_at !== null).map(({ id }) => id),
    ['water-through-the-day'],
  );
});
