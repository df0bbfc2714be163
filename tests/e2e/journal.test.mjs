// A cramp from ten minutes ago, through the form: listed in the right night, changed, deleted, brought back, still there
// after everything has been started anew.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
before(async () => {
  desktop = await Desktop.start();
});
after(() => desktop.end());

const MINUTE = 60_000;
const button = (text) => `//button[normalize-space(.)='${text}']`;
const chip = (group, text) =>
  `//*[@role='group' or @role='radiogroup'][@aria-label='${group}']//*[self::button or self::label][normalize-space(.)='${text}']`;

/** Date and time as the clock on the wall of the agent shows them, `minutes` ago. */
function wall(now, minutes) {
  const local = new Date(Date.parse(`${now.slice(0, 19)}Z`) - minutes * MINUTE).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), hour: Number(local.slice(11, 13)) };
}

/** The night a moment belongs to: from noon on that of its date, before it that of the date before. */
function night({ date, hour }) {
  return hour >= 12 ? date : new Date(Date.parse(date) - 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/** "Wednesday 11 November" */
const long = (date) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(date))
    .replace(',', '');

test('a cramp is logged, listed, changed, deleted, brought back, and kept', async () => {
  await desktop.startAgent();
  const page = await desktop.openWindow('journal');
  await page.one("//h2[normalize-space(.)='Log an episode']");

  const { now } = await desktop.ask({ type: 'status' });
  const started = wall(now, 10);
  await page.click(chip('When did it start?', 'Pick a time'));
  await page.one('input[type=date]');
  await page.run(
    `const [date] = arguments; const input = document.querySelector('input[type=date]');
     input.value = date; input.dispatchEvent(new Event('input', { bubbles: true }));`,
    started.date,
  );
  await page.type("//label[normalize-space(.)='Time']/following-sibling::*[1]/descendant-or-self::input", started.time);
  await page.click(chip('Muscle', 'Calf'));
  await page.click(chip('Side', 'Left'));
  await page.one(`//*[contains(., 'Kept with the night of ${long(night(started))}.')]`);
  await page.click(button('Save episode'));

  const saved = await until(
    'the episode in the journal',
    async () => (await desktop.ask({ type: 'episodes', since: null, until: null })).episodes[0],
  );
  assert.equal(saved.night, night(started), 'the night is the one the wall clock names');
  assert.equal(saved.started_at.slice(0, 16), `${started.date}T${started.time}`);
  assert.deepEqual([saved.kind, saved.muscle, saved.side], ['cramp', 'calf', 'left']);

  // Listed with its night.
  await page.click(`a[href='#journal/${saved.night}']`);
  // The page writes 0:50 where a form's field has 00:50.
  const title = (severity) =>
    `Cramp at ${started.time.replace(/^0/, '')}, left calf${severity === undefined ? '' : `, ${severity} of 10`}`;
  await page.one(`//h2[normalize-space(.)='Night of ${long(saved.night)}']`);
  await page.one(`//li[.//a[@aria-label='Edit: ${title()}']]`);

  // Changed.
  await page.click(`//a[@aria-label='Edit: ${title()}' or contains(@href, '${saved.id}')]`);
  await page.click("//*[@aria-label='Severity']//*[normalize-space(.)='6']");
  await page.click(button('Save'));
  await until(
    'the severity in the journal',
    async () => (await desktop.ask({ type: 'episodes', since: null, until: null })).episodes[0].severity === 6,
  );
  await page.run(`location.hash = '#journal/${saved.night}'`);
  await page.one(`//li[.//a[@aria-label='Edit: ${title(6)}']]`);

  // Deleted, and brought back.
  await page.click(`//li[.//a[@aria-label='Edit: ${title(6)}']]//button[normalize-space(.)='Delete']`);
  await page.gone(`//li[.//a[@aria-label='Edit: ${title(6)}']]`);
  assert.deepEqual((await desktop.ask({ type: 'episodes', since: null, until: null })).episodes, []);
  await page.click("//button[span[normalize-space(.)='Undo']]"); // its key stands beside it
  await page.one(`//li[.//a[@aria-label='Edit: ${title(6)}']]`);

  // Everything ends and starts anew.
  await desktop.closeWindow();
  await desktop.quitAgent();
  await desktop.startAgent();
  const again = await desktop.openWindow('journal');
  await again.click(`a[href='#journal/${saved.night}']`);
  await again.one(`//li[.//a[@aria-label='Edit: ${title(6)}']]`);
});
