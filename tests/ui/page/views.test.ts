/**
 * Every view, looked at: no violation axe can find, no error in the console, nothing wider than the window, in light and dark,
 * in a narrow window and with text at 200 %. Pictures go to tests/ui/output.
 */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { PHASES, ailing, evening, firstDay, inPhase, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

function themed(snapshot: Snapshot, theme: 'light' | 'dark'): Snapshot {
  return { ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } };
}

/** No violation, as a list that says what and where. */
async function checkAxe({ page }: Opened): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

async function checkWidth({ page }: Opened): Promise<void> {
  const wider = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.main, .prompt, .side')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.className}: ${box.scrollWidth} in ${box.clientWidth}`),
  );
  expect(wider, 'nothing is wider than its window').toEqual([]);
}

/** Show another snapshot in the same page. */
async function show({ page }: Opened, bridge: RecordedBridge, snapshot: Snapshot): Promise<void> {
  bridge.current = snapshot;
  bridge.say('connected');
  await page.waitForTimeout(150);
}

const limited = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, hours: { ...snapshot.settings.hours, limited: true } },
});

const views: { name: string; snapshot: Snapshot; options: OpenOptions }[] = [
  { name: 'today', snapshot: wednesday(), options: {} },
  { name: 'today-first-day', snapshot: firstDay(), options: {} },
  { name: 'evening', snapshot: evening(), options: { hash: '#evening' } },
  { name: 'settings-breaks', snapshot: limited(wednesday()), options: { hash: '#settings/breaks' } },
  { name: 'settings-evening', snapshot: wednesday(), options: { hash: '#settings/evening' } },
  { name: 'settings-day', snapshot: wednesday(), options: { hash: '#settings/day' } },
  { name: 'settings-player', snapshot: wednesday(), options: { hash: '#settings/player' } },
  { name: 'settings-app', snapshot: wednesday(), options: { hash: '#settings/app' } },
  { name: 'settings-app-ailing', snapshot: wednesday({ health: ailing() }), options: { hash: '#settings/app' } },
  { name: 'settings-health', snapshot: wednesday(), options: { hash: '#settings/health' } },
  { name: 'settings-health-ailing', snapshot: wednesday({ health: ailing() }), options: { hash: '#settings/health' } },
  { name: 'today-ailing', snapshot: wednesday({ health: ailing() }), options: {} },
  { name: 'settings-about', snapshot: wednesday(), options: { hash: '#settings/about' } },
  { name: 'stretch', snapshot: wednesday(), options: { hash: '#stretch' } },
  { name: 'journal', snapshot: wednesday(), options: { hash: '#journal' } },
  { name: 'cramp', snapshot: evening(), options: { window: 'cramp' } },
  { name: 'break-playing', snapshot: inPhase('in_break'), options: { window: 'break', width: 420, height: 640 } },
  { name: 'break-prompt', snapshot: inPhase('due'), options: { window: 'break', width: 420, height: 640 } },
];

