/** The timer of an item of the evening: it runs in its row, tells its half once, and its end. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, evening } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const HALF = { text: 'Legs up for 12 minutes: half of it is over', urgency: 'polite' };
const OVER = { text: 'Legs up for 12 minutes: time is up', urgency: 'assertive' };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

/** The evening as the agent's clock shows this time. */
function evenings(time: string, scale = 1) {
  const snapshot = evening();
  return { ...snapshot, report: { ...snapshot.report, now: at(time), time_scale: scale } };
}

it.each([
  ['in its row', '#evening'],
  ['over another view', '#journal'],
])('says once that half of it is over, %s', async (_, hash) => {
  const bridge = new RecordedBridge(evenings('21:52'));
  const { page, said, errors } = await stage.open(bridge, { hash: '#evening' });
  await page.getByRole('button', { name: 'Start: Legs up for 12 minutes' }).click();
  await page.getByRole('timer').waitFor();
  expect(await page.getByText('Half of it is over').count()).toBe(0);

  const again = async (time: string) => {
    bridge.current = evenings(time);
    await page.evaluate((to) => (location.hash = to), hash);
    await page.reload();
    await page.waitForSelector('h1');
  };
  const timerLines = () => said.filter(({ text }) => text.startsWith('Legs up for 12 minutes: '));
  await again('21:57');
  expect(timerLines()).toEqual([]);
  await again('21:58');
  await expect.poll(timerLines).toEqual([HALF]);
  if (hash === '#evening') {
    await page.getByText('Half of it is over').waitFor();
    await page.screenshot({ path: `${OUTPUT}/timer-half.png` });
  }
  await again('22:03');
  await again('22:04');
  await expect.poll(timerLines, { message: 'no second time, in a window opened later either' }).toEqual([HALF, OVER]);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('tells half and end as they come', async () => {
  const { page, said } = await stage.open(new RecordedBridge(evenings('21:52', 500)), { hash: '#evening' });
  await page.getByRole('button', { name: 'Start: Legs up for 12 minutes' }).click();
  await page.getByText('Half of it is over').waitFor();
  await page.getByRole('button', { name: 'Time is up, tick it' }).waitFor();
  const lines = said.filter(({ text }) => text.startsWith('Legs up for 12 minutes: '));
  expect(lines).toEqual([HALF, OVER]);
  expect(await page.getByText('Half of it is over').count()).toBe(0);
  await page.context().close();
});

it('is not told of a short one', async () => {
  const snapshot = evenings('21:52');
  const items = snapshot.evening.items.map((item) =>
    item.id === 'legs-up' ? { ...item, action: { kind: 'timer' as const, minutes: 9 } } : item,
  );
  const bridge = new RecordedBridge({ ...snapshot, evening: { ...snapshot.evening, items } });
  const { page, said } = await stage.open(bridge, { hash: '#evening' });
  await page.getByRole('button', { name: 'Start: Legs up for 12 minutes' }).click();
  await page.getByRole('timer').waitFor();
  bridge.current = { ...bridge.current, report: { ...bridge.current.report, now: at('21:58') } };
  await page.reload();
  await page.getByRole('timer').waitFor();
  expect(await page.getByText('Half of it is over').count()).toBe(0);
  expect(said.filter(({ text }) => text.includes('half of it'))).toEqual([]);
  await page.context().close();
});

it.each([
  [420, 100],
  [420, 200],
])('fits a window of %i px with text at %i %%', async (width, text) => {
  const bridge = new RecordedBridge(evenings('21:52'));
  const { page } = await stage.open(bridge, { hash: '#evening', width, text });
  await page.getByRole('button', { name: 'Start: Legs up for 12 minutes' }).click();
  bridge.current = evenings('21:59');
  await page.reload();
  await page.getByText('Half of it is over').scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${OUTPUT}/timer-half-${width}-${text}.png` });
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('main, .main, .sheet, .todo > li')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.className} ${box.scrollWidth} > ${box.clientWidth}`),
  );
  expect(wide).toEqual([]);
  await page.context().close();
});
