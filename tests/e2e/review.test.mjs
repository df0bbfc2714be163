// Three weeks of answered mornings, seen in the review: the sentence, the marks, what a comparison still needs; a night that is
// answered meanwhile is counted, and the terminal tells the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';

import { Desktop, LIMBER } from './desktop.mjs';
import { until } from './webdriver.mjs';

let desktop;
before(async () => {
  desktop = await Desktop.start();
});
after(() => desktop.end());

test('three weeks are reviewed, and four are needed to compare', async () => {
  await desktop.startAgent({ working: false });
  const { now } = await desktop.ask({ type: 'status' });
  const today = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const night = (back) => new Date(today - back * 86_400_000).toISOString().slice(0, 10);
  for (let back = 21; back >= 2; back--)
    await desktop.ask({
      type: 'night_change',
      night: night(back),
      change: { answer: back % 3 === 0 ? 'cramps' : 'none' },
    });
  for (let back = 21; back >= 1; back--)
    await desktop.ask({ type: 'day_change', day: night(back), change: { alcohol: back % 2 ? 'none' : 'one_or_two' } });

  const page = await desktop.openWindow('review');
  await page.one("//p[contains(., 'You recorded 20 of')]");
  const marks = (name) => page.run(`return document.querySelectorAll('.cal .m-${name}').length`);
  assert.deepEqual([await marks('cramp'), await marks('free')], [7, 13]);

  await desktop.ask({ type: 'night_change', night: night(1), change: { answer: 'none' } });
  await page.one("//p[contains(., 'You recorded 21 of')]");
  assert.equal(await marks('free'), 14);

  await page.click("//a[normalize-space(.)='Insights']");
  // Another question is asked for, as a person would choose it.
  await page.one("//option[normalize-space(.)='Days with alcohol']");
  await page.run(
    "const list = document.querySelector('.review__question select'); list.value = 'alcohol'; list.dispatchEvent(new Event('change', { bubbles: true }))",
  );
  const card = "//article[contains(., 'Days with alcohol')]";
  await page.one(`${card}//h2[contains(., '7 more nights')]`);
  await page.one(`${card}//li[contains(., '7 more nights of 28')]`);

  await page.click("//a[normalize-space(.)='Patterns']");
  await until('the pictures', () => page.run("return document.querySelectorAll('svg.chart').length >= 1"));

  const { stdout } = spawnSync(LIMBER, ['review', '--range', 'all', '--json'], {
    env: desktop.environment,
    encoding: 'utf8',
  });
  const { nights } = JSON.parse(stdout);
  assert.deepEqual([nights.cramps, nights.cramp_free], [7, 14]);
});
