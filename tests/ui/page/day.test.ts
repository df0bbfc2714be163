/** The day log of Today: one tap a line, undo, other days, by keyboard alone, large, narrow and dark. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const TODAY = wednesday().today.day;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const log = ({ page }: Opened) => page.getByRole('region', { name: 'What the day was like' });
const line = (opened: Opened, name: string) => log(opened).getByRole('radiogroup', { name, exact: true });
const chip = (opened: Opened, name: string, answer: string) => line(opened, name).getByRole('radio', { name: answer });
/** Pressed as a hand does: what is chosen is taken back. */
const press = (opened: Opened, name: string, answer: string) =>
  line(opened, name).getByText(answer, { exact: true }).click();
const changes = (bridge: RecordedBridge) => bridge.requests.filter((request) => request.type === 'day_change');

it('says with one tap what is named and nothing else, takes it back with a second, and undoes', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  const less = chip(opened, 'Water', 'Less');
  await press(opened, 'Water', 'Less');
  await less.and(opened.page.locator(':checked')).waitFor({ state: 'attached' });
  await opened.page.waitForTimeout(100);
  expect(changes(bridge)).toEqual([{ type: 'day_change', day: TODAY, change: { low_water: true } }]);
  await press(opened, 'Water', 'Less');
  await opened.page.waitForTimeout(150);
  expect(await less.isChecked()).toBe(false);
  expect(changes(bridge).at(-1)).toEqual({ type: 'day_change', day: TODAY, change: { low_water: null } });

  await press(opened, 'Daily walk or ride', 'Yes');
  await opened.page.getByRole('button', { name: 'Undo' }).last().click();
  await opened.page.waitForTimeout(100);
  expect(changes(bridge).at(-1)).toEqual({ type: 'day_change', day: TODAY, change: { daily_walk: null } });
  expect(await line(opened, 'Daily walk or ride').locator(':checked').count()).toBe(0);
  expect(opened.errors).toEqual([]);
  await opened.page.context().close();
});

it('keeps a time that is no time standing with a sentence, and the others as the agent has them', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  const field = opened.page.getByLabel('Time of the last caffeine');
  await field.fill('25:00');
  await field.press('Enter');
  await opened.page.getByText('A time is between 0:00 and 23:59.').waitFor();
  expect(changes(bridge)).toEqual([]);
  await field.fill('3:30 pm');
  await field.press('Enter');
  await opened.page.waitForTimeout(100);
  expect(await field.inputValue()).toBe('15:30');
  expect(changes(bridge)).toEqual([{ type: 'day_change', day: TODAY, change: { caffeine_last_at: '15:30' } }]);
  await opened.page.getByRole('button', { name: 'Clear' }).click();
  await opened.page.getByRole('button', { name: 'Just now' }).click();
  await opened.page.waitForTimeout(100);
  expect(changes(bridge).at(-1)).toEqual({ type: 'day_change', day: TODAY, change: { caffeine_last_at: '11:34' } });
  const focused = () => opened.page.evaluate(() => document.activeElement?.textContent?.trim());
  expect(await focused(), 'the keyboard stays where it was').toBe('Clear');
  await opened.page.context().close();
});

it('tells a day without caffeine from one of which nothing was said, and undoes it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  const said = () => changes(bridge).map((request) => 'change' in request && request.change.caffeine_last_at);
  const group = log(opened).getByRole('group', { name: 'Last caffeine' });
  const none = (pressed: boolean) => group.getByRole('button', { name: 'None', pressed });
  const field = opened.page.getByLabel('Time of the last caffeine');
  const undo = () => opened.page.getByRole('button', { name: 'Undo' }).last().click();
  await none(false).click();
  await none(true).waitFor();
  await undo();
  await none(false).waitFor();
  await field.fill('14:10');
  await field.press('Enter');
  await none(false).click();
  await none(true).waitFor();
  expect(await field.inputValue(), 'the time is gone').toBe('');
  await undo();
  await none(false).waitFor();
  expect(await field.inputValue()).toBe('14:10');
  await none(false).click();
  await none(true).click();
  await none(false).waitFor();
  await none(false).click();
  await none(true).waitFor();
  await field.fill('16:00');
  await field.press('Enter');
  await none(false).waitFor();
  expect(said()).toEqual(['none', null, '14:10', 'none', '14:10', 'none', null, 'none', '16:00']);
  await group.screenshot({ path: `${OUTPUT}/day-caffeine.png` });
  expect(opened.errors).toEqual([]);
  await opened.page.context().close();
});

