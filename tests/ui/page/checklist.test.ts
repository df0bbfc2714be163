/** The evening's list as the person has it: written, put in order three ways, switched, deleted and taken back. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { ListedItem } from '../../../ui/src/lib/api/types/ListedItem';
import { builtIn, every, keepList, own } from '../harness/checklist';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { evening } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const LONG = own('long', 'Rub the soles of both feet slowly, one after the other, '.repeat(4).slice(0, 200), {
  weekdays: [true, true, true, true, true, false, false],
  timer_minutes: 3,
});
const HEBREW = own('rtl', 'הרגליים למעלה 🦵 עשר דקות');

/** A bridge with a list of its own, kept in the simplest way. */
function bridgeWith(items: ListedItem[], theme: 'light' | 'dark' = 'light') {
  const snapshot = evening();
  const bridge = new RecordedBridge({ ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } });
  keepList(bridge, items);
  return bridge;
}

const sent = (bridge: RecordedBridge) =>
  bridge.requests.filter(({ type }) => type.startsWith('checklist_') && type !== 'checklist_tick');

async function open(bridge: RecordedBridge, options = {}) {
  const opened = await stage.open(bridge, { hash: '#evening/list', ...options });
  await opened.page.getByRole('heading', { name: 'On the list' }).waitFor();
  const names = () => opened.page.locator('section:has(> h2:text-is("On the list")) .order__words b').allTextContents();
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const focused = () => opened.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  return { ...opened, names, button, focused };
}

