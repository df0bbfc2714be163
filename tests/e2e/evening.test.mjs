// A whole evening at twenty times real time: an item of the person's own, put first by the keyboard; ticks; the stretches
// in the player, whose end ticks their item; and the terminal tells the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';

import { Desktop, LIMBER } from './desktop.mjs';
import { zoneOf } from './noon.mjs';
import { until } from './webdriver.mjs';

let desktop;
before(async () => {
  desktop = await Desktop.start();
});
after(() => desktop.end());

const OWN = 'Feed the cat';
const button = (label) => `//button[@aria-label='${label}' or normalize-space(.)='${label}']`;

function press(...keys) {
  const { status } = spawnSync('xdotool', ['key', ...keys], { env: desktop.environment });
  assert.equal(status, 0, `xdotool key ${keys}`);
}
/** What the terminal says, a document a line. */
function limber(...words) {
  const { status, stdout, stderr } = spawnSync(LIMBER, words, { env: desktop.environment, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}
const evening = () => desktop.ask({ type: 'evening', night: null });
const item = async (id) => (await evening()).items.find((one) => one.id === id);

test('an evening with an own list, from the first line to what the terminal says of it', async () => {
  // In the evening the wind-down would be offered at once, and open a window of its own.
  await desktop.startAgent({ working: false });
  const week = Array.from({ length: 7 }, () => ({ bedtime: '22:30', wake_time: '06:30' }));
  await desktop.ask({
    type: 'settings_change',
    change: { evening: { week, winddown_minutes: 120, remind: false } },
  });
  await desktop.quitAgent();
  desktop.environment.TZ = zoneOf(21);
  await desktop.startAgent({ timeScale: 20, working: false });

  const page = await desktop.openWindow('evening');
  await page.click("//a[normalize-space(.)='Edit the list']");
  await page.type("//label[normalize-space(.)='What to do']/following-sibling::input", OWN);
  press('Return');
  await page.one(button(`Move: ${OWN}`));
  await page.run("document.querySelector(`[aria-label='Move: Feed the cat']`).focus()");
  press('alt+Home');
  const own = await until('the item stands first on disk', async () => {
    const [first] = (await evening()).items;
    return first.words === OWN && first;
  });

  await page.click("//a[normalize-space(.)='Evening' and contains(@href, '#evening')]");
  await page.one("//h2[contains(., 'done')]");
  const rows = await page.run("return [...document.querySelectorAll('.todo b')].map((row) => row.textContent.trim())");
  assert.equal(rows[0], OWN, 'the list is shown in their own order');
  await page.click(`//li[.//b[normalize-space(.)='${OWN}']]//input`);
  await until('its tick', async () => (await item(own.id)).ticked_by === 'person');

  await page.click("//button[starts-with(@aria-label, 'Open: ')]");
  await page.click("//button[starts-with(normalize-space(.), 'Start')]");
  const stretching = await until(
    'the stretches to be over',
    async () => {
      const found = await item('stretching');
      return found.ticked_at && found;
    },
    60_000, // five minutes of stretching last fifteen seconds, on a machine that is at ease
  );
  assert.equal(stretching.ticked_by, 'player');
  await page.run("location.hash = '#evening'");
  await page.one("//li[contains(., 'by itself')]");

  const listed = JSON.parse(limber('winddown', 'list', '--json'));
  assert.equal(listed.filter(({ on }) => on)[0].own.words, OWN);
  const told = JSON.parse(limber('winddown', 'history', '--since', 'today', '--json').split('\n')[0]);
  assert.deepEqual(told.items, (await evening()).items, 'the terminal tells the same');
  assert.equal(told.items.filter(({ ticked_at }) => ticked_at).length, 2);
  assert.match(limber('winddown', 'history').split('\n')[0], /2 of \d+ done \(.*Feed the cat/);
});
