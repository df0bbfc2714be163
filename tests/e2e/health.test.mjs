// Health on the real window, with a notification service that really shows.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
beforeEach(async () => {
  desktop = await Desktop.start();
});
afterEach(() => desktop.end());

const row = (subject) => `//tr[th[normalize-space(.)='${subject}']]`;
const button = (subject, text) => `${row(subject)}//button[starts-with(normalize-space(.), '${text}')]`;
const shown = () => Number(/displayed: (\d+)/i.exec(desktop.dunst('count'))?.[1]);

async function openHealth() {
  const page = await desktop.openWindow('settings');
  await page.click("//nav//a[normalize-space(.)='Health']");
  await page.one(row('Notifications'));
  return page;
}

test('a test notification is shown by the desktop, answered there, and the page says so', async () => {
  await desktop.startNotifications();
  await desktop.startAgent({ working: false });
  const page = await openHealth();
  await page.one(`${row('Notifications')}//*[contains(text(), 'dunst')]`);
  await page.one(`${row('Idle detection')}//*[contains(text(), 'X server')]`);
  await page.click(button('Notifications', 'Send a test'));
  await page.one("//b[contains(text(), 'Did you see it?')]");
  await until('the notification', () => shown() === 1);
  desktop.dunst('action', '0');
  await page.one(`${row('Notifications')}//td[contains(., 'answered at')]`);
  await until('the notification is gone', () => shown() === 0);
});

test('who does not see it takes the window of Limber, and a break opens it', async () => {
  await desktop.startNotifications();
  await desktop.startAgent({ timeScale: 600 });
  await desktop.ask({ type: 'pause', length: { kind: 'until_resumed' } }); // an hour is over in six seconds
  const page = await openHealth();
  await page.click(button('Notifications', 'Send a test'));
  await until('the notification', () => shown() === 1);
  await page.click(button('Notifications', 'No'));
  await until('the notification is gone', () => shown() === 0);
  await page.one(`${row('Notifications')}//*[contains(text(), 'was not seen')]`);
  await page.click(button('Notifications', 'Use'));
  await page.one(`${row('Notifications')}//*[contains(text(), 'off')]`);
  const { breaks } = await desktop.ask({ type: 'settings' });
  assert.equal(breaks.remind_with, 'window');
  await desktop.ask({ type: 'resume' });
  await page.windowAt(/window=break/, 30_000); // an hour at the desk, and once more if the hand has rested
  await page.one("//button[starts-with(normalize-space(.), 'Start')]");
  assert.equal(shown(), 0, 'and no notification beside it');
});
