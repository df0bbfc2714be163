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

/** The last seven nights, five of them open, and what the journal says of the two weeks. */
async function behind(options: OpenOptions = {}) {
  const opened = await open(
    options,
    morning(['not_recorded', 'not_recorded', 'cramps', 'not_recorded', 'not_recorded', 'not_recorded', 'cramp_free']),
  );
  const { bridge } = opened;
  bridge.answers.set('night_change', (request) => {
    if (request.type !== 'night_change') throw new Error();
    const answer = request.change.answer ?? null;
    const nights = bridge.current.today.nights.map((night) => {
      if (night.night !== request.night) return night;
      const state: NightState = answer === 'none' ? 'cramp_free' : answer === 'cramps' ? 'cramps' : 'not_recorded';
      const { sleep_quality = night.sleep_quality, bed_at = night.bed_at, up_at = night.up_at } = request.change;
      return 'answer' in request.change ? { ...night, state, answer } : { ...night, sleep_quality, bed_at, up_at };
    });
    bridge.current = { ...bridge.current, today: { ...bridge.current.today, nights, last_night: nights.at(-1)! } };
    const summary = nights.find(({ night }) => night === request.night)!;
    bridge.tell({ type: 'night_changed', value: { summary, page: { episodes: [], next: null } } });
    bridge.tell({ type: 'today', value: bridge.current.today });
    const { night, sleep_quality, bed_at, up_at } = summary;
    return { type: 'night', value: { night, answer: summary.answer, sleep_quality, bed_at, up_at } };
  });
  const states = () => bridge.current.today.nights.map(({ state }) => state);
  return { ...opened, states };
}

it('five nights without an answer are caught up with, by the keyboard alone, and one is taken back', async () => {
  const opened = await behind();
  const { page, bridge, button, states } = opened;
  await button('5 earlier nights are not answered').press('Enter');
  await page.getByRole('heading', { name: 'Nights without an answer' }).waitFor();
  expect(bridge.requests).toContainEqual({ type: 'nights', since: '2025-10-29', until: '2025-11-10' });
  await page.getByText('5 nights are open.').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Nights without an answer');
  await look(opened, 'catch-up');
  const groups = page.locator('section', { hasText: 'Nights without an answer' }).getByRole('radiogroup');
  expect(await groups.count()).toBe(5);
  for (const [index, name] of ['None', 'Cramps', 'Don’t know', 'None', 'None'].entries()) {
    const radio = groups.nth(index).getByRole('radio', { name });
    await radio.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => radio.isChecked()).toBe(true);
  }
  await page.getByText('All of them are answered').waitFor();
  expect(states()).toEqual([
    'cramp_free',
    'cramp_free',
    'cramps',
    'not_recorded',
    'cramps',
    'cramp_free',
    'cramp_free',
  ]);
  await button('Undo').last().press('Enter');
  await expect.poll(() => states()[0]).toBe('not_recorded');
  await page.getByText('1 night is open.').waitFor();
  await button('Done').press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Last night');
  await button('2 earlier nights are not answered').waitFor();
  await page.context().close();
});

it('nights without an answer look whole, narrow, large and dark', async () => {
  for (const [name, options] of [
    ['-narrow', { width: 420, height: 640 }],
    ['-200', { text: 200 }],
    ['-dark', { dark: true }],
  ] as const) {
    const opened = await behind(options);
    await opened.button('5 earlier nights are not answered').click();
    await opened.page.getByText('5 nights are open.').waitFor();
    const wide = await opened.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.main section, .main section *')]
        .filter(
          (one) =>
            one instanceof HTMLElement && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
        )
        .map((one) => one.className),
    );
    expect(wide, name).toEqual([]);
    await look(opened, `catch-up${name}`);
    await opened.page.context().close();
  }
});

it('the sleep of an answered night is one line, said by whoever wants to', async () => {
  const opened = await behind();
  const { page, bridge, button } = opened;
  await button('Add how you slept').click();
  await page.getByRole('radiogroup', { name: 'How did you sleep?' }).getByText('4').click();
  await page.getByText('Slept 4 of 5').waitFor();
  await page.getByLabel('Went to bed').fill('22:50');
  await page.keyboard.press('Enter');
  const changes = () => bridge.requests.filter(({ type }) => type === 'night_change');
  await expect
    .poll(() => changes().at(-1))
    .toEqual({ type: 'night_change', night: LAST, change: { bed_at: `${LAST}T22:50:00+01:00` } });
  await page.getByLabel('Got up').fill('6:40');
  await page.keyboard.press('Enter');
  await page.getByText('Slept 4 of 5. In bed 22:50, up 6:40').waitFor();
  await look(opened, 'sleep');
  await page.getByLabel('Got up').fill('25:00');
  await page.keyboard.press('Enter');
  await page.getByText('A time is between 0:00 and 23:59.').waitFor();
  expect(changes().at(-1)).toMatchObject({ change: { up_at: '2025-11-12T06:40:00+01:00' } });
  await button('Close').click();
  expect(await page.getByLabel('Got up').count()).toBe(0);
  await page.context().close();
});
