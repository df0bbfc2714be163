/** Settings, Data: the journal exported and merged from an export, in the page as it is built. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Conflict } from '../../../ui/src/lib/api/types/Conflict';
import type { Imported } from '../../../ui/src/lib/api/types/Imported';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const NOTHING = { added: 0, newer: 0, same: 0, older: 0, conflicts: 0, deleted: 0 };

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

/** The page, once the part is there. */
async function open(bridge: RecordedBridge, options = {}) {
  const opened = await stage.open(bridge, { hash: '#settings/data', ...options });
  const { page } = opened;
  const section = (name: string) => page.getByRole('region', { name, exact: true });
  await section('Import').waitFor();
  return { ...opened, exporting: section('Export'), importing: section('Import') };
}

const PICTURES = { light: {}, dark: { dark: true }, narrow: { width: 420 }, large: { text: 200 } };

test.each(Object.entries(PICTURES))('both are whole, %s', async (name, options) => {
  const base = wednesday();
  const theme = name === 'dark' ? 'dark' : 'light';
  const bridge = new RecordedBridge({ ...base, settings: { ...base.settings, appearance: { theme } } });
  bridge.answers.set('import', () =>
    imported({
      parts: [
        { ...NOTHING, part: 'episodes', added: 12, newer: 3, same: 80 },
        { ...NOTHING, part: 'nights', same: 30, conflicts: 1 },
      ],
      conflicts: [{ part: 'nights', key: '2025-10-20', fields: ['bed_at'] }],
      has_settings: true,
    }),
  );
  const { page, exporting, importing, errors } = await open(bridge, { height: 2200, ...options });
  await exporting.getByRole('switch', { name: 'Sealed with a passphrase' }).click();
  await importing.getByRole('textbox', { name: 'From where' }).fill('/media/stick/limber-2025-11-12.json');
  await importing.getByRole('button', { name: 'Look at it' }).click();
  await importing.getByText('1 row contradicts the one here.').waitFor();
  await page.waitForTimeout(300);
  await checkAxe(page);
  const wider = await page.evaluate(
    () =>
      [document.documentElement, ...document.querySelectorAll('.main, .sheet')].filter(
        (box) => box.scrollWidth > box.clientWidth,
      ).length,
  );
  expect(wider).toBe(0);
  await exporting.screenshot({ path: `${OUTPUT}/portable-${name}-export.png` });
  await importing.screenshot({ path: `${OUTPUT}/portable-${name}-import.png` });
  expect(errors).toEqual([]);
  await page.context().close();
});

/** An answer that is given when the test says so. */
function held(bridge: RecordedBridge, type: Request['type']) {
  let resolve!: (answer: Response) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Response>((resolved, rejected) => ([resolve, reject] = [resolved, rejected]));
  bridge.answers.set(type, () => promise);
  return { resolve, reject };
}

const sent = (bridge: RecordedBridge, type: Request['type']) =>
  bridge.requests.filter((request) => request.type === type);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
const exported = (path: string): Response => ({ type: 'exported', value: { path, bytes: 182_000, rows: 1234 } });
const imported = (value: Partial<Imported>): Response => ({
  type: 'imported',
  value: { parts: [], conflicts: [], has_settings: false, applied: false, ...value },
});

async function checkAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

