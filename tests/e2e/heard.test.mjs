// Journeys of somebody who sees nothing: the keyboard, and what the real Orca speaks, in order and once. They share a desktop,
// an agent and Orca, and each has a window of its own. Heard by Orca 43 (script/e2e) and by Orca 48 (script/heard-newer).
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { Desktop, WINDOW } from './desktop.mjs';
import { Reader } from './heard/reader.mjs';
import { say, saying } from './heard/words.mjs';
import { until } from './webdriver.mjs';

const HOUR_MS = 3_600_000;

let desktop;
let reader;
before(async () => {
  desktop = await Desktop.start({ accessible: true });
  await desktop.startAgent();
  reader = await Reader.start(desktop);
});
beforeEach(() => reader.begins());
afterEach(async () => {
  await desktop.closeWindow();
  await reader.quiet();
});
after(() => desktop.end());

/** None of these was spoken a second time. */
async function once(...patterns) {
  await reader.quiet();
  for (const pattern of patterns) assert.equal(reader.times(pattern), 1, `once: ${pattern}\n${reader.told(60)}`);
}
const title = (view) => `${say(`nav-${view}`)} · Limber`;
const episodes = async () => (await desktop.ask({ type: 'episodes', since: null, until: null })).episodes;

test('breaks are paused and resumed on Today', async () => {
  const page = await desktop.openWindow('today');
  await page.one('.hero');
  await reader.hears(title('today'));
  await reader.finds(page, /^Pause$/, /^Pause combo box/);
  reader.press('Return');
  await reader.hears('30 minutes until');
  reader.press('Return');
  const paused = saying('hero-paused', 'time');
  await reader.hearsAll(say('hero-paused-title'), paused);
  await once(say('hero-paused-title'), paused);

  await reader.finds(page, say('hero-action-resume'));
  reader.press('Return');
  await reader.hears(saying('hero-working', 'time'));
  await once(say('hero-paused-title'), paused, saying('hero-working', 'time'));
  assert.equal((await desktop.ask({ type: 'status' })).status.phase.kind, 'working');
});

/** The cramp screen as it opens: its first question, heard with its answers counted, and that it is saved. */
async function cramp() {
  const page = await desktop.openWindow('cramp');
  await page.one('.targets');
  await reader.hearsAll(say('cramp-where'), saying('cramp-saved', 'time'));
  assert.equal(reader.times(/\blist with 5 items/i), 1, reader.told(20));
  await reader.quiet(); // a key that cuts short what is said would be no fault of the page
  return page;
}
const closes = () => until('the window to close', async () => (await desktop.processes(WINDOW)).length === 0);
/** A reader's own answer to a quick key: the page has not had it. */
const taken = /^Wrapping|^No more/;

test('a cramp by its keys, from where it is to the window closed', async () => {
  await cramp();
  const steps = [
    ['1', say('cramp-which-leg')],
    ['l', say('relief-calf-lengthen')],
    ['Return', say('relief-calf-stand')],
    ['Return', say('relief-calf-rub')],
    ['space', saying('cramp-ended', 'duration')],
  ];
  for (const [key, heard] of steps) {
    reader.press(key);
    await reader.hears(heard);
    await reader.quiet();
  }
  await reader.hears(say('cramp-ended-saved'));
  await once(say('cramp-where'), say('relief-calm'), ...steps.map(([, heard]) => heard), say('cramp-ended-saved'));
  assert.equal(reader.times(taken), 0, reader.told(60));
  const [{ muscle, side, ongoing }] = await episodes();
  assert.deepEqual([muscle, side, ongoing], ['calf', 'left', false]);
  reader.press('Return');
  await closes();
});

test('each key of the first screen of a cramp does what it says', async () => {
  for (const [where, leg, muscle, side] of [
    ['2', 'r', 'foot', 'right'],
    ['3', '2', 'back_of_thigh', 'right'],
    ['4', 'b', 'front_of_thigh', 'both'],
    ['5', '3', 'other', 'both'],
  ]) {
    reader.begins();
    await cramp();
    reader.press(where);
    await reader.hears(say('cramp-which-leg'));
    reader.press(leg);
    const shown = async () => (await desktop.session.text('h1')) !== say('cramp-which-leg');
    await until('the first step', shown);
    await reader.quiet();
    reader.press('space');
    await reader.hears(saying('cramp-ended', 'duration'));
    await once(say('cramp-where'), say('cramp-which-leg'), saying('cramp-ended', 'duration'));
    assert.equal(reader.times(taken), 0, reader.told(60));
    const [last] = await episodes();
    assert.deepEqual([last.muscle, last.side], [muscle, side]);
    await desktop.closeWindow();
  }
  // Which leg first: the question stays, and that the key was taken is said.
  reader.begins();
  await cramp();
  reader.press('l');
  await reader.hears(say('cramp-left'));
  await once(say('cramp-left'));
  reader.press('Escape');
  await closes();
  await desktop.ask({ type: 'cramp_end', id: (await episodes())[0].id });
});

