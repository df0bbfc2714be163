/** Toasts without a pointer: they can be read, one key goes to what they offer and back, and none goes unseen. */
import { mkdirSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage, type OpenOptions } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

async function noted(options: OpenOptions = {}) {
  const snapshot = wednesday();
  const theme = options.dark ? ('dark' as const) : ('light' as const);
  const bridge = new RecordedBridge({ ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } });
  const opened = await stage.open(bridge, options);
  const { page } = opened;
  const walk = page.getByRole('radiogroup', { name: 'Daily walk or ride' }).getByRole('radio', { name: 'Yes' });
  await walk.focus();
  await page.keyboard.press('Space');
  const toast = page.getByRole('region', { name: 'Messages' }).getByRole('listitem');
  await toast.first().waitFor();
  const changes = () => bridge.requests.filter(({ type }) => type === 'day_change').length;
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  return { ...opened, walk, toast, changes, focused };
}

it('is said with the key, read as a list, undone by that key from anywhere, and the focus is where it was', async () => {
  const { page, said, walk, toast, changes, focused, errors } = await noted();
  expect(said.at(-1)!.text).toMatch(/^Daily walk or ride.*F8: Undo\.$/);
  expect(await toast.getByRole('paragraph').textContent()).toMatch(/^Daily walk or ride/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('F8');
  expect(await focused()).toMatch(/^Undo/);
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).getAttribute('aria-keyshortcuts')).toBe('F8');
  await page.keyboard.press('F8');
  expect(await walk.evaluate((one) => one === document.activeElement), 'and back').toBe(true);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect.poll(changes).toBe(2);
  await expect.poll(() => toast.count()).toBe(0);
  expect(await walk.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('is closed by Escape or its button, and the focus goes back', async () => {
  const { page, walk, toast } = await noted();
  for (const keys of [
    ['F8', 'Escape'],
    ['F8', 'Tab', 'Enter'],
  ]) {
    if ((await toast.count()) === 0) await page.keyboard.press('Space');
    await toast.first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await expect.poll(() => toast.count()).toBe(0);
    expect(await walk.evaluate((one) => one === document.activeElement), keys.join(' ')).toBe(true);
  }
  await page.context().close();
});

it('goes by itself when it was seen, and not while it has the focus or nobody is there', async () => {
  const { page, toast } = await noted();
  await page.clock.install();
  await page.getByRole('radiogroup', { name: 'Daily walk or ride' }).getByRole('radio', { name: 'No' }).press('Space');
  await expect.poll(() => toast.count()).toBe(2);
  const away = (is: boolean) =>
    page.evaluate((gone) => {
      document.hasFocus = () => !gone;
      window.dispatchEvent(new Event(gone ? 'blur' : 'focus'));
    }, is);
  await away(true);
  await page.clock.runFor(300_000);
  expect(await toast.count(), 'the window is behind another').toBeGreaterThan(0);
  await away(false);
  await page.keyboard.press('F8');
  await page.clock.runFor(300_000);
  expect(await toast.count(), 'it has the focus').toBeGreaterThan(0);
  await page.keyboard.press('F8');
  await page.clock.runFor(19_000);
  expect(await toast.count(), 'it has twenty seconds').toBeGreaterThan(0);
  await page.clock.runFor(2000);
  expect(await toast.count()).toBe(0);
  await page.context().close();
});

it('stands in the dialog that is open, so that it is seen, reached, and back where it was', async () => {
  const { page, toast, walk, changes, focused, errors } = await noted();
  const seen = () =>
    toast.first().evaluate((one) => {
      const box = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(box.left + 8, box.top + box.height / 2));
    });
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  await page.locator('dialog.stage[open] .player').waitFor();
  expect(await seen(), 'over the player').toBe(true);
  for (const [suffix, width, height] of [
    ['-narrow', 420, 640],
    ['', 1040, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${OUTPUT}/toast-player${suffix}.png` });
    const under = await page.locator(':is(.transport, .player__stop, .player__top) .btn').evaluateAll(
      (buttons) =>
        buttons.filter((button) => {
          const box = button.getBoundingClientRect();
          return ![box.top + 4, box.bottom - 4].every((y) =>
            button.contains(document.elementFromPoint(box.left + box.width / 2, y)),
          );
        }).length,
    );
    expect(under, `no button of the player is under it${suffix}`).toBe(0);
  }
  // The question in front of the player keeps its keys to itself, but for this one.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Leave Bedtime 5?' }).waitFor();
  expect(await seen(), 'over the question').toBe(true);
  const stay = await focused();
  await page.keyboard.press('F8');
  expect(await focused()).toMatch(/^Undo/);
  await page.keyboard.press('F8');
  expect(await focused()).toBe(stay);
  await page.keyboard.press('Enter');
  await page.keyboard.press('F8');
  expect(await focused()).toMatch(/^Undo/);
  await page.keyboard.press('Enter');
  await expect.poll(changes).toBe(2);
  await expect.poll(() => toast.count()).toBe(0);
  expect(await page.locator('dialog.stage[open]').count(), 'the player goes on').toBe(1);
  expect(await walk.count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('that comes while a dialog is open is closed by Escape without it, and outlives it', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('settings_change', () => {
    throw { code: 'disk_full', message: 'The disk is full.' };
  });
  const { page } = await stage.open(bridge, { hash: '#stretch/bedtime-5' });
  const toast = page.getByRole('region', { name: 'Messages' }).getByRole('listitem');
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  const sound = page.getByRole('button', { name: 'Sound' });
  await sound.press('Enter');
  await toast.waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Escape');
  await expect.poll(() => toast.count()).toBe(0);
  expect(await sound.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.getByRole('dialog', { name: 'Leave Bedtime 5?' }).count(), 'the player is not left').toBe(0);
  await sound.press('Enter');
  await toast.waitFor();
  await page.evaluate(() => history.back());
  await page.locator('dialog.stage').waitFor({ state: 'detached' });
  expect(await toast.count()).toBe(1);
  expect(await toast.evaluate((one) => one.closest('dialog'))).toBe(null);
  await page.context().close();
});

it.each([
  ['', {}],
  ['-dark', { dark: true }],
  ['-narrow', { width: 420, height: 640 }],
  ['-200', { width: 800, height: 600, text: 200 }],
] as [string, OpenOptions][])('fits the window%s', async (suffix, options) => {
  const { page, toast } = await noted(options);
  await page.screenshot({ path: `${OUTPUT}/toast${suffix}.png` });
  const box = (await toast.first().boundingBox())!;
  expect(box.x, 'off the left edge').toBeGreaterThanOrEqual(8);
  expect(box.x + box.width, 'and the right one').toBeLessThanOrEqual((options.width ?? 1040) - 8);
  await page.context().close();
});
