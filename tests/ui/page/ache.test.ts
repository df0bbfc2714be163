/** Aching legs in the cramp window: what is asked of the agent, what stands there, its timer, and the urge to move. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, bareEpisode, evening } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const ache = (change: Partial<Episode> = {}): Episode =>
  bareEpisode('2025-11-12', at('21:51'), { kind: 'ache', ...change });

async function open(episodes: Episode[], options: OpenOptions = {}) {
  const bridge = new RecordedBridge(evening());
  bridge.answers.set('episodes', () => ({ type: 'episodes', value: { episodes, next: null } }));
  bridge.answers.set('ache_start', () => ({ type: 'episode', value: ache() }));
  bridge.answers.set('episode_update', (request) => ({
    type: 'episode',
    value: ache(request.type === 'episode_update' ? request.entry : {}),
  }));
  const opened = await stage.open(bridge, { window: 'cramp', view: 'ache', ...options });
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const sent = () => bridge.requests.map(({ type }) => type);
  return { ...opened, bridge, button, sent };
}

async function look({ page, errors }: Opened, name: string): Promise<void> {
  await page.screenshot({ path: `${OUTPUT}/ache-${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.cramp, .cramp *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.className),
  );
  expect(wide, name).toEqual([]);
  expect(errors, name).toEqual([]);
}

it('is saved when it is painted: nothing is written twice', async () => {
  const opened = await open([ache()]);
  await opened.page.getByText('Saved at 21:51, as an ache. The rest can be filled in by day.').waitFor();
  expect(opened.sent()).not.toContain('ache_start');
  await opened.page.context().close();

  const old = await open([ache({ started_at: at('20:00') }), ache({ kind: 'cramp' })]);
  await expect.poll(old.sent).toContain('ache_start');
  await old.page.context().close();
});

it('looks whole at every size, in the night theme', async () => {
  for (const [name, width, height, text] of [
    ['', 1000, 700, 100],
    ['-narrow', 420, 640, 100],
    ['-200', 1000, 700, 200],
  ] as const) {
    const opened = await open([ache()], { width, height, text });
    await opened.page.getByRole('heading', { name: 'Your legs ache' }).waitFor();
    expect(await opened.page.evaluate(() => document.documentElement.dataset.theme)).toBe('night');
    const lines = await opened.page.locator('.cramp__after li').allTextContents();
    expect(lines.length).toBe(4);
    await look(opened, `ache${name}`);
    const small = await opened.page.evaluate(() =>
      [...document.querySelectorAll('.cramp__foot button, .cramp__timer button')]
        .filter((one) => one.getBoundingClientRect().height < 88)
        .map((one) => one.textContent),
    );
    expect(small, name).toEqual([]);
    await opened.page.context().close();
  }
});

it('leads on to its entry once it is saved, and no sooner', async () => {
  const away = new RecordedBridge(evening());
  away.answers.set('episodes', () => Promise.reject(new Error('the agent is away')));
  const unsaved = await stage.open(away, { window: 'cramp', view: 'ache' });
  await unsaved.page.getByText('Not saved yet').first().waitFor();
  expect(await unsaved.page.getByRole('button', { name: 'Open the entry' }).count()).toBe(0);
  await unsaved.page.context().close();

  const { page, bridge, button } = await open([ache()]);
  await button('Open the entry').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => bridge.requests.at(-1)).toEqual({ type: 'open', view: 'entry' });
  await page.getByRole('heading', { name: 'Your legs ache' }).waitFor();
  await page.context().close();

  const entry = ache({ id: 'the-ache' });
  const main = await open([entry], { window: 'main', hash: '#today', view: 'today' });
  main.bridge.tell({ type: 'open', value: 'entry' });
  await expect.poll(() => decodeURIComponent(main.page.url())).toMatch(`#journal/episode/${entry.night}/the-ache`);
  await main.page.context().close();
  const started = await open([entry], { window: 'main', hash: '#entry', view: 'entry' });
  await expect.poll(() => decodeURIComponent(started.page.url())).toMatch(`#journal/episode/${entry.night}/the-ache`);
  await started.page.context().close();
  const empty = await open([], { window: 'main', hash: '#entry', view: 'entry' });
  await empty.page.getByRole('heading', { name: 'Journal' }).first().waitFor();
  await empty.page.context().close();
});

it('legs up runs in place, says half and the end, and can be stopped', async () => {
  const opened = await open([ache()]);
  const { page, bridge, button } = opened;
  await button('Start 12 minutes').click();
  await page.getByRole('timer').waitFor();
  const later = (clock: string) => bridge.tell({ type: 'status', value: { ...bridge.current.report, now: at(clock) } });
  later('21:59');
  await page.getByText('Half of it is over').waitFor();
  await look(opened, 'timer');
  later('22:05');
  await page.getByText('12 minutes with your legs up are over').first().waitFor();
  await button('Start 12 minutes').click();
  await button('Stop').click();
  await button('Start 12 minutes').waitFor();
  await page.context().close();
});

it('an urge to move is another thing, and gets no steps of a cramp', async () => {
  const opened = await open([ache()]);
  const { page, bridge, button } = opened;
  await page.getByText('as an ache').waitFor();
  await button('It is an urge to move').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'An urge to move' }).waitFor();
  await page.getByText('as an urge to move').waitFor();
  expect(bridge.requests.at(-1)).toMatchObject({ type: 'episode_update', entry: { kind: 'urge_to_move' } });
  expect(await page.locator('.cramp__after').textContent()).not.toMatch(/toes|rub|warm|roller|legs up/i);
  await look(opened, 'urge');
  await button('It is an ache').click();
  await page.getByRole('heading', { name: 'Your legs ache' }).waitFor();
  await expect.poll(() => bridge.requests.at(-1)).toMatchObject({ entry: { kind: 'ache' } });
  await page.keyboard.press('Escape');
  await expect.poll(opened.closed).toBe(true);
  await page.context().close();
});

it('a cramp goes before it, and it goes before no cramp', async () => {
  const opened = await open([ache()]);
  const { page, bridge } = opened;
  bridge.answers.set('cramp_start', () => ({
    type: 'episode',
    value: bareEpisode('2025-11-12', at('21:52'), { id: 'c', ongoing: true }),
  }));
  bridge.tell({ type: 'open', value: 'cramp' });
  await page.getByRole('heading', { name: 'Where is it?' }).waitFor();
  const today = {
    ...bridge.current.today,
    ongoing: bareEpisode('2025-11-12', at('21:52'), { id: 'c', ongoing: true }),
  };
  bridge.tell({ type: 'today', value: today });
  bridge.tell({ type: 'open', value: 'ache' });
  await page.getByRole('heading', { name: 'Where is it?' }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: 'Which leg?' }).waitFor();
  await page.context().close();
});

it('opens from beside Cramp now in every view', async () => {
  for (const hash of ['#today', '#evening']) {
    const { page, bridge, button } = await open([], { window: 'main', hash, view: 'today' });
    await button('My legs ache').click();
    await expect.poll(() => bridge.requests).toContainEqual({ type: 'open', view: 'ache' });
    await page.context().close();
  }
});

it.each([
  ['', {}],
  ['small', { width: 420, height: 640 }],
  ['large', { text: 200 }],
])('says what is known, with its sources, and leads back: %s', async (size, options) => {
  const opened = await open([ache()], options);
  const { page, button } = opened;
  await button('What is known about this?').click();
  const heading = page.getByRole('heading', { level: 1, name: 'Fine all day, aching at bedtime' });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByText('Evidence on aching at bedtime: none found.').waitFor();
  await page
    .getByText(/IRLSSG 2014/)
    .first()
    .waitFor();
  await look(opened, `known${size && `-${size}`}`);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Your legs ache' }).waitFor();
  expect(opened.closed(), 'the first Escape only leads back').toBe(false);
  await page.context().close();
});