it('opens yesterday and any day before, and hears what another client said of it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  await log(opened).getByRole('radio', { name: 'Yesterday' }).check({ force: true });
  await press(opened, 'Long sitting', 'No');
  await opened.page.waitForTimeout(100);
  expect(changes(bridge)).toEqual([{ type: 'day_change', day: '2025-11-11', change: { long_sitting: false } }]);
  expect(await opened.page.getByRole('button', { name: 'Just now' }).count(), 'yesterday is over').toBe(0);

  await log(opened).getByRole('radio', { name: 'Another day' }).check({ force: true });
  await opened.page.getByLabel('Date of the day').fill('2025-10-31');
  await log(opened).getByText('Friday 31 October').waitFor();
  const { value } = (await bridge.request({ type: 'day', day: '2025-10-31' })) as { value: { log: object } };
  const told = { ...value, log: { ...value.log, supportive_shoes: true } };
  bridge.tell({ type: 'day_changed', value: told as never });
  const yes = chip(opened, 'Supportive shoes', 'Yes');
  await yes.and(opened.page.locator(':checked')).waitFor({ state: 'attached' });
  await opened.page.context().close();
});

it('shows the lines that were chosen, and what was said all the same', async () => {
  const snapshot = wednesday();
  const none = Object.fromEntries(Object.keys(snapshot.settings.day_log).map((field) => [field, false]));
  const bridge = new RecordedBridge({ ...snapshot, settings: { ...snapshot.settings, day_log: none as never } });
  await bridge.request({ type: 'day_change', day: TODAY, change: { alcohol: 'one_or_two' } });
  const opened = await stage.open(bridge);
  await opened.page.getByText('No line is switched on.').waitFor();
  expect(await log(opened).getByRole('radiogroup').count(), 'which day, and the alcohol').toBe(2);
  await opened.page.goto(`${opened.page.url().replace(/#.*$/, '')}#settings/day`);
  await opened.page.getByRole('switch', { name: 'Food rich in minerals' }).click();
  expect(bridge.requests.at(-1)).toEqual({ type: 'settings_change', change: { day_log: { mineral_rich_food: true } } });
  await opened.page.context().close();
});

it('can be used with the keyboard alone, and nothing axe can find is wrong with it', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  const { page } = opened;
  await line(opened, 'Water').waitFor();
  const inLog = () => page.evaluate(() => document.activeElement?.closest('.day') !== null);
  for (let presses = 0; presses < 60 && !(await inLog()); presses++) await page.keyboard.press('Tab');
  expect(await inLog()).toBe(true);
  for (const key of ['Space', 'ArrowRight', 'Space', 'Tab', 'Space']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  expect(changes(bridge).map((request) => 'change' in request && request.change)).toEqual([
    { low_water: false },
    { low_water: true },
    { low_water: null },
    { dark_urine: false },
  ]);
  const { violations } = await new AxeBuilder({ page }).include('.day').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});

it.each([
  [1040, 100, false],
  [1040, 200, false],
  [420, 100, false],
  [420, 200, false],
  [1040, 100, true],
])('fits a window of %i px with text at %i %%', async (width, text, dark) => {
  const snapshot = wednesday();
  const settings = { ...snapshot.settings, appearance: { theme: dark ? ('dark' as const) : ('light' as const) } };
  settings.day_log = { ...settings.day_log, mineral_rich_food: true };
  const bridge = new RecordedBridge({ ...snapshot, settings });
  await bridge.request({
    type: 'day_change',
    day: TODAY,
    change: {
      low_water: true,
      caffeine_last_at: width === 420 ? 'none' : '15:30',
      alcohol: 'one_or_two',
      daily_walk: true,
      long_sitting: false,
    },
  });
  const opened = await stage.open(bridge, { width, text });
  await line(opened, 'Water').waitFor();
  await log(opened).screenshot({ path: `${OUTPUT}/day-${width}-${text}${dark ? '-dark' : ''}.png` });
  const wide = await opened.page.evaluate(
    () =>
      [...document.querySelectorAll('.main, .day, .day__line, .day .chips')].filter(
        (box) => box.scrollWidth > box.clientWidth + 1,
      ).length,
  );
  expect(wide).toBe(0);
  await opened.page.context().close();
});

it('stands in the journal beside the night of any past day', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge, { hash: '#journal/2025-11-09' });
  await line(opened, 'Water').waitFor();
  await log(opened).getByText('Sunday 9 November').waitFor();
  expect(await log(opened).getByRole('radiogroup', { name: 'Which day' }).count()).toBe(0);
  await press(opened, 'Daily walk or ride', 'Yes');
  await expect
    .poll(() => changes(bridge).at(-1))
    .toEqual({ type: 'day_change', day: '2025-11-09', change: { daily_walk: true } });
  await opened.page.screenshot({ path: `${OUTPUT}/day-journal.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(opened.errors).toEqual([]);
  await opened.page.context().close();
});
