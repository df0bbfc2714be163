/**
 * The cramp screen step by step, its sheet of how soon to be seen, and its practice: what stands where, what the keyboard
 * does, what is asked of the agent. Pictures go to tests/ui/output.
 */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { Event } from '../../../ui/src/lib/api/types/Event';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, bareEpisode, evening, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const CLOT = 'One leg swollen, warm or discoloured? Do not rub it, be seen today.';

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const ongoing = (change: Partial<Episode> = {}): Episode =>
  bareEpisode('2025-11-12', at('21:51'), { id: '01980000-0000-7000-8000-00000000c4a1', ongoing: true, ...change });

/** The snapshot's part in which a cramp's clock runs. */
const running = (episode: Episode): Partial<Snapshot> => ({ today: { ...evening().today, ongoing: episode } });

/** The news of the cramp's night. */
const news = (episode: Episode): Event => {
  const { night } = episode;
  const summary = {
    night,
    state: 'cramps' as const,
    episodes: 1,
    sleep_quality: null,
    bed_at: null,
    up_at: null,
    answer: null,
  };
  return { type: 'night_changed', value: { summary, page: { episodes: [episode], next: null } } };
};

async function open(
  snapshot: Partial<ReturnType<typeof evening>>,
  options: OpenOptions = {},
): Promise<Opened & { bridge: RecordedBridge }> {
  const bridge = new RecordedBridge({ ...evening(), ...snapshot });
  bridge.answers.set('cramp_start', () => ({ type: 'episode', value: ongoing() }));
  bridge.answers.set('cramp_end', () => ({
    type: 'episode',
    value: ongoing({ ongoing: false, duration_seconds: 60 }),
  }));
  const opened = await stage.open(bridge, { window: 'cramp', ...options });
  return Object.assign(opened, { bridge });
}

