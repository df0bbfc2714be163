/** Care cards: in the review and after saving, put aside and taken back, said once, with the focus never lost. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage, type OpenOptions } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { CARE } from '../harness/reviewed';
import { bareEpisode, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

async function review(options: OpenOptions = {}) {
  const base = wednesday();
  const theme = options.dark ? 'dark' : 'light';
  const bridge = new RecordedBridge({ ...base, settings: { ...base.settings, appearance: { theme } } });
  bridge.care = CARE;
  const opened = await stage.open(bridge, { hash: '#review', ...options });
  await opened.page.locator('.care-card').nth(1).waitFor();
  return { ...opened, bridge };
}

it.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['small', { width: 420, height: 640 }],
  ['large', { text: 200 }],
] as [string, OpenOptions][])('can be read: %s', async (name, options) => {
  const { page, errors } = await review(options);
  await page.screenshot({ path: `${OUTPUT}/care-${name}.png` });
  const { violations } = await new AxeBuilder({ page }).include('.care-cards').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const card = page.locator('.care-card').first();
  await expect(card.innerText()).resolves.toMatch(/Atorvastatin 20 mg, in the evening is on your list/);
  await expect(card.innerText()).resolves.toMatch(/Today, if the sign is true of you/);
  await expect(card.innerText()).resolves.toMatch(/On a statin, new unexplained muscle pain/);
  await expect(page.locator('.care-card').nth(1).innerText()).resolves.toMatch(/no source names a number/);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('tells every sign of an emergency one press away, and gives the focus back', async () => {
  const { page } = await review();
  const button = page.locator('.care-card').first().getByRole('button', { name: 'How soon?' });
  await button.click();
  await expect(page.getByRole('dialog').innerText()).resolves.toMatch(/call your local emergency number now/);
  await page.keyboard.press('Escape');
  await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.context().close();
});

it('is put aside by keyboard, the focus on the next, and comes back by undo or from those put aside', async () => {
  const { page, bridge } = await review();
  const cards = page.locator('.care-card');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.getByRole('button', { name: /^Put aside: Atorvastatin/ }).press('Enter');
  await expect.poll(() => cards.count()).toBe(1);
  expect(await focused()).toBe('Put aside');
  expect(bridge.requests.filter(({ type }) => type === 'care_put_aside')).toEqual([
    { type: 'care_put_aside', rule: 'statin', facts: CARE[0]?.facts },
  ]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => cards.count()).toBe(2);
  for (const left of [1, 0]) {
    await page.locator('.care-card__aside').first().press('Enter');
    await expect.poll(() => cards.count()).toBe(left);
  }
  expect(await focused()).toBe('2 cards are put aside');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Show again: Cramps disturbed/ }).click();
  await expect.poll(() => cards.count()).toBe(1);
  await page.context().close();
});

it('follows what is put aside in another place, and what is written', async () => {
  const { page, bridge } = await review();
  bridge.tell({ type: 'care_changed', value: { cards: [], put_aside: CARE } });
  await expect.poll(() => page.locator('.care-card').count()).toBe(0);
  const asked = bridge.requests.filter(({ type }) => type === 'care').length;
  bridge.tell({ type: 'medical_changed', value: [] });
  await expect.poll(() => bridge.requests.filter(({ type }) => type === 'care').length).toBe(asked + 1);
  await expect.poll(() => page.locator('.care-card').count()).toBe(2);
  await page.context().close();
});

it('says why the signs could not be compared', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('care', () => {
    throw { code: 'busy', message: 'Another program holds the journal.' };
  });
  const { page } = await stage.open(bridge, { hash: '#review' });
  await page.getByText('could not be compared with the signs. Another program holds the journal.').waitFor();
  await page.context().close();
});

it('comes up after an entry was saved, and is said; not before', async () => {
  const bridge = new RecordedBridge(wednesday());
  const saved = bareEpisode('2025-11-11', '2025-11-12T02:00:00+01:00');
  bridge.answers.set('episode_add', () => ({ type: 'episode', value: saved }));
  bridge.care = CARE;
  const { page, said } = await stage.open(bridge, { hash: '#journal' });
  await page.locator('form').waitFor();
  expect(await page.locator('.care-card').count()).toBe(0);
  await page.locator('form').getByRole('button', { name: 'Save episode' }).click();
  await page.locator('.care-card').nth(1).waitFor();
  await expect.poll(() => said.filter(({ text }) => /Atorvastatin/.test(text)).length).toBe(1);
  await page.screenshot({ path: `${OUTPUT}/care-after-saving.png` });
  await page.context().close();
});

it('comes up in a review that had none, when something is written elsewhere', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page } = await stage.open(bridge, { hash: '#review' });
  await page.locator('.main--review .stack > *').first().waitFor();
  bridge.care = CARE;
  bridge.tell({ type: 'medical_changed', value: [] });
  await page.locator('.care-card').nth(1).waitFor();
  await page.context().close();
});
