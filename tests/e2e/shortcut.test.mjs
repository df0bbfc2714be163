// Keys for "Cramp now", pressed on a real keyboard as X knows it: chosen and tried in the real window, then pressed in earnest.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
beforeEach(async () => {
  desktop = await Desktop.start();
});
afterEach(() => desktop.end());

const press = (...words) => {
  const { status } = spawnSync('xdotool', words, { env: desktop.environment });
  assert.equal(status, 0, `xdotool ${words.join(' ')}`);
};
const button = (text) => `//button[normalize-space(.)='${text}']`;
const episodes = async () =>
  (await desktop.ask({ type: 'episodes', since: null, until: null, from: null })).episodes.length;

test('keys are chosen by pressing them, tried without a cramp, and open the cramp screen from anywhere', async () => {
  await desktop.startAgent({ working: false });
  const page = await desktop.openWindow('settings');
  await page.click("//nav//a[normalize-space(.)='Start and look']");
  await page.click(button('Choose keys'));
  await page.one("//button[contains(., 'Press the keys together')]");
  press('key', 'ctrl+alt+k');
  await page.one("//*[contains(text(), 'Ctrl+Alt+K opens Cramp now from anywhere')]");
  assert.equal((await desktop.ask({ type: 'settings' })).shortcuts.cramp, 'Ctrl+Alt+K');

  await page.click(button('Try it'));
  await page.one("//button[contains(., 'Press your keys now')]");
  press('key', 'ctrl+alt+k');
  await page.one("//*[contains(text(), 'your keys reached Limber')]");
  assert.equal(await episodes(), 0, 'a try logs nothing');

  // Chosen again, the same keys reach the agent and not the page.
  await page.click(button('Change'));
  await page.one("//button[contains(., 'Press the keys together')]");
  press('key', 'ctrl+alt+k');
  await page.one("//*[contains(text(), 'your keys reached Limber')]");
  assert.equal(await episodes(), 0);

  press('key', 'Caps_Lock', 'key', 'ctrl+alt+k', 'key', 'Caps_Lock');
  await page.windowAt(/window=cramp/);
  await until('the cramp is written down', async () => (await episodes()) === 1);
});
