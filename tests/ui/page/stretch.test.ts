/**
 * Stretch and its player in a real browser: looked at with axe in light and dark, fitted to a narrow window and large
 * text, and played by keyboard on a clock of the test's own. Pictures go to tests/ui/output.
 */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { inPhase, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const themed = (snapshot: Snapshot, theme: 'light' | 'dark'): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, appearance: { theme } },
});

const views: { name: string; options: OpenOptions; snapshot?: Snapshot }[] = [
  { name: 'stretch', options: { hash: '#stretch' } },
  { name: 'stretch-routine', options: { hash: '#stretch/bedtime-5' } },
  { name: 'stretch-movement', options: { hash: '#stretch/quad-side-lying' } },
  { name: 'stretch-unknown', options: { hash: '#stretch/no-such-thing' } },
  { name: 'player', options: { hash: '#stretch/bedtime-5/play' } },
  { name: 'break-playing', options: { window: 'break', width: 420, height: 640 }, snapshot: inPhase('in_break') },
];

it.each(views)('$name, in light, dark, narrow and large', async ({ name, options, snapshot = wednesday() }) => {
  for (const theme of ['light', 'dark'] as const) {
    const opened = await stage.open(new RecordedBridge(themed(snapshot, theme)), options);
    const { page } = opened;
    await page.waitForFunction(() => document.querySelector('.player, .routines, .split'));
    await page.screenshot({ path: `${OUTPUT}/${name}${theme === 'dark' ? '-dark' : ''}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
    ).toEqual([]);
    expect(opened.errors).toEqual([]);
    if (theme === 'light') {
      await page.setViewportSize({ width: 420, height: 640 });
      await page.screenshot({ path: `${OUTPUT}/${name}-narrow.png` });
      await checkWidth(opened, 'narrow');
      await page.setViewportSize({ width: options.width ?? 1040, height: options.height ?? 720 });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await page.screenshot({ path: `${OUTPUT}/${name}-200.png` });
      await checkWidth(opened, 'large');
    }
    await page.context().close();
  }
});

async function checkWidth({ page }: Opened, when: string): Promise<void> {
  const wider = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.main, .stage, .player, .steps__scroll')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.className}: ${box.scrollWidth} in ${box.clientWidth}`),
  );
  expect(wider, `${when}: nothing is wider than its window`).toEqual([]);
}

/** Width, height and text size in per cent. */
const PLAYED_AT = [
  [1040, 720, 100],
  [1040, 720, 200],
  [420, 640, 100],
  [420, 640, 200],
  [320, 640, 200],
  [800, 400, 100],
] as const;

it.each(PLAYED_AT)(
  'a player says when to stop, in sight wherever it is scrolled, at %i x %i, %i %%',
  async (...size) => {
    const [width, height, text] = size;
    const forms: [string, OpenOptions, Snapshot][] = [
      ['full', { hash: '#stretch/seated/play' }, wednesday()],
      ['compact', { window: 'break' }, inPhase('in_break')],
    ];
    for (const [form, options, snapshot] of forms) {
      const { page, errors } = await stage.open(new RecordedBridge(snapshot), { ...options, width, height, text });
      const line = page.getByText('Stop if it hurts, or with chest pain, breathlessness or dizziness.');
      await line.waitFor();
      await page.screenshot({ path: `${OUTPUT}/player-stop-${form}-${size.join('-')}.png` });
      for (const scroll of [0, 200, 10_000]) {
        await page.evaluate(
          (top) => document.querySelectorAll('.stage, .app').forEach((box) => box.scrollTo(0, top)),
          scroll,
        );
        for (const one of [line, page.getByRole('button', { name: 'Hurts, stop' })]) {
          const whole = await one.evaluate((element) => {
            const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
            const over = document.elementFromPoint(left + width / 2, top + height / 2);
            return (
              left >= 0 &&
              top >= 0 &&
              right <= innerWidth &&
              bottom <= innerHeight &&
              height > 0 &&
              element.contains(over)
            );
          });
          expect(whole, `${form}, scrolled by ${scroll}`).toBe(true);
        }
        const share = await page.locator('.player__stop').evaluate((bar) => bar.clientHeight / innerHeight);
        expect(share, 'the line leaves most of the window to what is done').toBeLessThan(0.5);
      }
      expect(errors).toEqual([]);
      await page.context().close();
    }
  },
);

/** Remembers what the page asked for. */
class Remembering extends RecordedBridge {
  readonly asked: Request[] = [];
  override request(request: Request): ReturnType<RecordedBridge['request']> {
    this.asked.push(request);
    return super.request(request);
  }
}

describe('the player, by keyboard', () => {
  async function playing(hash = '#stretch') {
    const bridge = new Remembering(wednesday());
    const { page, errors, said: all } = await stage.open(bridge, { hash });
    await page.clock.install();
    const number = () => page.locator('.stage .ring__num').textContent();
    const said = async () => all.at(-1)?.text;
    const sessions = () =>
      bridge.asked.flatMap((request) => (request.type === 'stretch_save' ? [request.session] : []));
    /** Time passes, half a second at a look. */
    const pass = async (seconds: number) => {
      for (let left = seconds; left > 0; left -= 0.5) await page.clock.runFor(500);
    };
    return { page, errors, number, said, sessions, pass };
  }

  it('starts, pauses, goes back and on, skips a side, ends, and is saved', async () => {
    const { page, errors, number, said, sessions, pass } = await playing();
    await page.getByRole('button', { name: 'Start Seated', exact: true }).click();
    await page.locator('dialog.stage[open]').waitFor();
    await pass(5.5);
    expect(await said()).toBe('Hold, left leg, 20 seconds');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('title'))).toBe('Pause (Space)');

    await page.keyboard.press('Space');
    const paused = await number();
    await pass(30);
    expect([await number(), await said()]).toEqual([paused, 'Paused']);
    await page.keyboard.press('Space');
    expect(await number()).toBe('3');
    await pass(4);
    expect(await said()).toBe(`Hold, left leg, ${paused} seconds`);

    await page.keyboard.press('ArrowLeft');
    await pass(0.5);
    expect(Number(await number())).toBeGreaterThan(18);
    await page.keyboard.press('s');
    await pass(0.5);
    expect(await said()).toContain('right leg');
    await page.keyboard.press('ArrowRight');
    await pass(0.5);
    expect(await page.locator('.player__side h2').textContent()).toBe('Seated hamstring reach');
    await pass(62);
    await page.locator('dialog.stage').waitFor({ state: 'detached' });
    await expect.poll(() => sessions().length).toBe(1);
    expect(sessions()[0]).toMatchObject({ routine: 'seated', ending: 'completed' });
    const held = sessions()[0]?.held.map(({ stretch, side, seconds }) => `${stretch} ${side} ${seconds}`);
    expect(held?.slice(-3)).toEqual([
      'hamstring-seated left 20',
      'hamstring-seated right 20',
      'ankle-pumps-seated null 20',
    ]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('asks before it is left, and keeps what was held', async () => {
    const { page, sessions, pass } = await playing('#stretch/bedtime-5');
    await page.getByRole('button', { name: /^Start, / }).click();
    await page.locator('dialog.stage[open]').waitFor();
    await pass(6);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Leave Bedtime 5?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Leave Bedtime 5?' }).waitFor({ state: 'hidden' });
    expect(await page.locator('dialog.stage[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect.poll(() => sessions().length).toBe(1);
    expect(sessions()[0]).toMatchObject({ ending: 'left', held: [{ stretch: 'calf-wall-straight', side: 'left' }] });
    expect(await page.evaluate(() => location.hash)).toBe('#stretch/bedtime-5');
    await page.context().close();
  });

  it('stops at once when it hurts', async () => {
    const { page, sessions, pass } = await playing('#stretch/bedtime-5');
    await page.getByRole('button', { name: /^Start, / }).click();
    await page.locator('dialog.stage[open]').waitFor();
    await pass(8);
    await page.keyboard.press('x');
    await page.getByText('nothing counts against you').waitFor();
    expect(sessions()[0]?.ending).toBe('hurt');
    await page.context().close();
  });
});

describe('the movements, looked through', () => {
  const opened = (options: OpenOptions = {}) =>
    stage.open(new RecordedBridge(wednesday()), { hash: '#stretch', ...options });
  const names = (page: Opened['page']) => page.locator('.move b').allTextContents();

  it('narrows by words, part and position, says how many, and shows all again', async () => {
    const { page, errors, said } = await opened();
    await page.getByRole('searchbox', { name: 'Find a movement' }).fill('WALL');
    await page.getByLabel('Part of the leg').selectOption({ label: 'calf' });
    expect(await names(page)).toEqual(['Calf at the wall', 'Lower calf at the wall', 'Lean at the wall, feet flat']);
    await expect.poll(() => said.at(-1)?.text).toBe('3 movements');
    await page.getByLabel('Position').selectOption({ label: 'Lying' });
    await page.getByText('No movement fits all of this.').waitFor();
    await page.screenshot({ path: `${OUTPUT}/stretch-none.png` });
    await page.getByRole('button', { name: 'Show all movements' }).press('Enter');
    expect((await names(page)).length).toBeGreaterThanOrEqual(32);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('offers the seated one in one press, in the list and beside the movement', async () => {
    const { page } = await opened();
    await page.getByRole('searchbox', { name: 'Find a movement' }).fill('heel on a step');
    await page.getByRole('switch', { name: 'I can’t stand now' }).press('Space');
    expect(await names(page)).toEqual(['Seated hamstring reach']);
    await page.getByText('instead of Back of thigh, heel on a step').waitFor();
    await page.evaluate(() => (location.hash = '#stretch/hamstring-step'));
    await page.getByRole('link', { name: 'Can’t stand now: Seated hamstring reach' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Seated hamstring reach' }).waitFor();
    // Back in the list it is as it was left.
    await page.evaluate(() => (location.hash = '#stretch'));
    await page.getByText('instead of Back of thigh, heel on a step').waitFor();
    await page.context().close();
  });

  it('shows every routine after one press, the focus on the first new one', async () => {
    const { page } = await opened();
    const cards = page.locator('.routine h3 a');
    expect(await cards.count()).toBe(6);
    await page.getByRole('button', { name: /^Show all \d+ routines$/ }).press('Enter');
    expect(await cards.count()).toBeGreaterThan(20);
    expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.routine h3 a')[6])).toBe(
      true,
    );
    await page.context().close();
  });

  it('describes a figure in words, and says who should ask first', async () => {
    const { page } = await opened({ hash: '#stretch/hamstring-step' });
    const figure = page.getByRole('img', { name: /^Drawing of Back of thigh, heel on a step\. At the bottom stair/ });
    await figure.waitFor();
    await page.getByText('After a hip replacement: no deep lean').waitFor();
    await page.getByText('10 s, 10 times on each side, 5 s of rest between.').waitFor();
    await page.context().close();
  });
});
