/** The wind-down that is offered: the same three answers on Today and in the evening, and where the focus goes after each. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { WinddownOffer } from '../../../ui/src/lib/api/types/WinddownOffer';
import { type OpenOptions, Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, evening } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const OFFERED: WinddownOffer = { kind: 'offered', can_put_off: true };

async function open(hash: string, winddown: WinddownOffer, options: OpenOptions = {}) {
  const at2152 = evening({ winddown });
  const theme = options.dark ? ('dark' as const) : ('light' as const);
  const appearance = { ...at2152.settings.appearance, theme };
  const bridge = new RecordedBridge({ ...at2152, settings: { ...at2152.settings, appearance } });
  const become = (value: WinddownOffer) => bridge.tell({ type: 'winddown_offer', value });
  bridge.answers.set('winddown_seen', () => (become({ kind: 'none' }), { type: 'done' }));
  bridge.answers.set('winddown_put_off', () => (become({ kind: 'put_off', until: at('22:07') }), { type: 'done' }));
  const opened = await stage.open(bridge, { hash, ...options });
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const focused = () => opened.page.evaluate(() => document.activeElement?.textContent?.trim());
  return { ...opened, bridge, button, focused };
}

describe.each([
  ['Today', '#today', 'Open the list'],
  ['the evening', '#evening', 'Begin'],
])('in %s', (_, hash, begin) => {
  it('can be put off, and says until when', async () => {
    const { page, bridge, button, focused, errors } = await open(hash, OFFERED);
    await page.getByText('Time to wind down').first().waitFor();
    await button('In 15 min').click();
    await page.getByText(/put off until 22:07/i).waitFor();
    expect(bridge.requests.at(-1)).toEqual({ type: 'winddown_put_off' });
    await expect.poll(focused, { message: 'the focus is on a heading, not lost' }).toMatch(/22:07|In bed by/);
    expect(await button('In 15 min').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('can be begun', async () => {
    const { page, bridge, button, focused } = await open(hash, OFFERED);
    await button(begin).click();
    await page.getByRole('heading', { name: /done$/ }).waitFor();
    expect(bridge.requests).toContainEqual({ type: 'winddown_seen' });
    await expect.poll(focused).not.toBe('');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/^H[12]$/);
    await page.context().close();
  });

  it('can be declined', async () => {
    const { page, bridge, button } = await open(hash, OFFERED);
    await button('Not tonight').click();
    await expect
      .poll(() => bridge.requests.at(-1))
      .toEqual({ type: 'evening_not_tonight', night: evening().evening.night, not_tonight: true });
    await page.context().close();
  });

  it('offers no later where bed is near', async () => {
    const { page, button } = await open(hash, { kind: 'offered', can_put_off: false });
    await button(begin).waitFor();
    expect(await button('In 15 min').count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ['small', { width: 420, height: 700 }],
    ['large text', { text: 200 }],
    ['dark', { dark: true }],
  ])('can be read and reached: %s', async (_, options) => {
    const { page } = await open(hash, OFFERED, options);
    await page.getByText('Time to wind down').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  });
});

it('is offered above another view, which stays as it is', async () => {
  const { page, bridge, button, errors } = await open('#settings', { kind: 'none' });
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  bridge.tell({ type: 'attend', value: 'evening' });
  bridge.tell({ type: 'winddown_offer', value: OFFERED });
  await page.getByText('Time to wind down').waitFor();
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  const { y } = (await button('Open the list').boundingBox())!;
  expect(y, 'in sight at the end of the view too').toBeGreaterThanOrEqual(0);
  expect(new URL(page.url()).hash).toBe('#settings');
  await button('In 15 min').click();
  await page.getByText('Time to wind down').waitFor({ state: 'detached' });
  bridge.tell({ type: 'winddown_offer', value: OFFERED });
  await button('Open the list').click();
  await page.getByRole('heading', { name: /done$/ }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});