async function look({ page, errors }: Opened, name: string): Promise<void> {
  await page.screenshot({ path: `${OUTPUT}/cramp-${name}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
  expect(errors, name).toEqual([]);
}

/** Nothing is wider than the window, and nothing covers anything but the buttons at the foot, which stay in sight. */
async function fits({ page }: Opened, name: string): Promise<void> {
  const wrong = await page.evaluate(() => {
    const screen = document.querySelector('.cramp')!;
    const wide = [...document.querySelectorAll('.cramp, .cramp *')].filter(
      (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    const covered = [...screen.querySelectorAll('h1, button, li, p, .relief__figure')].filter((one, index, all) => {
      const a = one.getBoundingClientRect();
      return all.some((other, at) => {
        if (
          at <= index ||
          one.contains(other) ||
          other.contains(one) ||
          one.closest('.cramp__scroll, .cramp__foot') ||
          other.closest('.cramp__scroll, .cramp__foot')
        )
          return false;
        const b = other.getBoundingClientRect();
        return (
          a.width > 0 &&
          b.width > 0 &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
        );
      });
    });
    return [
      ...wide.map((one) => `wide: ${one.className}`),
      ...covered.map((one) => `covered: ${one.textContent?.slice(0, 60)}`),
    ];
  });
  expect(wrong, name).toEqual([]);
}

const SIZES: [string, number, number, number][] = [
  ['', 1000, 700, 100],
  ['-narrow', 420, 640, 100],
  ['-200', 1000, 700, 200],
];

/** The smallest target of the night, in CSS pixels. */
const SMALLEST = 88;

/**
 * Without scrolling: the whole instruction and the line about a clot stand above the buttons, and these are in the
 * window, reachable and large.
 */
async function instructs({ page }: Opened, name: string): Promise<void> {
  const wrong = await page.evaluate((smallest) => {
    const wrong: string[] = [];
    const foot = document.querySelector('.cramp__foot')!.getBoundingClientRect();
    for (const one of document.querySelectorAll('.cramp h1, .cramp__first')) {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      if (top < 0 || left < 0 || right > innerWidth || bottom > foot.top)
        wrong.push(`${one.textContent?.trim()}: ${Math.round(top)} to ${Math.round(bottom)}, buttons at ${foot.top}`);
    }
    for (const button of document.querySelectorAll('.cramp__foot button')) {
      const { left, top, width, height, bottom } = button.getBoundingClientRect();
      const reached = document.elementFromPoint(left + width / 2, top + height / 2);
      if (height < smallest || width < smallest || bottom > innerHeight || !button.contains(reached))
        wrong.push(`${button.textContent?.trim()}: ${Math.round(width)} x ${Math.round(height)} at ${Math.round(top)}`);
      if (button.scrollWidth > button.clientWidth || button.scrollHeight > button.clientHeight)
        wrong.push(`${button.textContent?.trim()}: the words are cut off`);
    }
    return wrong;
  }, SMALLEST);
  expect(wrong, name).toEqual([]);
}

/** Every sentence a third longer, as in many languages. */
async function lengthen({ page }: Opened): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('.cramp h1, .cramp button, .cramp__first > span')) {
      const text = (one.textContent ?? '').trim();
      if (one.childElementCount > 0 || one.getAttribute('data-longer') === text) continue;
      const words = text.split(' ');
      while (words.join(' ').length < text.length * 1.3) words.push('langes'.slice(0, 1 + (words.length % 6)));
      one.textContent = words.join(' ');
      one.setAttribute('data-longer', one.textContent);
    }
  });
}

const TIGHT: [number, number, number][] = [
  [1000, 700, 100],
  [1000, 700, 200],
  [420, 640, 100],
  [420, 640, 200],
  [320, 640, 100],
  [320, 640, 200],
  [800, 360, 100],
  [640, 360, 100],
  [1000, 500, 200],
];

it.each(TIGHT)('shows each instruction whole above the buttons at %i × %i, text %i %%', async (width, height, text) => {
  for (const muscle of ['calf', 'foot', 'back_of_thigh', 'front_of_thigh', 'other'] as const) {
    const opened = await open(running(ongoing({ muscle, side: 'left' })), { width, height, text });
    const { page } = opened;
    for (const step of [1, 2, 3, 4]) {
      await page.getByText(CLOT).waitFor();
      await page.screenshot({ path: `${OUTPUT}/cramp-tight-${width}-${height}-${text}-${muscle}-${step}.png` });
      await instructs(opened, `${muscle} ${step}`);
      if (step < 4) await page.getByRole('button', { name: 'Next step' }).click();
    }
    await page.context().close();
  }
});

it.each(TIGHT.filter(([width, height]) => width >= 420 && height >= 600))(
  'has room for a language with longer sentences at %i × %i, text %i %%',
  async (width, height, text) => {
    const opened = await open(running(ongoing({ muscle: 'back_of_thigh', side: 'left' })), { width, height, text });
    for (const step of [1, 2, 3, 4]) {
      await lengthen(opened);
      await opened.page.screenshot({ path: `${OUTPUT}/cramp-longer-${width}-${text}-${step}.png` });
      await instructs(opened, `longer, step ${step}`);
      if (step < 4) await opened.page.getByRole('button', { name: /^Next step/ }).click();
    }
    await opened.page.context().close();
  },
);

it.each(TIGHT)('leads to every button of the other screens at %i × %i, text %i %%', async (width, height, text) => {
  const opened = await open({}, { width, height, text });
  const { page } = opened;
  for (const name of ['Calf', 'Other', 'Left', 'Both', 'It let go']) {
    const button = page.getByRole('button', { name, exact: true });
    await button.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const { height: tall, width: wide } = (await button.boundingBox())!;
    expect(Math.min(tall, wide), name).toBeGreaterThanOrEqual(SMALLEST);
    const reached = await button.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(reached, `${name} can be pressed`).toBe(true);
  }
  await page.context().close();
  const long = await open(running(ongoing({ started_at: at('21:40'), muscle: 'calf', side: 'left' })), {
    width,
    height,
    text,
  });
  await long.page.getByRole('heading', { name: /If moving does not ease it either/ }).waitFor();
  await instructs(long, 'ten minutes');
  await long.page.context().close();
});

describe.each(SIZES)('at %s %i × %i, text %i %%', (suffix, width, height, text) => {
  it.each(['calf', 'foot', 'back_of_thigh', 'front_of_thigh', 'other'] as const)(
    'shows each step for %s with the line about a clot, and none is held up by it',
    async (muscle) => {
      const opened = await open(running(ongoing({ muscle, side: 'left' })), { width, height, text });
      const { page } = opened;
      for (const step of [1, 2, 3, 4]) {
        await page.getByText(CLOT).waitFor();
        await page.screenshot({ path: `${OUTPUT}/cramp-${muscle}-${step}${suffix}.png` });
        await fits(opened, `${muscle} ${step}`);
        if (step === 1 || muscle === 'calf') await look(opened, `${muscle}-${step}${suffix}`);
        if (step < 4) await page.getByRole('button', { name: 'Next step' }).click();
      }
      await page.context().close();
    },
  );

  it('shows the first screen, the ten minutes, afterwards and how soon to be seen', async () => {
    const opened = await open({}, { width, height, text });
    const { page } = opened;
    await page.getByText('Most cramps let go by themselves').waitFor();
    await look(opened, `first${suffix}`);
    await fits(opened, 'first');
    await page.getByRole('button', { name: CLOT }).click();
    await page.getByRole('heading', { name: 'How soon to be seen' }).waitFor();
    await look(opened, `how-soon${suffix}`);
    await fits(opened, 'how soon');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'It let go' }).click();
    await page.getByRole('heading', { name: /It let go after/ }).waitFor();
    await look(opened, `after${suffix}`);
    await fits(opened, 'after');
    await page.context().close();

    const long = await open(running(ongoing({ started_at: at('21:40'), muscle: 'calf', side: 'left' })), {
      width,
      height,
      text,
    });
    await long.page.getByRole('heading', { name: /If moving does not ease it either/ }).waitFor();
    await long.page.getByText(CLOT).waitFor();
    await look(long, `ten${suffix}`);
    await fits(long, 'ten');
    await long.page.context().close();
  });

  it('shows the practice as practice, from the first screen to the last, and asks the agent for nothing', async () => {
    const opened = await open({}, { view: 'practice', width, height, text });
    const { page, bridge } = opened;
    await page.getByText('Practice: nothing is recorded').first().waitFor();
    await look(opened, `practice${suffix}`);
    await fits(opened, 'practice');
    await page.getByRole('button', { name: 'Calf' }).click();
    await page.getByRole('button', { name: 'Left' }).click();
    await page.getByText('Practice: nothing is recorded. Left calf').waitFor();
    await look(opened, `practice-step${suffix}`);
    await fits(opened, 'practice step');
    await page.getByRole('button', { name: 'It let go' }).click();
    await page.getByRole('heading', { name: 'That was the practice' }).waitFor();
    await look(opened, `practice-over${suffix}`);
    await fits(opened, 'practice over');
    expect(bridge.requests.map(({ type }) => type).filter((type) => /cramp|episode|night_change/.test(type))).toEqual(
      [],
    );
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole('button', { name: 'End the practice' }).click();
    await expect.poll(() => opened.closed()).toBe(true);
    await page.context().close();
  });
});

it('leads to how soon to be seen and back by the keyboard, and holds the step anew', async () => {
  const opened = await open(running(ongoing({ muscle: 'calf', side: 'left' })));
  const { page } = opened;
  const line = page.getByRole('button', { name: CLOT });
  await line.focus();
  expect((await line.boundingBox())!.height).toBeLessThan(60);
  // Quiet to the eye, and as large as every target of the night.
  const target = await line.evaluate((one) => parseFloat(getComputedStyle(one, '::after').height));
  expect(target).toBeGreaterThanOrEqual(88);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'How soon to be seen' }).waitFor();
  for (const text of [
    'your local emergency number',
    'between the legs',
    'before the next dose',
    'does not heal',
    'NHS, deep vein thrombosis, undated',
  ]) {
    expect(await page.getByText(text).first().isVisible(), text).toBe(true);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Sit up and straighten the leg' }).waitFor();
  expect(opened.closed(), 'Escape goes back first').toBe(false);
  expect(await line.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.getByRole('img', { name: /left in this hold/ }).getAttribute('aria-label')).toMatch(
    /^(30|29) seconds/,
  );
  await page.keyboard.press('Escape');
  await expect.poll(() => opened.closed()).toBe(true);
  await page.context().close();
});

describe('a real cramp goes before practice', () => {
  it('that runs is shown although practice was asked for', async () => {
    const { page } = await open(running(ongoing({ muscle: 'calf', side: 'left' })), { view: 'practice' });
    await page.getByText('Left calf', { exact: true }).waitFor();
    expect(await page.getByText('Practice').count()).toBe(0);
    await page.context().close();
  });

  it('that begins during practice takes the screen, is saved, and is not interrupted by practice', async () => {
    const { page, bridge } = await open({}, { view: 'practice' });
    await page.getByText('Practice: nothing is recorded').waitFor();
    bridge.tell({ type: 'open', value: 'cramp' });
    await page.getByText(/^Saved at/).waitFor();
    expect(bridge.requests.filter(({ type }) => type === 'cramp_start')).toHaveLength(1);
    bridge.tell(news(ongoing()));
    bridge.tell({ type: 'open', value: 'practice' });
    bridge.tell({ type: 'open', value: 'cramp' });
    await page.waitForTimeout(200);
    expect(await page.getByText('Practice').count()).toBe(0);
    expect(bridge.requests.filter(({ type }) => type === 'cramp_start')).toHaveLength(1);

    // Over: the next one begins anew, and so may practice.
    await page.getByRole('button', { name: 'It let go' }).click();
    await page.getByRole('heading', { name: /It let go after/ }).waitFor();
    bridge.tell(news(ongoing({ ongoing: false, duration_seconds: 60 })));
    bridge.tell({ type: 'open', value: 'cramp' });
    await page.getByRole('heading', { name: 'Where is it?' }).waitFor();
    await expect.poll(() => bridge.requests.filter(({ type }) => type === 'cramp_start').length).toBe(2);
    await page.context().close();
  });
});

describe('by day', () => {
  it.each(['light', 'dark'] as const)(
    'the evening names what each grade is about, and who is to be seen first, %s',
    async (theme) => {
      const snapshot = evening();
      const bridge = new RecordedBridge({ ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } });
      const opened = await stage.open(bridge, { hash: '#evening', width: 1000, height: 700 });
      const { page } = opened;
      await page.getByRole('button', { name: 'Show' }).click();
      for (const why of await page.getByRole('button', { name: /^Why: / }).all()) await why.click();
      for (const badge of [
        'Sleep: moderate',
        'Cramps: none found',
        'Heavy legs: weak',
        'Standing for long: moderate',
        'Cramps: weak',
      ]) {
        expect(await page.getByText(badge).first().isVisible(), badge).toBe(true);
      }
      await page.screenshot({ path: `${OUTPUT}/evening-why-${theme}.png` });
      for (const item of ['Warm bath', 'Legs up', 'Warm or cool pack']) {
        const row = page.getByRole('listitem').filter({ hasText: item }).first();
        expect(await row.getByText(CLOT).count(), item).toBe(1);
      }
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Warm or cool pack' })
        .first()
        .getByRole('button', { name: 'How soon?' })
        .click();
      await page.getByRole('dialog').getByText('your local emergency number').first().waitFor();
      await page.screenshot({ path: `${OUTPUT}/evening-how-soon-${theme}.png` });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)).toEqual(
        [],
      );
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Practise' }).click();
      expect(bridge.requests).toContainEqual({ type: 'open', view: 'practice' });
      expect(opened.errors).toEqual([]);
      await page.context().close();
    },
  );

  it('a movement says what is known about what, from where, and what to do seated', async () => {
    const opened = await stage.open(new RecordedBridge(wednesday()), {
      hash: '#stretch/calf-wall-straight',
      width: 1000,
      height: 700,
    });
    const { page } = opened;
    await page.getByText('Cramps: weak').waitFor();
    await page
      .getByText(/Sources: Hallegraeff 2012; Coppin 2005; Cochrane 2021; ACSM 2021; NHS Tayside, undated/)
      .click();
    await page.getByText('191 people on prescribed quinine').waitFor();
    await page.getByText(/chest pain, breathlessness or dizziness/).waitFor();
    await page.screenshot({ path: `${OUTPUT}/movement.png` });
    await page.getByRole('link', { name: 'Can’t stand now: Seated calf stretch' }).click();
    await page.getByRole('heading', { name: 'Seated calf stretch' }).waitFor();
    expect(opened.errors).toEqual([]);
    await page.context().close();
  });
});

it('numbers, Space and Enter alone are enough, half asleep', async () => {
  const opened = await open({});
  const { page, bridge } = opened;
  bridge.answers.set('cramp_describe', (request) => {
    const { muscle, side } = request as Extract<typeof request, { type: 'cramp_describe' }>;
    return { type: 'episode', value: ongoing({ muscle, side }) };
  });
  await page.getByRole('heading', { name: 'Where is it?' }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: 'Which leg?' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: /^Sit up and straighten the leg/ }).waitFor();
  await expect
    .poll(() => bridge.requests.at(-1))
    .toMatchObject({ type: 'cramp_describe', muscle: 'calf', side: 'right' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Stand on that foot/ }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('heading', { name: /^It let go after/ }).waitFor();
  await expect.poll(() => bridge.requests.at(-1)?.type).toBe('cramp_end');
  const after = (await page.locator('.cramp__after').textContent()) ?? '';
  for (const line of [
    /both in turn/,
    /bath or shower/,
    /Rub the muscle/,
    /roller or a ball/,
    /Legs up/,
    /sip of water/,
  ])
    expect(after).toMatch(line);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Start 12 minutes' }).press('Space');
  await page.getByRole('timer', { name: /left with your legs up/ }).waitFor();
  await look(opened, 'after-timer');
  await page.getByRole('button', { name: 'Close' }).press('Space');
  await expect.poll(opened.closed).toBe(true);
  await page.context().close();
});
