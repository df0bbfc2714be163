/** The banner of a damaged journal: it offers the newest backup, asks first, and says what came of it. */
import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Stage } from '../harness/page';
import { damaged } from '../harness/places';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const asked = (bridge: RecordedBridge) => bridge.requests.filter(({ type }) => type === 'backup_restore');

test.each(Object.entries({ light: {}, large: { text: 200 }, narrow: { width: 420 } }))(
  'one press and an answer bring the newest backup back: %s',
  async (name, options) => {
    const bridge = new RecordedBridge(damaged());
    const { page } = await stage.open(bridge, options);
    const button = page.getByRole('button', { name: 'Restore the newest backup' });
    await button.waitFor();
    await page.screenshot({ path: `${OUTPUT}/damaged-${name}.png` });
    await button.click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(asked(bridge)).toEqual([]);
    await button.click();
    await page.getByRole('button', { name: 'Restore this one' }).click();
    await page.getByText('The backup is the journal now.').first().waitFor();
    expect(asked(bridge)).toEqual([{ type: 'backup_restore', name: null }]);
    await page.close();
  },
);

test('where it cannot be done that stands in the banner', async () => {
  const bridge = new RecordedBridge(damaged());
  bridge.answers.set('backup_restore', () => {
    throw { code: 'not_found', message: 'There is no backup that passes its check.' };
  });
  const { page } = await stage.open(bridge);
  await page.getByRole('button', { name: 'Restore the newest backup' }).click();
  await page.getByRole('button', { name: 'Restore this one' }).click();
  await page.locator('.notices').getByText('There is no backup that passes its check.').first().waitFor();
  await page.close();
});

test('with no backup, with another problem, and in the night nothing is offered', async () => {
  const none = new RecordedBridge(damaged());
  none.answers.set('backup_list', () => ({ type: 'backups', value: { folder: '/home/anna/backups', backups: [] } }));
  const full = damaged();
  full.report.journal_problem = { code: 'disk_full', message: 'The disk is full.' };
  const cases = [
    [none, {}],
    [new RecordedBridge(full), {}],
    [new RecordedBridge(damaged()), { window: 'cramp' as const }],
  ] as const;
  for (const [bridge, options] of cases) {
    const { page } = await stage.open(bridge, options);
    await page.locator('.banner').first().waitFor();
    await page.waitForTimeout(300);
    expect(await page.getByRole('button', { name: 'Restore the newest backup' }).count()).toBe(0);
    await page.close();
  }
  expect(wednesday().report.journal_problem).toBeUndefined();
});