it('is reached from the evening, and an item is written by the keyboard alone', async () => {
  const bridge = bridgeWith(builtIn);
  const { page, errors } = await stage.open(bridge, { hash: '#evening' });
  await page.getByRole('link', { name: 'Edit the list' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Your evening list');
  const words = page.getByLabel('What to do');
  await words.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The words of your item cannot be empty.').waitFor();
  await page.keyboard.type('Feed the cat 🐈');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete: Feed the cat 🐈' }).waitFor();
  expect(sent(bridge).at(-1)).toEqual({
    type: 'checklist_add',
    item: { words: 'Feed the cat 🐈', minutes_before_bed: 45, timer_minutes: null, weekdays: every },
  });
  expect(await words.inputValue(), 'ready for the next one').toBe('');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Delete: Feed the cat 🐈' }).waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await page.context().close();
});

it('is put in order by the keyboard alone, and the focus stays on what moves', async () => {
  const bridge = bridgeWith([own('a', 'First'), own('b', 'Second'), own('c', 'Third')]);
  const { page, names, button, focused, said, errors } = await open(bridge);
  await button('Move: First').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Second', 'First', 'Third']);
  await expect.poll(focused).toBe('Move: First');
  await expect.poll(() => said).toEqual([{ text: 'First: place 2 of 3', urgency: 'polite' }]);
  await page.keyboard.press('Alt+End');
  await expect.poll(names).toEqual(['Second', 'Third', 'First']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(focused, { message: 'there is no further down' }).toBe('Move: First');
  await page.keyboard.press('Alt+Home');
  await expect.poll(names).toEqual(['First', 'Second', 'Third']);
  expect(sent(bridge)).toEqual([
    { type: 'checklist_move', item: 'own-a', before: 'own-c' },
    { type: 'checklist_move', item: 'own-a', before: null },
    { type: 'checklist_move', item: 'own-a', before: 'own-b' },
  ]);
  await expect.poll(focused).toBe('Move: First');
  expect(errors).toEqual([]);
  await page.context().close();
});

it('is put in order by buttons', async () => {
  const bridge = bridgeWith([own('a', 'First'), own('b', 'Second'), own('c', 'Third')]);
  const { page, names, button, focused } = await open(bridge);
  expect(await button('Up: First').isDisabled()).toBe(true);
  await button('Down: First').click();
  await expect.poll(names).toEqual(['Second', 'First', 'Third']);
  await expect.poll(focused, { message: 'ready to be pressed again' }).toBe('Down: First');
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Second', 'Third', 'First']);
  await expect.poll(focused, { message: 'where there is no further down' }).toBe('Move: First');
  await page.context().close();
});

it('is put in order by a pointer, and Escape lets everything be', async () => {
  const bridge = bridgeWith([own('a', 'First'), own('b', 'Second'), own('c', 'Third')]);
  const { page, names, button } = await open(bridge);
  const middle = async (name: string) => {
    const box = (await button(name).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [first, third] = [await middle('Move: First'), await middle('Move: Third')];
  const drag = async () => {
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    await page.mouse.move(first.x, (first.y + third.y) / 2, { steps: 5 });
    await page.mouse.move(third.x, third.y + 8, { steps: 5 });
  };
  await drag();
  await expect.poll(names).toEqual(['Second', 'Third', 'First']);
  await page.keyboard.press('Escape');
  await expect.poll(names).toEqual(['First', 'Second', 'Third']);
  await page.mouse.up();
  expect(sent(bridge)).toEqual([]);
  await drag();
  await page.mouse.up();
  await expect.poll(names).toEqual(['Second', 'Third', 'First']);
  expect(sent(bridge)).toEqual([{ type: 'checklist_move', item: 'own-a', before: null }]);
  await page.context().close();
});

it('takes items off and puts them on, changes and deletes own ones, each with a way back', async () => {
  const bridge = bridgeWith([own('a', 'First'), own('b', 'Second'), ...builtIn]);
  const { page, names, button } = await open(bridge);
  const undo = () => page.getByRole('button', { name: 'Undo' }).last().click();
  await button('Take off the list: First').click();
  await button('Put on the list: First').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('On the list');
  await undo();
  await expect.poll(names).toContain('First');
  await button('Put on the list: Covers loose at the feet').click();
  await expect.poll(names).toContain('Covers loose at the feet');

  await button('Change: Second').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Second, slowly');
  await page.keyboard.press('Enter');
  await button('Change: Second, slowly').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Change: Second, slowly');
  await undo();
  await button('Delete: Second').click();
  await expect.poll(names).not.toContain('Second');
  expect(sent(bridge).at(-1)).toEqual({ type: 'checklist_remove', item: 'own-b' });
  await undo();
  await expect.poll(names).toContain('Second');

  await page.getByRole('button', { name: 'Back to the default' }).click();
  await expect.poll(names).not.toContain('First');
  await undo();
  await expect.poll(names).toContain('First');
  bridge.tell({ type: 'checklist_changed', value: [own('z', 'From another window')] });
  await expect.poll(names).toEqual(['From another window']);
  await page.context().close();
});

it('lets an item with a time before the wind-down be told of then, and no other', async () => {
  const bridge = bridgeWith(builtIn);
  const { page } = await open(bridge);
  const switches = page.getByRole('switch', { name: 'A quiet reminder then' });
  expect(await switches.count(), 'the caffeine, the water, the bath').toBe(3);
  await switches.first().click();
  await expect.poll(() => switches.first().isChecked()).toBe(true);
  expect(sent(bridge)).toEqual([{ type: 'checklist_change', item: 'last-caffeine', change: { remind: true } }]);
  await page.context().close();
});

it('has an empty state', async () => {
  const { page, names } = await open(bridgeWith(builtIn.map((item) => ({ ...item, on: false }))));
  await page.getByText('Nothing is on your list.').waitFor();
  expect(await names()).toEqual([]);
  await page.context().close();
});

it.each([
  [1040, 100, 'light'],
  [1040, 200, 'light'],
  [420, 100, 'light'],
  [420, 200, 'light'],
  [1040, 100, 'dark'],
] as const)('fits a window of %i px with text at %i %%, %s', async (width, text, theme) => {
  const bridge = bridgeWith([LONG, HEBREW, ...builtIn], theme);
  const { page, button } = await open(bridge, { width, text });
  await button(`Change: ${LONG.own!.words}`).click();
  const size = async (name: string) => {
    const wide = await page.evaluate(
      () =>
        [...document.querySelectorAll('.main, .sheet')].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
    );
    await page.screenshot({ path: `${OUTPUT}/checklist-${name}-${width}-${text}-${theme}.png` });
    expect(wide, name).toBe(0);
  };
  await size('top');
  if (text === 200 && width === 420) {
    const indented = await page.evaluate(
      () =>
        [...document.querySelectorAll('.order > li')].filter((row) => {
          const told = row.querySelector('.meta')!.getBoundingClientRect();
          return told.left > row.getBoundingClientRect().left + 4;
        }).length,
    );
    expect(indented, 'with large text no room is lost beside the handle').toBe(0);
  }
  await page.getByRole('heading', { name: 'More to choose from' }).scrollIntoViewIfNeeded();
  await page.locator('main').evaluate((main) => main.scrollBy(0, 400));
  await size('more');
  if (text === 100) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.context().close();
});
