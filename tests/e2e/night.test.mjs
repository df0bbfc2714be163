// A cramp in the night by the keyboard alone, on a real keyboard as X knows it; in the morning its question is answered
// already; and the ache that is written down beside it. The night becomes morning by three hours of another zone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { zoneOf } from './noon.mjs';
import { until } from './webdriver.mjs';

let desktop;
before(async () => {
  desktop = await Desktop.start();
});
after(() => desktop.end());

const press = (...keys) => {
  for (const key of keys) {
    const { status } = spawnSync('xdotool', ['key', key], { env: desktop.environment });
    assert.equal(status, 0, `xdotool key ${key}`);
  }
};
const episodes = async () => (await desktop.ask({ type: 'episodes', since: null, until: null, from: null })).episodes;
const heading = (text) => `//h1[starts-with(normalize-space(.), '${text}')]`;

test('a cramp at two by the keyboard alone has answered the morning, and an ache does not', async () => {
  desktop.environment.TZ = zoneOf(2);
  await desktop.startAgent({ working: false });
  const page = await desktop.openWindow('cramp');
  await page.one(heading('Where is it?'));
  await until('it is on disk', async () => (await episodes()).length === 1);

  press('1');
  await page.one(heading('Which leg?'));
  press('2');
  await page.one(heading('Sit up and straighten the leg'));
  press('Return');
  await page.one(heading('Stand on that foot'));
  press('space');
  await page.one(heading('It let go after'));
  const [cramp] = await until('its length is on disk', async () => {
    const found = await episodes();
    return found[0]?.ongoing === false && found;
  });
  assert.deepEqual([cramp.kind, cramp.muscle, cramp.side], ['cramp', 'calf', 'right']);
  assert.ok(cramp.duration_seconds < 120);
  assert.equal(Number(cramp.started_at.slice(11, 13)), 2);

  // Three hours of sleep, and up.
  await desktop.closeWindow();
  await desktop.quitAgent();
  desktop.environment.TZ = zoneOf(2, 3);
  await desktop.startAgent({ working: false });
  const week = Array.from({ length: 7 }, () => ({ bedtime: '22:45', wake_time: '04:30' }));
  await desktop.ask({ type: 'settings_change', change: { evening: { week } } });
  const morning = await desktop.openWindow('today');
  await morning.one("//h2[normalize-space(.)='Last night']");
  await morning.one("//b[normalize-space(.)='Cramps']");
  assert.deepEqual(await morning.all("//h2[normalize-space(.)='Any cramps last night?']"), []);
  assert.equal((await desktop.ask({ type: 'today' })).last_night.state, 'cramps');

  // The ache path: written down when it is painted, changed into what it is.
  await morning.click("//button[normalize-space(.)='My legs ache']");
  await morning.windowAt(/view=ache/);
  await morning.one(heading('Your legs ache'));
  assert.deepEqual(
    (await episodes()).map(({ kind }) => kind),
    ['ache', 'cramp'],
  );
  await morning.click("//button[normalize-space(.)='Start 12 minutes']");
  await morning.one("//*[@role='timer'][starts-with(normalize-space(.), '11:') or normalize-space(.)='12:00']");
  await morning.click("//button[normalize-space(.)='It is an urge to move']");
  await morning.one(heading('An urge to move'));
  await until('the kind is on disk', async () => (await episodes())[0].kind === 'urge_to_move');
  const [ache] = await episodes();
  assert.equal((await episodes()).length, 2, 'one press, one entry');
  await morning.click("//button[normalize-space(.)='Open the entry']");
  await morning.windowAt(/view=(today|entry)/);
  await until('the journal shows the entry', async () =>
    decodeURIComponent(await morning.run('return location.hash')).endsWith(`episode/${ache.night}/${ache.id}`),
  );
});

test('five unanswered nights are caught up with, each in its own way, and taken back', async () => {
  await desktop.closeWindow();
  await desktop.quitAgent();
  desktop.environment.TZ = zoneOf(9);
  await desktop.startAgent({ working: false });
  const { last_night: last } = await desktop.ask({ type: 'today' });
  const nightBefore = (days) => new Date(Date.parse(last.night) - days * 86_400_000).toISOString().slice(0, 10);
  const say = (night, answer) => desktop.ask({ type: 'night_change', night, change: { answer } });
  for (const days of [0, 6, 7, 8, 9, 10, 11, 12, 13]) await say(nightBefore(days), 'none');
  const five = [1, 2, 3, 4, 5].map(nightBefore);
  for (const night of five) await say(night, null);
  const recorded = async () => {
    const nights = await desktop.ask({ type: 'nights', since: five[4], until: five[0] });
    return nights.reverse().map(({ answer }) => answer);
  };
  assert.deepEqual(await recorded(), [null, null, null, null, null]);

  const page = await desktop.openWindow('today');
  await page.click("//button[normalize-space(.)='5 earlier nights are not answered']");
  await page.one("//h2[normalize-space(.)='Nights without an answer']");
  let rows;
  await until('five nights are asked about', async () => {
    const names = await page.run(
      "return [...document.querySelectorAll('[role=radiogroup][aria-label], .seg[aria-label]')].map((row) => row.ariaLabel)",
    );
    rows = names.filter((name) => /\d/.test(name));
    return rows.length === 5;
  });
  const choose = (row, answer) => page.click(`//*[@aria-label='${rows[row]}']//label[normalize-space(.)='${answer}']`);
  const are = (...answers) =>
    until(`${answers} are on disk`, async () => JSON.stringify(await recorded()) === JSON.stringify(answers));

  await choose(0, 'None');
  await are('none', null, null, null, null);
  await choose(1, 'Cramps');
  await are('none', 'cramps', null, null, null);
  await page.click(
    "//*[contains(concat(' ', @class, ' '), ' toast ')][contains(., ': cramps')]//button[starts-with(normalize-space(.), 'Undo')]",
  );
  await are('none', null, null, null, null);
  await choose(1, 'Cramps');
  await choose(2, 'Don’t know');
  await choose(3, 'None');
  await choose(4, 'None');
  await are('none', 'cramps', null, 'none', 'none');
  await page.one("//p[starts-with(., 'All of them are answered')]");
  await page.click("//button[normalize-space(.)='Done']");
  await page.gone("//h2[normalize-space(.)='Nights without an answer']");
  await page.one("//button[normalize-space(.)='1 earlier night is not answered']");
});
