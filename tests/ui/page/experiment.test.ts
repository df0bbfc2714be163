/** Experiments: offered, begun, kept, ended with an undo, and every state of what came of one. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { ExperimentReport } from '../../../ui/src/lib/api/types/ExperimentReport';
import type { ExperimentState } from '../../../ui/src/lib/api/types/ExperimentState';
import { Stage, type OpenOptions } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { experimentOf } from '../harness/reviewed';
import { evening, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

async function open(experiments: ExperimentReport[], options: OpenOptions = {}) {
  const base = wednesday();
  const theme = options.dark ? 'dark' : 'light';
  const bridge = new RecordedBridge({ ...base, settings: { ...base.settings, appearance: { theme } } });
  bridge.experiments = experiments;
  const opened = await stage.open(bridge, { hash: '#review/insights', ...options });
  await opened.page.getByRole('heading', { name: 'Experiment', exact: true }).waitFor();
  return { ...opened, bridge };
}

const STATES: ExperimentState[] = [
  { kind: 'too_little' },
  { kind: 'cant_tell' },
  { kind: 'no_difference' },
  { kind: 'goes_along', fewer: true },
  { kind: 'goes_along', fewer: false },
];

it.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['small', { width: 420, height: 640 }],
  ['large', { text: 200 }],
] as [string, OpenOptions][])('every state can be read: %s', async (name, options) => {
  const over = STATES.map((state, at) => experimentOf(at + 1, state));
  const { page, errors } = await open([experimentOf(0, null), ...over], options);
  await page.evaluate(() =>
    document.querySelectorAll<HTMLElement>('.app, .main').forEach((one) => (one.style.height = 'auto')),
  );
  await page.screenshot({ path: `${OUTPUT}/experiment-${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const text = await page.locator('main').innerText();
  for (const part of [
    'week 3 of 12: today with the evening’s stretching.',
    'Too little is recorded to tell',
    'Can’t tell. A large difference fits',
    'No large difference. That is an answer too.',
    'Fewer cramp nights in the weeks with the evening’s stretching.',
    'More cramp nights in the weeks',
    'In 100 nights: 24 fewer; these counts allow anything from 42 fewer to 3 fewer.',
    'You knew which week it was',
  ])
    expect(text).toContain(part);
  expect(text, 'nothing of the one that goes on').not.toMatch(/cramps on \d+ of \d+\.[^]*Goes on until/);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('is begun by keyboard with what was chosen', async () => {
  const { page, bridge } = await open([]);
  await page.getByLabel('What to try').selectOption({ label: 'Less caffeine' });
  await page.getByLabel('How long').selectOption({ label: '16 weeks' });
  await page.getByRole('button', { name: 'Begin tonight' }).press('Enter');
  await page.getByRole('button', { name: 'End it early' }).waitFor();
  expect(bridge.requests.filter(({ type }) => type === 'experiment_start')).toEqual([
    { type: 'experiment_start', question: 'less_caffeine', pairs: 8 },
  ]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Experiment');
  await page.context().close();
});

it('is ended only after a question, and taken up again by undo', async () => {
  const { page, bridge } = await open([experimentOf(0, null)]);
  await page.getByRole('button', { name: 'End it early' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(bridge.requests.some(({ type }) => type === 'experiment_stop')).toBe(false);
  await page.getByRole('button', { name: 'End it early' }).click();
  await page.getByRole('button', { name: 'End it', exact: true }).click();
  await page.getByRole('button', { name: 'Begin tonight' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'End it early' }).waitFor();
  await page.context().close();
});

it('says why it could not be begun', async () => {
  const { page, bridge } = await open([]);
  bridge.answers.set('experiment_start', () => {
    throw { code: 'disk_full', message: 'The disk is full.' };
  });
  await page.getByRole('button', { name: 'Begin tonight' }).click();
  await page.getByText('The disk is full.').first().waitFor();
  await page.context().close();
});

it.each([
  ['today', '', wednesday],
  ['evening', '#evening', evening],
])('is told on %s while it goes on', async (name, hash, snapshot) => {
  const bridge = new RecordedBridge(snapshot());
  bridge.experiments = [experimentOf(0, null)];
  const { page, errors } = await stage.open(bridge, { hash });
  await page.getByText('Your experiment, week 3 of 12: today with the evening’s stretching.').waitFor();
  await page.screenshot({ path: `${OUTPUT}/experiment-on-${name}.png` });
  bridge.experiments = [];
  bridge.tell({ type: 'experiments_changed' });
  await expect.poll(() => page.getByText('Your experiment').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});
