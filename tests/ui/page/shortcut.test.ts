/** The keys for "Cramp now" in Settings: pressed, tried, refused, cleared; where there is no way, the command to bind. */
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { HealthReport } from '../../../ui/src/lib/api/types/HealthReport';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { SETTINGS, ailing, healthy, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const OPTIONS = { hash: '#settings/app' };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const tried = (heard: boolean): HealthReport => ({
  ...healthy(),
  shortcut_try: { until: '2025-11-12T11:34:30+01:00', heard },
});

/** The agent, as far as tries go. */
function bridge(changes = {}): RecordedBridge {
  const bridge = new RecordedBridge(wednesday(changes));
  bridge.answers.set('shortcut_try', (request) => ({
    type: 'health',
    value: request.type === 'shortcut_try' && request.on ? tried(false) : bridge.current.health,
  }));
  return bridge;
}

const asked = (bridge: RecordedBridge, type: string) => bridge.requests.filter((request) => request.type === type);

it('takes keys that are pressed, with the ones in force asleep meanwhile', async () => {
  const agent = bridge();
  const opened = await stage.open(agent, OPTIONS);
  const { page } = opened;
  await page.getByText('opens Cramp now from anywhere').waitFor();
  await page.getByRole('button', { name: 'Change' }).press('Enter');
  const field = page.getByRole('button', { name: 'Press the keys together' });
  await field.waitFor();
  expect(agent.requests.at(-1)).toEqual({ type: 'shortcut_try', on: true });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: `${OUTPUT}/shortcut-choosing.png` });
  await page.keyboard.down('Control');
  await page.getByText('Ctrl+…').waitFor();
  await page.keyboard.press('Shift+K');
  await page.getByText('Ctrl+Shift+K', { exact: true }).waitFor();
  await page.keyboard.up('Control');
  expect(asked(agent, 'settings_change')).toEqual([
    { type: 'settings_change', change: { shortcuts: { cramp: 'Ctrl+Shift+K' } } },
  ]);
  expect(asked(agent, 'shortcut_try').at(-1)).toEqual({ type: 'shortcut_try', on: false });
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Change'));
  expect(opened.errors).toEqual([]);
  await page.context().close();
});

it('stops at Esc and when the keyboard goes elsewhere, and changes nothing', async () => {
  const agent = bridge();
  const { page } = await stage.open(agent, OPTIONS);
  const field = page.getByRole('button', { name: 'Press the keys together' });
  await page.getByRole('button', { name: 'Change' }).click();
  await field.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Change' }).click();
  await field.press('Tab');
  await field.waitFor({ state: 'detached' });
  expect(asked(agent, 'settings_change')).toEqual([]);
  expect(asked(agent, 'shortcut_try').map((request) => 'on' in request && request.on)).toEqual([
    true,
    false,
    true,
    false,
  ]);
  await page.context().close();
});

it('tells that a try was heard, and ends it when the page is left', async () => {
  const agent = bridge();
  const { page } = await stage.open(agent, OPTIONS);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('Press your keys now').waitFor();
  agent.tell({ type: 'health_changed', value: tried(true) });
  await page.getByText('It works').waitFor();
  await page.screenshot({ path: `${OUTPUT}/shortcut-heard.png` });
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('Press your keys now').waitFor();
  await page.getByRole('link', { name: 'About' }).click();
  await page.getByText('Limber 0.1.0').waitFor();
  expect(agent.requests.at(-1)).toEqual({ type: 'shortcut_try', on: false });
  await page.context().close();
});

it('says what is wrong with keys in the words of the agent, and clears them', async () => {
  const agent = bridge();
  const { page } = await stage.open(agent, OPTIONS);
  agent.answers.set('settings_change', () => {
    throw {
      code: 'invalid',
      message: 'The key combination needs Ctrl, Alt or Super.',
      field: 'change.shortcuts.cramp',
    };
  });
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Press the keys together' }).press('k');
  await page.getByText('needs Ctrl, Alt or Super').waitFor();
  agent.answers.delete('settings_change');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Choose keys' }).waitFor();
  await page.getByText('needs Ctrl, Alt or Super').waitFor({ state: 'detached' });
  expect(agent.requests.at(-1)).toEqual({ type: 'settings_change', change: { shortcuts: { cramp: null } } });
  expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
  await page.context().close();
});

it('shows the command to bind where the desktop gives no keys, and copies it', async () => {
  const agent = bridge({ health: ailing() });
  const { page } = await stage.open(agent, OPTIONS);
  await page.getByText('gives programs no keys').waitFor();
  await page.getByText('limber cramp', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('limber cramp');
  await page.context().close();
});

it('asks for no keys of its own accord', async () => {
  const { page } = await stage.open(bridge({ settings: { ...SETTINGS, shortcuts: { cramp: null } } }), OPTIONS);
  await page.getByRole('button', { name: 'Choose keys' }).waitFor();
  expect(await page.getByRole('button', { name: 'Clear' }).count()).toBe(0);
  await page.context().close();
});
