// No notification service answers: the window's own prompt is raised, snoozed, raised again and started.
// At 120 times real time: the interval of 15 min is over after 7.5 s.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
before(async () => {
  desktop = await Desktop.start();
});
after(() => desktop.end());

const phase = async () => (await desktop.ask({ type: 'status' })).status.phase.kind;

test('the prompt comes up by itself, is put off, comes again and starts the break', async () => {
  // Ten minutes unanswered, and the prompt comes again in a window of its own: ten seconds here, for a window that has to be
  // drawn and pressed meanwhile. With five it was sometimes gone before it could be.
  await desktop.startAgent({ timeScale: 60 });
  await desktop.ask({
    type: 'settings_change',
    change: { breaks: { interval_minutes: 15, length_minutes: 15, snooze_minutes: 10, wait_for_pause: false } },
  });
  const page = await desktop.openWindow('today');
  const main = (await page.handles())[0];

  await until('the break to fall due', async () => (await phase()) === 'due', 40_000);
  await page.windowAt(/window=break/);
  await page.one("//h1[normalize-space(.)='Up you get']");
  await page.click("//button[normalize-space(.)='Snooze 10 min']");
  await until('the prompt to close', async () => (await page.handles()).length === 1);
  assert.equal(await phase(), 'snoozed');

  await page.switchTo(main);
  await page.windowAt(/window=break/, 30_000);
  await page.click("//button[starts-with(normalize-space(.), 'Start')]");
  await until('the break to start', async () => (await phase()) === 'in_break');

  await desktop.ask({ type: 'break_done', answer: 'done' });
  const { breaks } = await desktop.ask({ type: 'today' });
  const [record] = breaks;
  assert.equal(breaks.length, 1, 'one break, one record');
  assert.deepEqual([record.outcome, record.answer, record.snoozes], ['taken', 'done', 1]);
  assert.ok(record.due_at, 'it had fallen due');
});
