/** Medicines and conditions in the journal: written down, stopped, deleted, taken back; large, narrow and dark. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { MedicalEntry } from '../../../ui/src/lib/api/types/MedicalEntry';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const STATIN: MedicalEntry = {
  id: 'a',
  kind: 'medicine',
  name: 'A statin',
  started_on: '2024-03-01',
  stopped_on: null,
};
const FEET: MedicalEntry = {
  id: 'b',
  kind: 'condition',
  name: 'Fußfehlstellung 🦶 '.repeat(8).trim(),
  started_on: null,
  stopped_on: '2025-06-30',
};

/** A bridge with a list of its own, kept in the simplest way. */
function bridgeWith(entries: MedicalEntry[], theme: 'light' | 'dark' = 'light') {
  const snapshot = wednesday();
  const bridge = new RecordedBridge({ ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } });
  let list = entries;
  let deleted: MedicalEntry | undefined;
  const one = (id: string) => list.find((entry) => entry.id === id)!;
  bridge.answers.set('medical_list', () => ({ type: 'medical_entries', value: list }));
  bridge.answers.set('medical_add', (request) => {
    const { entry } = request as Extract<Request, { type: 'medical_add' }>;
    if (entry.name.trim() === '') throw { code: 'invalid', message: 'The name cannot be empty.', field: 'entry.name' };
    const value = { id: 'new', ...entry };
    list = [...list, value];
    return { type: 'medical_entry', value };
  });
  bridge.answers.set('medical_change', (request) => {
    const { id, change } = request as Extract<Request, { type: 'medical_change' }>;
    list = list.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
    return { type: 'medical_entry', value: one(id) };
  });
  bridge.answers.set('medical_delete', (request) => {
    const { id } = request as Extract<Request, { type: 'medical_delete' }>;
    deleted = one(id);
    list = list.filter((entry) => entry.id !== id);
    return { type: 'done' };
  });
  bridge.answers.set('medical_restore', () => {
    list = [...list, deleted!];
    return { type: 'medical_entry', value: deleted! };
  });
  return bridge;
}

const sent = (bridge: RecordedBridge) =>
  bridge.requests.filter(({ type }) => type.startsWith('medical_') && type !== 'medical_list');

it('is reached from the journal, and writes one down by the keyboard alone', async () => {
  const bridge = bridgeWith([]);
  const { page, errors } = await stage.open(bridge, { hash: '#journal' });
  await page.getByRole('link', { name: 'Medicines and conditions' }).click();
  await page.getByText('Nothing is written down').waitFor();
  await page.getByText('Do not change a medicine by yourself').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  await name.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The name cannot be empty.').waitFor();
  await page.keyboard.type('A water tablet, 20 mg');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'At present' }).waitFor();
  expect(sent(bridge).at(-1)).toEqual({
    type: 'medical_add',
    entry: { kind: 'medicine', name: 'A water tablet, 20 mg', started_on: null, stopped_on: null },
  });
  expect(await name.inputValue(), 'ready for the next one').toBe('');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Nothing is written down').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

it('stops, changes and deletes one, each with a way back, and keeps the focus', async () => {
  const bridge = bridgeWith([STATIN, FEET]);
  const { page } = await stage.open(bridge, { hash: '#journal/medical' });
  await page.getByRole('button', { name: 'Stopped today: A statin' }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(sent(bridge)).toEqual([{ type: 'medical_change', id: 'a', change: { stopped_on: '2025-11-12' } }]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Stopped today: A statin' }).waitFor();
  expect(sent(bridge).at(-1)).toEqual({ type: 'medical_change', id: 'a', change: { stopped_on: null } });

  await page.getByRole('button', { name: 'Change: A statin' }).click();
  await page.getByLabel('First day, if known').first().fill('2023-02-01');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('since 1 Feb 2023').waitFor();

  await page.getByRole('button', { name: 'Delete: A statin' }).click();
  await page.getByRole('heading', { name: 'At present' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('heading', { name: 'At present' }).waitFor();
  expect(sent(bridge).at(-1)).toEqual({ type: 'medical_restore', id: 'a' });
  bridge.tell({ type: 'medical_changed', value: [] });
  await page.getByText('Nothing is written down').waitFor();
  await page.context().close();
});

it.each([
  [1040, 100, 'light'],
  [1040, 200, 'light'],
  [420, 100, 'light'],
  [420, 200, 'light'],
  [1040, 100, 'dark'],
] as const)('fits a window of %i px with text at %i %%, %s', async (width, text, theme) => {
  const { page } = await stage.open(bridgeWith([STATIN, FEET], theme), { hash: '#journal/medical', width, text });
  await page.getByRole('heading', { name: 'At present' }).waitFor();
  await page.screenshot({ path: `${OUTPUT}/medical-${width}-${text}-${theme}.png` });
  const wide = await page.evaluate(
    () => [...document.querySelectorAll('.main, .sheet')].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
  );
  expect(wide).toBe(0);
  if (text === 100) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.context().close();
});
