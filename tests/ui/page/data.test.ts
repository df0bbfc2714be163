/** Settings, Data, in the page as it is built: what is asked of the agent, and what is said of it. */
import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const PICTURES = { light: {}, dark: { dark: true }, narrow: { width: 420 }, large: { text: 200 } };

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

test('a backup is made, and one is brought back after a question', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page } = await stage.open(bridge, { hash: '#settings/data' });
  await page.getByText('What there is').waitFor();
  for (const [name, options] of Object.entries(PICTURES)) {
    const seen = await stage.open(new RecordedBridge(wednesday()), { hash: '#settings/data', ...options });
    await seen.page.getByText('What there is').waitFor();
    await seen.page.screenshot({ path: `${OUTPUT}/data-${name}.png`, fullPage: true });
    await seen.page.close();
  }
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('Backed up and checked: 398 kB.').waitFor();
  const second = page.getByRole('button', { name: /Restore.*11 Nov/ });
  await second.click();
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();
  expect(bridge.requests.some(({ type }) => type === 'backup_restore')).toBe(false);
  await second.click();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await page.getByText('The one before is kept in').waitFor();
  expect(bridge.requests).toContainEqual({ type: 'backup_restore', name: 'limber-desk-2025-11-11-080212.db' });
  await page.close();
});

test('the folder is chosen by its whole path, and what is wrong with it stands beside it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page } = await stage.open(bridge, { hash: '#settings/data' });
  const field = page.getByRole('textbox', { name: 'Folder' });
  await field.fill(' /media/stick ');
  await field.press('Enter');
  await expect.poll(() => bridge.current.settings.backups.folder).toBe('/media/stick');
  bridge.answers.set('settings_change', () => {
    throw { code: 'invalid', message: 'The folder has to be a whole path.', field: 'change.backups.folder' };
  });
  await field.fill('stick');
  await field.press('Enter');
  await page.getByText('The folder has to be a whole path.').first().waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.inputValue()).toBe('stick');
  await page.close();
});

test('the folder is chosen in the dialog of the system, or left as it was', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page } = await stage.open(bridge, { hash: '#settings/data' });
  const field = page.getByRole('textbox', { name: 'Folder' });
  const press = page.getByRole('region', { name: 'Backups' }).getByRole('button', { name: 'Choose…' });
  await press.click();
  await expect.poll(() => bridge.choices.length).toBe(1);
  expect(bridge.choices[0]).toMatchObject({ purpose: 'folder', folder: '/home/anna/.local/share/limber/backups' });
  expect(bridge.requests.some(({ type }) => type === 'settings_change')).toBe(false);
  bridge.chosen = '/media/stick/Überall';
  await press.click();
  await expect.poll(() => bridge.current.settings.backups.folder).toBe('/media/stick/Überall');
  expect(await field.inputValue()).toBe('/media/stick/Überall');
  await page.close();
});

test('a folder that is gone is said, and the rest of the page stays', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('backup_list', () => {
    throw { code: 'read_only', message: 'The folder is not there.' };
  });
  const { page } = await stage.open(bridge, { hash: '#settings/data' });
  await page.getByText('The folder is not there.').first().waitFor();
  expect(await page.getByRole('switch', { name: /Back up each day/ }).count()).toBe(1);
  await page.close();
});