test('an export is asked for as it was chosen, shows how far it is, and says what came of it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page, exporting, importing, said, errors } = await open(bridge);
  const answer = held(bridge, 'export');
  await exporting.getByText('Tables for a spreadsheet').click();
  await exporting.getByRole('switch', { name: 'Compressed' }).click();
  bridge.chosen = '/media/stick';
  await exporting.getByRole('button', { name: 'Choose…' }).click();
  await expect.poll(() => exporting.getByRole('textbox', { name: 'Where to' }).inputValue()).toBe('/media/stick');
  expect(bridge.choices[0]).toMatchObject({ purpose: 'folder' });
  await exporting.getByRole('button', { name: 'Export' }).press('Enter');
  await exporting.getByRole('progressbar', { name: 'Exporting…' }).waitFor();
  expect(sent(bridge, 'export')).toEqual([
    { type: 'export', path: '/media/stick', format: 'csv', zip: true, passphrase: null },
  ]);
  bridge.tell({ type: 'errand_progress', value: { percent: 40 } });
  await exporting.getByText('40 %').waitFor();
  expect(await exporting.getByRole('progressbar').getAttribute('value')).toBe('40');
  expect(await importing.getByRole('button', { name: 'Look at it' }).isDisabled()).toBe(true);
  await expect.poll(() => focused(page)).toBe('Cancel');
  await checkAxe(page);
  await exporting.screenshot({ path: `${OUTPUT}/portable-export.png` });
  // What takes long says each quarter.
  await expect.poll(() => said.map(({ text }) => text), { timeout: 5000 }).toContain('Exporting… 25 %');
  answer.resolve(exported('/media/stick/limber-2025-11-12.zip'));
  const outcome = '1,234 rows exported, 182 kB: /media/stick/limber-2025-11-12.zip';
  await exporting.getByText(outcome).waitFor();
  await expect.poll(() => focused(page)).toBe('Export');
  await expect.poll(() => said.map(({ text }) => text)).toContain(outcome);
  expect(await exporting.getByRole('progressbar').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('two passphrases that differ are said, and nothing is written before they are the same', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('export', () => exported('/media/stick/limber-2025-11-12.json.sealed'));
  const { page, exporting } = await open(bridge);
  const press = exporting.getByRole('button', { name: 'Export' });
  await press.click();
  await exporting.getByText('Say where the export is to go').waitFor();
  await exporting.getByRole('textbox', { name: 'Where to' }).fill(' /media/stick ');
  await exporting.getByRole('switch', { name: 'Sealed with a passphrase' }).click();
  await exporting.getByText('nobody can open the file, not even you').waitFor();
  const [first, second] = ['Passphrase', 'The passphrase once more'].map((name) =>
    exporting.getByRole('textbox', { name, exact: true }).or(exporting.getByLabel(name, { exact: true })),
  );
  await press.click();
  await exporting.getByText('Type a passphrase, or switch').waitFor();
  await first!.fill('nine swift lanterns');
  await second!.fill('nine swift lantern');
  await press.click();
  await exporting.getByText('The two passphrases are not the same').waitFor();
  expect(await second!.getAttribute('aria-invalid')).toBe('true');
  expect(await second!.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await first!.getAttribute('type')).toBe('password');
  await checkAxe(page);
  await exporting.getByRole('switch', { name: 'Show the passphrase' }).click();
  expect(await first!.getAttribute('type')).toBe('text');
  expect(sent(bridge, 'export')).toEqual([]);
  await second!.fill('nine swift lanterns');
  await press.click();
  await exporting.getByText('1,234 rows exported').waitFor();
  expect(sent(bridge, 'export')).toEqual([
    { type: 'export', path: '/media/stick', format: 'json', zip: false, passphrase: 'nine swift lanterns' },
  ]);
  expect(await first!.inputValue()).toBe('');
  await page.context().close();
});

test('an export is given up, and an error is said as the agent says it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page, exporting } = await open(bridge);
  const answer = held(bridge, 'export');
  bridge.answers.set('errand_give_up', () => {
    answer.reject({ code: 'not_now', message: 'It was given up.' });
    return { type: 'done' };
  });
  await exporting.getByRole('textbox', { name: 'Where to' }).fill('/media/stick');
  const press = exporting.getByRole('button', { name: 'Export' });
  await press.click();
  await exporting.getByRole('button', { name: 'Cancel' }).click();
  await exporting.getByText('Cancelled. Nothing was exported.').waitFor();
  bridge.answers.set('export', () => {
    throw { code: 'disk_full', message: 'Nothing was exported: the disk is full.' };
  });
  await press.click();
  await exporting.getByText('the disk is full').waitFor();
  expect(await exporting.getByText('Cancelled.').count()).toBe(0);
  await page.context().close();
});

test('an export goes on while something else is shown, and is found again', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page, exporting } = await open(bridge);
  const answer = held(bridge, 'export');
  await exporting.getByRole('textbox', { name: 'Where to' }).fill('/media/stick');
  await exporting.getByRole('button', { name: 'Export' }).click();
  await exporting.getByRole('progressbar').waitFor();
  const go = (hash: string) => page.evaluate((to) => (location.hash = to), hash);
  await go('#settings/about');
  await exporting.waitFor({ state: 'detached' });
  bridge.tell({ type: 'errand_progress', value: { percent: 70 } });
  await go('#settings/data');
  await exporting.getByText('70 %').waitFor();
  await go('#settings/about');
  await exporting.waitFor({ state: 'detached' });
  answer.resolve(exported('/media/stick/limber-2025-11-12.json'));
  await go('#settings/data');
  await exporting.getByText('1,234 rows exported').waitFor();
  await go('#settings/about');
  await exporting.waitFor({ state: 'detached' });
  await go('#settings/data');
  await exporting.waitFor();
  expect(await exporting.getByText('1,234 rows exported').count()).toBe(0);
  await page.context().close();
});