test('a cramp by Tab and Enter, and the advice on the way', async () => {
  const page = await cramp();
  await reader.finds(page, say('cramp-calf'), `${say('cramp-calf')} toggle button`);
  reader.press('Return');
  await reader.hears(say('cramp-which-leg'));
  await reader.finds(page, say('cramp-left'), `${say('cramp-left')} toggle button`);
  reader.press('Return');
  await reader.hears(say('relief-calf-lengthen'));
  await reader.finds(page, say('cramp-next-step'));
  reader.press('Return');
  await reader.hears(say('relief-calf-stand'));
  await reader.finds(page, say('care-link'));
  reader.press('Return');
  await reader.hears(say('care-title'));
  reader.press('Escape');
  await reader.hears(say('care-link'));
  await reader.finds(page, say('cramp-let-go'));
  reader.press('Return');
  const over = saying('cramp-ended', 'duration');
  await reader.hears(over);
  await once(say('cramp-which-leg'), say('relief-calf-lengthen'), over);
});

test('a cramp of last night is logged, deleted and brought back', async () => {
  const before = await episodes();
  const page = await desktop.openWindow('journal');
  await page.one("//h2[normalize-space(.)='Log an episode']");
  await reader.hears(title('journal'));
  await reader.finds(page, say('episode-when-now'));
  await reader.focusMode();
  await reader.finds(page, say('episode-when-last-night'), say('episode-when-last-night'), 'Down');
  const kept = () => reader.times(saying('episode-kept', 'date')) > 0;
  await until('the night to be said', kept, 45_000); // before the choice or after it
  await reader.finds(page, say('episode-save'));
  reader.press('Return');
  await reader.hears(saying('episode-saved', 'date'));
  const { now } = await desktop.ask({ type: 'status' });
  const added = (await episodes()).filter(({ id }) => before.every((one) => one.id !== id));
  assert.equal(added.length, 1);
  const ago = Date.parse(now) - Date.parse(added[0].started_at);
  assert.ok(ago > 4 * HOUR_MS && ago < 16 * HOUR_MS, `${added[0].started_at} is of last night`);

  await reader.finds(page, saying('episode-delete-label', 'episode'));
  reader.press('Return');
  await reader.hears(`${say('episode-deleted')} F8: ${say('journal-undo')}.`);
  assert.deepEqual(await episodes(), before);
  const undo = new RegExp(`^${say('journal-undo')} (push )?button`); // Orca 43 and 48
  reader.press('F8');
  await reader.hears(undo);
  reader.press('Return');
  await reader.hears(saying('episode-edit-label', 'episode'));
  assert.equal((await episodes()).length, before.length + 1);
  await once(saying('episode-saved', 'date'), say('episode-deleted'), undo);
});

test('the whole of a stretch, both sides', async () => {
  const page = await desktop.openWindow('stretch');
  await page.one('.main--stretch .moves');
  await reader.hears(title('stretch'));
  // Twice as fast as a person would hold it.
  await page.run(
    'const at = performance.now.bind(performance); const from = at(); performance.now = () => from + 2 * (at() - from);',
  );
  await reader.finds(page, /^Bedtime 5/, /^Bedtime 5 link/);
  reader.press('Return');
  await reader.finds(page, /^Start/);
  reader.press('Return');
  const routine = say('routine-bedtime-5');
  const ready = (stretch) => say('player-say-ready', { stretch: say(`stretch-${stretch}`), side: 'left' });
  // Orca 48 says what has the focus, and not the dialog around it.
  const around = reader.hasModes ? [] : [say('player-label', { routine })];
  await reader.hearsAll(...around, ready('calf-wall-straight'));
  await page.one('dialog.stage button:focus');
  reader.press('space');
  await reader.hears(say('player-say-paused'));
  // On to the last stretch, phase by phase.
  const shown = () => page.run("return document.querySelector('dialog.stage').textContent");
  const last = say('stretch-quad-side-lying');
  while (!(await page.text('dialog.stage h2')).includes(last)) {
    const before = await shown();
    reader.press('Right');
    await until('the next phase', async () => (await shown()) !== before);
  }
  await reader.hears(ready('quad-side-lying')); // where it will go on
  reader.press('space');
  const hold = (side) => say('player-say-hold', { side, seconds: 30 });
  const phases = [
    say('player-say-resume', { seconds: 3 }),
    ready('quad-side-lying'),
    hold('left'),
    say('player-say-half'),
    say('player-say-switch', { side: 'right' }),
    hold('right'),
    say('player-say-half'),
    saying('stretch-saved-left', 'length', { routine }),
  ];
  for (const phase of phases) await reader.hears(phase);
  await once(saying('stretch-saved-left', 'length', { routine }));
});

test('an item of the checklist is ticked', async () => {
  const page = await desktop.openWindow('evening');
  await page.one('.main--evening .todo');
  await reader.hears(title('evening'));
  const item = say('checklist-water-through-the-day');
  await reader.finds(page, item, `${item} check box not ticked`);
  reader.begins();
  reader.press('space');
  await reader.hears(say('evening-ticked', { item }));
  await once(say('evening-ticked', { item }));
  // Of the next item, where the focus is now, it is said; of this one it is not.
  for (const contrary of [/^not ticked/, `${item} check box not ticked`])
    assert.equal(reader.times(contrary), 0, reader.told(10));
  const { items } = await desktop.ask({ type: 'evening', night: null });
  assert.deepEqual(
    items.filter(({ ticked_at }) => ticked_at !== null).map(({ id }) => id),
    ['water-through-the-day'],
  );
});