it.each(views)('$name, in light, dark, narrow and large', async ({ name, snapshot, options }) => {
  const bridge = new RecordedBridge(themed(snapshot, 'light'));
  const opened = await stage.open(bridge, options);
  const { page } = opened;
  const picture = (suffix: string) => page.screenshot({ path: `${OUTPUT}/${name}${suffix}.png` });
  await picture('');
  await checkAxe(opened);
  await show(opened, bridge, themed(snapshot, 'dark'));
  await picture('-dark');
  await checkAxe(opened);
  await show(opened, bridge, themed(snapshot, 'light'));
  await page.setViewportSize({ width: 420, height: 640 });
  await picture('-narrow');
  await checkWidth(opened);
  await page.setViewportSize({ width: options.width ?? 1040, height: options.height ?? 720 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await picture('-200');
  await checkWidth(opened);
  expect(opened.errors).toEqual([]);
  await page.context().close();
});

it('shows the hero in every phase', async () => {
  const bridge = new RecordedBridge(wednesday());
  const opened = await stage.open(bridge);
  for (const name of Object.keys(PHASES)) {
    await show(opened, bridge, inPhase(name));
    await opened.page.locator('.hero').screenshot({ path: `${OUTPUT}/hero-${name}.png` });
    expect(
      await opened.page.locator('.hero .btn--primary').count(),
      `${name}: one primary button at most`,
    ).toBeLessThanOrEqual(1);
  }
  await show(opened, bridge, wednesday());
  await opened.page.getByRole('button', { name: 'Pause' }).click();
  await opened.page.screenshot({ path: `${OUTPUT}/hero-menu.png` });
  await checkAxe(opened);
  expect(opened.errors).toEqual([]);
  await opened.page.context().close();
});

it('asks whether a test notification could be seen, and offers the window where it could not', async () => {
  const bridge = new RecordedBridge(wednesday({ health: ailing() }));
  const answered = (outcome: 'seen' | 'not_seen', finding: 'reminder_answered' | 'reminder_unseen') => {
    const health = ailing();
    health.test = { sent_at: health.now, outcome };
    health.lines[0] = {
      ...health.lines[0]!,
      finding,
      state: outcome === 'seen' ? 'works' : 'fails',
      at: health.now,
      cure: outcome === 'seen' ? null : 'allow_notifications',
    };
    return health;
  };
  bridge.answers.set('notification_test_answer', (request) => ({
    type: 'health',
    value:
      request.type === 'notification_test_answer' && request.seen
        ? answered('seen', 'reminder_answered')
        : answered('not_seen', 'reminder_unseen'),
  }));
  const opened = await stage.open(bridge, { hash: '#settings/health' });
  const { page } = opened;
  const notifications = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Notifications' }) });
  await notifications.getByRole('button', { name: 'No', exact: true }).click();
  await notifications.getByText('was not seen').waitFor();
  // The button is gone, and the keyboard is not lost with it.
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  await page.screenshot({ path: `${OUTPUT}/health-not-seen.png` });
  await notifications.getByRole('button', { name: 'Use Limber’s window' }).click();
  expect(bridge.requests.at(-1)).toEqual({ type: 'settings_change', change: { breaks: { remind_with: 'window' } } });
  expect(bridge.requests).toContainEqual({ type: 'notification_test_answer', seen: false });
  await page.context().close();
});

describe('the connection', () => {
  it('that is lost says so and keeps the screen', async () => {
    const bridge = new RecordedBridge(wednesday());
    const { page } = await stage.open(bridge, { hash: '#settings' });
    bridge.say('reconnecting');
    await page.getByText('Limber’s agent stopped').waitFor();
    await page.screenshot({ path: `${OUTPUT}/reconnecting.png` });
    expect(await page.getByRole('switch').first().isDisabled()).toBe(true);
    bridge.say('lost');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.screenshot({ path: `${OUTPUT}/lost.png` });
    bridge.say('connected');
    await page.getByText('does not answer').waitFor({ state: 'detached' });
    expect(await page.getByRole('switch').first().isDisabled()).toBe(false);
    await page.context().close();
  });
});

it('says above every view, and in the small window, that a break could not be shown', async () => {
  const snapshot = wednesday();
  const message = 'The window ended before it could be shown (signal: 9).';
  const report = { ...snapshot.report, break_problem: { code: 'internal', message } as const };
  const places: [string, OpenOptions][] = [
    ['today', { width: 1040 }],
    ['today-narrow', { width: 420, text: 200 }],
    ['journal-dark', { hash: '#journal', dark: true }],
    ['prompt', { window: 'break', width: 420, height: 640 }],
  ];
  for (const [name, options] of places) {
    const shown = { ...(name === 'prompt' ? inPhase('due') : snapshot), report };
    if (name === 'prompt') shown.report = { ...report, status: PHASES.due!.status };
    const bridge = new RecordedBridge(options.dark ? themed(shown, 'dark') : shown);
    const opened = await stage.open(bridge, options);
    await opened.page.getByText('The break you started could not be shown.').waitFor();
    await opened.page.screenshot({ path: `${OUTPUT}/break-unseen-${name}.png` });
    await checkAxe(opened);
    await checkWidth(opened);
    bridge.tell({ type: 'status', value: { ...shown.report, break_problem: undefined } });
    await opened.page.getByText(message).waitFor({ state: 'detached' });
    expect(opened.errors).toEqual([]);
    await opened.page.context().close();
  }
  const night = await stage.open(new RecordedBridge({ ...snapshot, report }), { window: 'cramp' });
  await night.page.getByRole('heading').first().waitFor();
  expect(await night.page.getByText(message).count(), 'nobody reads of breaks at night').toBe(0);
  await night.page.context().close();
});

it('keeps the time of Today at the right edge, with the line of a demonstration too, however narrow', async () => {
  for (const scale of [1, 60]) {
    const snapshot = wednesday();
    const bridge = new RecordedBridge({ ...snapshot, report: { ...snapshot.report, time_scale: scale } });
    const opened = await stage.open(bridge);
    for (const [width, text] of [
      [1040, 100],
      [420, 100],
      [1040, 200],
      [420, 200],
    ] as const) {
      await opened.page.setViewportSize({ width, height: 720 });
      await opened.page.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), text);
      const gap = await opened.page.evaluate(() => {
        const line = document.createRange();
        line.selectNodeContents(document.querySelector('.page-head p')!);
        return document.querySelector('.page-head')!.getBoundingClientRect().right - line.getBoundingClientRect().right;
      });
      expect(Math.abs(gap), `${width} px, ${text} %, scale ${scale}`).toBeLessThan(1);
      await opened.page.screenshot({ path: `${OUTPUT}/today-scale-${scale}-${width}-${text}.png` });
      await checkWidth(opened);
    }
    await opened.page.context().close();
  }
});
