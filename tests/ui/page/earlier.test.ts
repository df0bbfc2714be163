/** Any past evening by its date: what is refused and with which words, the keyboard alone, small and large. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { evening } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const TONIGHT = evening().evening.night;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

it('opens the evening that was asked for, and says why another one cannot be', async () => {
  const bridge = new RecordedBridge(evening());
  const opened = await stage.open(bridge, { hash: '#evening' });
  const { page } = opened;
  const field = page.getByLabel('An evening by its date');
  const asked = () => bridge.requests.flatMap((request) => (request.type === 'evening' ? [request.night] : []));
  await field.focus();
  for (const [date, sentence] of [
    ['', 'Write a whole date first.'],
    ['2999-01-01', 'That evening is still to come.'],
    ['1899-12-31', 'A date from 1900 on can be shown.'],
  ] as const) {
    await field.fill(date);
    await page.getByRole('button', { name: 'Go to that evening' }).click();
    await page.getByText(sentence).first().waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(
      await field.evaluate((one) => one === document.activeElement),
      'the field is where it can be put right',
    ).toBe(true);
  }
  expect(asked()).toEqual([]);

  await field.fill('2025-10-31');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: 'Friday 31 October' });
  await heading.waitFor();
  expect(asked()).toEqual(['2025-10-31']);
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);

  await field.fill('2025-10-30');
  await page.keyboard.press('Enter');
  const other = page.getByRole('heading', { level: 1, name: 'Thursday 30 October' });
  await expect.poll(() => other.evaluate((one) => one === document.activeElement)).toBe(true);

  await field.fill(TONIGHT);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /In bed|Bed/ }).waitFor();
  expect(opened.page.url()).toMatch(/#evening$/);
  expect(opened.errors).toEqual([]);
  await page.context().close();
});

it.each([
  [1040, 100, false],
  [420, 200, false],
  [1040, 100, true],
])('fits a window of %i px with text at %i %%', async (width, text, dark) => {
  const snapshot = evening();
  const settings = { ...snapshot.settings, appearance: { theme: dark ? ('dark' as const) : ('light' as const) } };
  const opened = await stage.open(new RecordedBridge({ ...snapshot, settings }), { hash: '#evening', width, text });
  const { page } = opened;
  const card = page.getByRole('region', { name: 'Earlier evenings' });
  await page.getByLabel('An evening by its date').fill('2999-01-01');
  await page.keyboard.press('Enter');
  await page.getByText('That evening is still to come.').first().waitFor();
  expect(await card.evaluate((box) => box.scrollWidth <= box.clientWidth + 1)).toBe(true);
  await card.screenshot({ path: `${OUTPUT}/earlier-${width}-${text}${dark ? '-dark' : ''}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});
