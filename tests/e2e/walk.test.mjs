// Every view as a screen reader meets it: each thing in it is asked about its text in every way there is, and the page
// lives on (base.css says of what it would die), every control has a name, and every list its items.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { python } from './heard/python.mjs';
import { say } from './heard/words.mjs';
import { until } from './webdriver.mjs';

let desktop;
let night;
let episode;
before(async () => {
  desktop = await Desktop.start({ accessible: true });
  await desktop.startAgent(); // without a notification service: Today says that a part of Limber fails
  const { now } = await desktop.ask({ type: 'status' });
  const entry = { kind: 'cramp', started_at: now, severity: 6, muscle: 'calf', side: 'left', woke_me: true };
  ({ night, id: episode } = await desktop.ask({ type: 'episode_add', entry }));
  await desktop.ask({
    type: 'medical_add',
    entry: { kind: 'medicine', name: 'Magnesium', started_on: null, ended_on: null, note: null },
  });
});
afterEach(() => desktop.closeWindow());
after(() => desktop.end());

const choice = (text) => `//button[normalize-space(.)='${text}']`;
const settings = ['breaks', 'evening', 'day', 'player', 'app', 'health', 'about'];

/** Asks everything in the window, and then the page whether it is still there. */
async function walked(page, name) {
  // The journal's list has what is near the screen: it is counted once its heights are known.
  let rows = -1;
  await until('the lists rest', async () => {
    const before = rows;
    rows = await page.run("return document.querySelectorAll('li').length");
    return rows === before;
  });
  const lists = await page.run(
    `const shown = document.querySelector('dialog[open]') ?? document;
     return [...shown.querySelectorAll('ul, ol')].filter((list) => list.checkVisibility() && list.childElementCount > 0
       && !list.closest('[aria-hidden=true]')).map((list) => list.querySelectorAll(':scope > li').length)`,
  );
  const found = await python(desktop, 'walk.py', 'limber-window', await page.title());
  assert.deepEqual(found.unnamed, [], `${name}: every control has a name`);
  assert.ok(found.web && found.asked > 50, `${name}: the page was asked, not only its frame`);
  const counts = found.lists.map(([, items]) => items);
  assert.deepEqual(counts.sort(), lists.sort(), `${name}: each list is one, with its items`);
  assert.equal(await page.run("return document.querySelector('h1') !== null"), true, `${name}: the page answers`);
}

/** Goes to a place of the main window, and waits for what only it has. */
async function to(page, hash, sign) {
  await page.run('location.hash = arguments[0]', hash);
  await page.one(sign);
  return page;
}

test('the main window, view by view', async () => {
  const page = await desktop.openWindow('today');
  const places = [
    ['today', 'today', ".main--today a[href='#settings/health']"],
    ['evening', 'evening', '.main--evening li input'],
    ['the evening’s list, edited', 'evening/list', '.main--evening h1'],
    ['journal with its form', 'journal', "//h2[normalize-space(.)='Log an episode']"],
    ['a night', `journal/${night}`, '.main--journal li button'],
    ['an episode', `journal/episode/${night}/${episode}`, '.main--journal form'],
    ['medicines and conditions', 'journal/medical', '.main--journal h1'],
    ['review', 'review', '.main--review .cal'],
    ['review: patterns', 'review/patterns', '.main--review svg.chart'],
    ['review: insights', 'review/insights', '.main--review .insight'],
    ['stretch', 'stretch', '.main--stretch .moves'],
    ['a routine', 'stretch/bedtime-5', "//main//h1[contains(., 'Bedtime')]"],
    ['a movement', 'stretch/calf-wall-straight', '.main--stretch summary'],
    ...settings.map((one) => [
      `settings: ${one}`,
      `settings/${one}`,
      `.subnav a[href='#settings/${one}'][aria-current]`,
    ]),
    ['the player', 'stretch/bedtime-5/play', 'dialog.stage h2'],
  ];
  for (const [name, hash, sign] of places) await walked(await to(page, hash, sign), name);
});

const button = (text) => `//button[contains(., '${text}')]`;

test('nights that nobody answered', async () => {
  const page = await desktop.openWindow('today');
  await page.click(button(say('catch-up', { count: 6 })));
  await page.one(`//section[contains(., '${say('catch-up-title')}')]//label`);
  await walked(page, 'nights that nobody answered');
});

test('the questions before something is left', async () => {
  const page = await desktop.openWindow('journal');
  await page.click("//label[normalize-space(.)='Foot']");
  await page.run("location.hash = 'today'");
  await page.one(choice(say('journal-leave-no')));
  await walked(page, 'whether to leave an entry');
  await page.click(choice(say('journal-leave-yes')));
  await to(page, 'stretch/bedtime-5/play', 'dialog.stage h2');
  await page.click(`//dialog//button[@title='${say('player-leave')}']`);
  await page.one(choice(say('player-leave-no')));
  await walked(page, 'whether to leave a routine');
  await page.click(choice(say('player-leave-no')));
  await page.one('dialog.stage h2');
  await walked(page, 'the routine, stayed in');
});

test('how soon to be seen, by day', async () => {
  const page = await desktop.openWindow('evening');
  const item = say('checklist-warm-bath');
  await page.click(`//button[@aria-label='${say('evening-why', { item })}']`);
  await walked(page, 'why an item is on the list');
  await page.click(choice(say('care-link')));
  await page.one('dialog.dialog--care[open] h2');
  await walked(page, 'how soon to be seen');
});

test('the cramp screen, from where it is to the steps', async () => {
  const page = await desktop.openWindow('cramp');
  await page.one(choice('Calf'));
  await walked(page, 'where the cramp is');
  await page.click(choice('Calf'));
  await page.one("//h1[contains(., 'leg')]");
  await walked(page, 'which leg');
  await page.click(choice('Left'));
  await page.one('.relief');
  await walked(page, 'the first step');
  await page.click(choice('It let go'));
  await page.one('.cramp__after');
  await walked(page, 'afterwards');
});

test('My legs ache', async () => {
  const page = await desktop.openWindow('ache');
  await page.one('h1');
  await walked(page, 'My legs ache');
});

test('the practice of it', async () => {
  const page = await desktop.openWindow('practice');
  await page.one(choice('Calf'));
  await walked(page, 'practice');
});

test('the break window', async () => {
  const page = await desktop.openWindow('settings');
  await page.one('.main--settings h1');
  await desktop.ask({ type: 'break_start' });
  await page.windowAt(/window=break/);
  await until('the break', () => page.run("return document.querySelector('h1') !== null"));
  await walked(page, 'break');
});