test('an import is looked at, its conflicts are named, and then it is merged', async () => {
  const bridge = new RecordedBridge(wednesday());
  const conflicts = Array.from({ length: 23 }, (_, index): Conflict => ({
    part: 'nights',
    key: `2025-10-${String(index + 1).padStart(2, '0')}`,
    fields: ['answer', 'bed_at'],
  }));
  const parts: Imported['parts'] = [
    { ...NOTHING, part: 'episodes', added: 12, newer: 3, same: 80 },
    { ...NOTHING, part: 'nights', added: 4, older: 2, conflicts: 23 },
  ];
  bridge.answers.set('import', (request) =>
    imported({ parts, conflicts, has_settings: true, applied: request.type === 'import' && request.apply }),
  );
  const { page, importing, errors } = await open(bridge);
  bridge.chosen = '/media/stick/limber.json';
  await importing.getByRole('button', { name: 'Choose…' }).click();
  await expect.poll(() => importing.getByRole('textbox', { name: 'From where' }).inputValue()).toBe(bridge.chosen);
  expect(await importing.getByRole('switch').count()).toBe(0);
  const look = importing.getByRole('button', { name: 'Look at it' });
  await look.click();
  await importing.getByText('19 rows would come in. Nothing has changed yet.').waitFor();
  await expect.poll(() => focused(page)).toBe('What it would come to');
  expect(await importing.getByRole('row', { name: /Cramps/ }).textContent()).toContain(
    '12 new, 3 changed, 80 the same',
  );
  expect(await importing.getByRole('row', { name: /Nights/ }).textContent()).toContain('23 in conflict');
  expect(await importing.getByRole('listitem').count()).toBe(21);
  await importing.getByText('Nights, 2025-10-20: answer, bed at').waitFor();
  await importing.getByText('and 3 more').waitFor();
  await checkAxe(page);
  await importing.screenshot({ path: `${OUTPUT}/portable-import.png` });
  // Another choice is not what was looked at.
  await importing.getByRole('switch', { name: 'Take the settings over too' }).click();
  expect(await importing.getByRole('table').count()).toBe(0);
  await look.click();
  await importing.getByRole('button', { name: 'Import' }).click();
  await importing.getByText('19 rows came in. 23 that contradict those here stayed away.').waitFor();
  expect(await importing.getByRole('table').count()).toBe(0);
  const one = { type: 'import', path: '/media/stick/limber.json', passphrase: null };
  expect(sent(bridge, 'import')).toEqual([
    { ...one, settings: false, apply: false },
    { ...one, settings: true, apply: false },
    { ...one, settings: true, apply: true },
  ]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a sealed file asks for its passphrase, and what is here already is said', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('import', (request) => {
    if (request.type !== 'import' || request.passphrase === null)
      throw { code: 'sealed', message: 'It is sealed. Give the passphrase.' };
    if (request.passphrase !== 'nine swift lanterns') throw { code: 'sealed', message: 'It does not open.' };
    return imported({ parts: [{ ...NOTHING, part: 'episodes', same: 1 }] });
  });
  const { page, importing } = await open(bridge);
  const path = importing.getByRole('textbox', { name: 'From where' });
  const field = importing.getByLabel('Passphrase', { exact: true });
  await path.fill('/media/stick/limber.sealed');
  await path.press('Enter');
  await importing.getByText('It is sealed. Give the passphrase.').waitFor();
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await field.fill('wrong');
  await field.press('Enter');
  await importing.getByText('It does not open.').waitFor();
  await field.fill('nine swift lanterns');
  await field.press('Enter');
  await importing.getByText('All of it is here already.').waitFor();
  expect(await importing.getByRole('button', { name: 'Import' }).count()).toBe(0);
  await path.fill('/media/stick/other.json');
  expect(await field.count()).toBe(0);
  expect(await importing.getByText('All of it is here already.').count()).toBe(0);
  bridge.answers.set('import', () => {
    throw { code: 'invalid', message: 'It is nothing that Limber exported.' };
  });
  await path.press('Enter');
  await importing.getByText('It is nothing that Limber exported.').waitFor();
  await page.context().close();
});
