/** Settings, Data: everything is deleted, by the word alone; what came of it is said, and the page begins anew. */
import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Deleted } from '../../../ui/src/lib/api/types/Deleted';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const PICTURES = { light: {}, dark: { dark: true }, large: { text: 200 } };
const GONE: Deleted = {
  files: 14,
  bytes: 2_300_000,
  only_removed: 0,
  left: [],
  unreachable: ['/media/stick'],
  of_others: 2,
};

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

async function opened(bridge: RecordedBridge, options = {}) {
  const { page } = await stage.open(bridge, { hash: '#settings/data', ...options });
  const button = page.getByRole('button', { name: 'Delete everything…' });
  await button.click();
  await page.getByRole('dialog').waitFor();
  return { page, button };
}
const asked = (bridge: RecordedBridge) => bridge.requests.filter(({ type }) => type === 'delete_everything');

test('nothing is deleted without the word, and Escape keeps everything', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page, button } = await opened(bridge);
  const field = page.getByRole('textbox', { name: /Type “delete”/ });
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  const yes = page.getByRole('button', { name: 'Delete it all' });
  for (const word of ['', 'delet', 'delete everything', 'yes']) {
    await field.fill(word);
    expect(await yes.isDisabled(), word).toBe(true);
    await field.press('Enter');
  }
  await field.fill('delete');
  expect(await yes.isEnabled()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  await button.click();
  expect(await field.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Keep everything' }).click();
  expect(asked(bridge)).toEqual([]);
  await page.close();
});

test('with the word it is done, counted and said, and the page begins anew on Today with nothing kept', async () => {
  const bridge = new RecordedBridge(wednesday());
  let finish = (): void => undefined;
  bridge.answers.set('delete_everything', () => {
    const wait = new Promise<void>((resolve) => (finish = resolve));
    return wait.then(() => ({ type: 'deleted', value: GONE })) as never;
  });
  const { page } = await opened(bridge);
  await page.evaluate(() => {
    sessionStorage.setItem('limber-draft', 'a note');
    localStorage.setItem('limber-evening-timer', '{}');
  });
  await page.getByRole('textbox', { name: /Type “delete”/ }).fill(' Delete ');
  await page.keyboard.press('Enter');
  await page.locator('dialog').getByText('Breaks and the cramp screen go on meanwhile.').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count(), 'what is begun is not closed').toBe(1);
  finish();
  const title = page.getByRole('heading', { name: 'All of it is deleted' });
  await title.waitFor();
  await expect.poll(() => title.evaluate((one) => one === document.activeElement)).toBe(true);
  const text = await page.getByRole('dialog').innerText();
  for (const part of ['14 files are gone, 2 MB overwritten', '/media/stick', '2 backups of other computers'])
    expect(text).toContain(part);
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await page.locator('.main--today').waitFor();
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  expect(asked(bridge)).toHaveLength(1);
  await page.close();
});

test('what is in the way is said in the dialog, and the word stays', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('delete_everything', () => {
    throw { code: 'read_only', message: 'The folder cannot be written.' };
  });
  const { page } = await opened(bridge);
  await page.getByRole('textbox', { name: /Type “delete”/ }).fill('delete');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('The folder cannot be written.').first().waitFor();
  expect(await page.getByRole('textbox', { name: /Type “delete”/ }).inputValue()).toBe('delete');
  await page.close();
});

test.each(Object.entries(PICTURES))('is looked at: %s', async (name, options) => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('delete_everything', () => ({ type: 'deleted', value: GONE }));
  const { page } = await opened(bridge, options);
  await page.screenshot({ path: `${OUTPUT}/delete-${name}.png` });
  await page.getByRole('textbox', { name: /Type “delete”/ }).fill('delete');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'All of it is deleted' }).waitFor();
  await page.screenshot({ path: `${OUTPUT}/deleted-${name}.png` });
  await page.keyboard.press('Escape');
  await page.locator('.main--today').waitFor();
  await page.close();
});
