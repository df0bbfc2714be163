/** The morning's question in the window: put off, above another view, and the form that "Yes" opens. */
import { mkdirSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { NightState } from '../../../ui/src/lib/api/types/NightState';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const LAST = '2025-11-11';

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

/** Wednesday at eight, the last nights in these states, the newest last. */
function morning(states: NightState[] = ['not_recorded']): Snapshot {
  const base = wednesday();
  const first = base.today.nights.length - states.length;
  const nights = base.today.nights.map((night, index) => {
    const state = states[index - first] ?? night.state;
    return { ...night, state, episodes: 0, answer: state === 'cramp_free' ? ('none' as const) : null };
  });
  return {
    ...base,
    report: { ...base.report, now: at('8:00') },
    today: { ...base.today, nights, last_night: nights.at(-1)! },
  };
}

async function open(options: OpenOptions = {}, snapshot = morning()) {
  const theme = options.dark ? ('dark' as const) : ('light' as const);
  const settings = { ...snapshot.settings, appearance: { theme } };
  const bridge = new RecordedBridge({ ...snapshot, settings });
  bridge.answers.set('morning_later', () => ({ type: 'done' }));
  const opened = await stage.open(bridge, { hash: '#today', ...options });
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  return { ...opened, bridge, button };
}

async function look({ page, errors }: Opened, name: string): Promise<void> {
  await page.screenshot({ path: `${OUTPUT}/morning-${name}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  expect(errors, name).toEqual([]);
}

it('put off it tells the agent, waits for an hour and asks again', async () => {
  const { page, bridge, button } = await open();
  await button('Ask later').click();
  await page.getByText('Nobody has said yet').waitFor();
  expect(bridge.requests).toContainEqual({ type: 'morning_later' });
  const status = { ...bridge.current.report, now: at('9:01') };
  bridge.tell({ type: 'status', value: status });
  await page.getByRole('heading', { name: 'Any cramps last night?' }).waitFor();
  await page.context().close();
});

it('stands above the journal where nothing shows notifications, and leads nobody away', async () => {
  const opened = await open({ hash: '#journal' });
  const { page, bridge, button } = opened;
  await page.getByRole('heading', { name: 'Journal' }).waitFor();
  expect(await button('Answer').count()).toBe(0);
  bridge.tell({ type: 'attend', value: 'today' });
  await button('Answer').waitFor();
  await look(opened, 'banner');
  await button('Ask later').click();
  await expect.poll(() => button('Answer').count()).toBe(0);
  expect(bridge.requests).toContainEqual({ type: 'morning_later' });
  bridge.tell({ type: 'attend', value: 'today' });
  await button('Answer').click();
  await page.getByRole('heading', { name: 'Last night' }).waitFor();
  await page.context().close();
});

it('yes in a notification leads to the form with last night', async () => {
  const { page, bridge } = await open();
  bridge.tell({ type: 'open', value: 'night' });
  await page.getByText('Kept with the night of Tuesday 11 November.').waitFor();
  await page.context().close();

  const started = await open({ view: 'night', hash: '#night' });
  await started.page.getByText('Kept with the night of Tuesday 11 November.').waitFor();
  expect(LAST).toBe(started.bridge.current.today.last_night.night);
  await started.page.context().close();
});

it('can be kept from notifications in Settings', async () => {
  const { page, bridge } = await open({ hash: '#settings/evening' });
  await page.getByRole('switch', { name: 'Ask about cramps by notification' }).click();
  await expect
    .poll(() => bridge.requests.at(-1))
    .toEqual({ type: 'settings_change', change: { evening: { ask_in_the_morning: false } } });
  await page.context().close();
});
