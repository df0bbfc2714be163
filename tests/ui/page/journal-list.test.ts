/**
 * The journal's list over fifty years: what is in the page at any time, the scroll bar's truth, the keyboard, a jump to a date, search
 * with marked hits, filters that stay, and what is being read staying where it is.
 */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { EpisodeFilter } from '../../../ui/src/lib/api/types/EpisodeFilter';
import type { NightSummary } from '../../../ui/src/lib/api/types/NightSummary';
import { folded } from '../../../ui/src/lib/folded';
import { addDays } from '../../../ui/src/lib/time/moment';
import { dayNumber } from '../../../ui/src/views/journal/rows';
import { Stage, type OpenOptions } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { bareEpisode, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const RUNNING = '2025-11-12';
const LAST = '2025-11-11';
const NIGHTS = 18_262;
const FIRST = addDays(LAST, 1 - NIGHTS);
const PAGE = 200;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

/** A journal of fifty years in which every third night has a cramp, and two summers have nothing. */
class FiftyYears extends RecordedBridge {
  readonly marks: string[];
  readonly episodes: Episode[] = [];
  constructor(dark = false) {
    const snapshot = wednesday();
    super({
      ...snapshot,
      settings: { ...snapshot.settings, appearance: { theme: dark ? 'dark' : 'light' } },
    });
    this.marks = Array.from({ length: NIGHTS }, (_, at) => 'cff'[at % 3]!);
    for (const summer of ['1999-06-01', '2019-06-01'])
      for (let night = summer, left = 60; left > 0; night = addDays(night, 1), left -= 1)
        this.marks[dayNumber(night) - dayNumber(FIRST)] = '-';
    for (let at = NIGHTS - 1; at >= 0; at -= 1) {
      if (this.marks[at] !== 'c') continue;
      const night = addDays(FIRST, at);
      const kind = at % 2 === 0 ? ('cramp' as const) : ('ache' as const);
      this.episodes.push(
        bareEpisode(night, `${addDays(night, 1)}T02:40:00+01:00`, {
          id: `01980000-0000-7000-8000-${String(at).padStart(12, '0')}`,
          kind,
          severity: at % 11,
          muscle: at % 4 === 0 ? 'foot' : 'calf',
          side: 'left',
          note: at % 30 === 0 ? 'Right after the Café: a long evening at the desk, then a cramp like a ﬁst.' : null,
        }),
      );
    }
    this.answers.set('night_index', () => ({
      type: 'night_index',
      value: { since: FIRST, marks: this.marks.join('') },
    }));
    this.answers.set('nights', (request) => {
      if (request.type !== 'nights') throw new Error();
      const value: NightSummary[] = [];
      for (let night = request.since; night <= request.until; night = addDays(night, 1)) value.push(this.line(night));
      return { type: 'nights', value };
    });
    this.answers.set('episodes', (request) => {
      if (request.type !== 'episodes') throw new Error();
      const all = this.left(request.filter ?? {}, request.since, request.until);
      const start = request.from ? all.findIndex(({ id }) => id === request.from!.id) + 1 : 0;
      return { type: 'episodes', value: this.page(all, start) };
    });
    this.answers.set('episode_search', (request) => {
      if (request.type !== 'episode_search') throw new Error();
      const filter: Partial<EpisodeFilter> = request.filter ?? {};
      const all = this.left(filter, request.since, request.until);
      const places = all.filter((_, at) => (at + 1) % PAGE === 0);
      const without =
        all.length > 0
          ? []
          : (['kind', 'muscle', 'words'] as const)
              .filter((part) => filter[part])
              .map((part) => ({ part, found: this.left({ ...filter, [part]: null }).length }));
      return {
        type: 'episode_search',
        value: { found: all.length, of: this.episodes.length, page: this.page(all, 0), places, without },
      };
    });
  }

  line(night: string): NightSummary {
    const mark = this.marks[dayNumber(night) - dayNumber(FIRST)] ?? '-';
    const state = mark === 'c' ? 'cramps' : mark === 'f' ? 'cramp_free' : 'not_recorded';
    const bare = { bed_at: null, up_at: null, answer: null };
    const place = { muscle: 'calf', side: 'left' } as const;
    if (state !== 'cramps')
      return { night, state, episodes: 0, sleep_quality: state === 'cramp_free' ? 4 : null, ...bare };
    return { night, state, episodes: 1, sleep_quality: dayNumber(night) % 5 === 0 ? 2 : null, ...bare, place };
  }

  left(filter: Partial<EpisodeFilter>, since?: string | null, until?: string | null): Episode[] {
    const words = folded(filter.words ?? '');
    return this.episodes.filter(
      (one) =>
        (!since || one.night >= since) &&
        (!until || one.night <= until) &&
        (!filter.kind || one.kind === filter.kind) &&
        (!filter.muscle || one.muscle === filter.muscle) &&
        (words === '' || (one.note !== null && folded(one.note).includes(words))),
    );
  }

  page(all: Episode[], start: number) {
    const episodes = all.slice(start, start + PAGE);
    const last = episodes.at(-1);
    const next =
      last && start + PAGE < all.length ? { night: last.night, started_at: last.started_at, id: last.id } : null;
    return { episodes, next };
  }

  /** The night becomes another one, elsewhere. */
  change(night: string, mark: string) {
    this.marks[dayNumber(night) - dayNumber(FIRST)] = mark;
    const page = this.page(this.left({}, night, night), 0);
    this.tell({ type: 'night_changed', value: { summary: this.line(night), page } });
  }
}

async function journal(options: OpenOptions = {}, dark = false) {
  const bridge = new FiftyYears(dark);
  const opened = await stage.open(bridge, { hash: '#journal', ...options });
  const { page } = opened;
  await page.locator('.log__night').first().waitFor();
  const scroller = page.locator('.long');
  const focusAt = () =>
    page.evaluate(
      () => document.activeElement?.closest('li')?.getAttribute('data-key') ?? document.activeElement?.tagName,
    );
  return { ...opened, bridge, scroller, focusAt };
}

/** The rows that are on screen, by their keys and tops. */
const onScreen = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('.long')!.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('.log > li')]
      .map((row) => ({
        key: row.dataset.key!,
        top: Math.round(row.getBoundingClientRect().top - box.top),
        box: row.getBoundingClientRect(),
      }))
      .filter((row) => row.box.bottom > box.top && row.box.top < box.bottom)
      .map(({ key, top }) => ({ key, top }));
  });
const counted = (found: number, { episodes }: FiftyYears) =>
  `${found.toLocaleString('en')} of ${episodes.length.toLocaleString('en')} entries`;
const settled = (page: Page) => page.waitForTimeout(120);

it('has only what is near the screen in the page, and a scroll bar that tells of all of it', async () => {
  const { page, scroller, bridge, errors } = await journal();
  await settled(page);
  const asked = bridge.requests.filter(({ type }) => type === 'nights' || type === 'episodes');
  expect(asked.length, 'two blocks, and the opened night’s day').toBeLessThan(6);
  const count = () => page.locator('.log > li').count();
  expect(await count()).toBeLessThan(40);
  const total = await scroller.evaluate((box) => box.scrollHeight);
  expect(total).toBeGreaterThan(NIGHTS * 40);
  // Half of the way is half of the years.
  await scroller.evaluate((box) => (box.scrollTop = box.scrollHeight / 2));
  await settled(page);
  const middle = (await onScreen(page)).find(({ key }) => /^\d/.test(key))!.key;
  expect(middle.slice(0, 3)).toBe('200');
  await page
    .locator(`[data-key="${middle}"] .meta`)
    .filter({ hasText: /calf|slept|Cramp/ })
    .waitFor();
  await scroller.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await settled(page);
  await page.getByText('The journal begins with').waitFor();
  expect((await onScreen(page)).map(({ key }) => key)).toContain(FIRST);
  expect(await count()).toBeLessThan(40);
  const grown = await scroller.evaluate((box) => box.scrollHeight);
  expect(Math.abs(grown / total - 1), 'and it does not change its mind').toBeLessThan(0.02);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('keeps what is being read where it is when a night above changes', async () => {
  const { page, scroller, bridge } = await journal();
  await scroller.evaluate((box) => (box.scrollTop = 30_000));
  await settled(page);
  const before = await onScreen(page);
  // Newer nights come, and a summer that was folded away is not any more.
  bridge.change(RUNNING, 'c');
  for (const night of ['2025-11-10', '2025-11-09']) bridge.change(night, 'c');
  await settled(page);
  expect(await onScreen(page)).toEqual(before);
  // Where the person looks at the newest, the newest is what they see.
  await scroller.evaluate((box) => (box.scrollTop = 0));
  await settled(page);
  expect((await onScreen(page))[0]?.key).toBe(RUNNING);
  await page.context().close();
});

it('goes everywhere by the keyboard, and never loses its place', async () => {
  const { page, scroller, focusAt } = await journal();
  await page.locator('.log__night').first().focus();
  expect(await focusAt()).toBe(LAST);
  await page.keyboard.press('ArrowDown');
  expect(await focusAt()).toBe(addDays(LAST, -1));
  await page.keyboard.press('PageDown');
  const after = String(await focusAt());
  expect(dayNumber(LAST) - dayNumber(after)).toBeGreaterThan(4);
  await page.keyboard.press('PageUp');
  expect(dayNumber(LAST) - dayNumber(String(await focusAt()))).toBeLessThan(3);
  await page.keyboard.press('End');
  await expect.poll(focusAt).toBe(FIRST);
  expect((await onScreen(page)).map(({ key }) => key)).toContain(FIRST);
  // It leaves the screen, and stays in the page with the focus.
  await scroller.evaluate((box) => (box.scrollTop = 5000));
  await settled(page);
  expect(await focusAt()).toBe(FIRST);
  await page.keyboard.press('ArrowUp');
  await expect.poll(focusAt).toBe(addDays(FIRST, 1));
  expect((await onScreen(page)).map(({ key }) => key)).toContain(addDays(FIRST, 1));
  await page.keyboard.press('Home');
  await expect.poll(focusAt).toBe(LAST);
  expect(await page.locator('.log a[tabindex="0"], .log button[tabindex="0"]').count()).toBe(1);
  // How many there are, and which this is.
  const [set, place] = await page
    .locator(`[data-key="${LAST}"]`)
    .evaluate((row) => [Number(row.getAttribute('aria-setsize')), Number(row.getAttribute('aria-posinset'))]);
  expect([set! > NIGHTS - 120, place]).toEqual([true, 1]);
  await page.context().close();
});

it('folds away what nobody wrote down, and shows it when asked', async () => {
  const { page, focusAt } = await journal({ hash: '#journal/2019-07-31' });
  await page.getByRole('heading', { name: /^Night of/ }).waitFor();
  const fold = page.getByRole('button', { name: /60 nights not recorded/ });
  await fold.scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${OUTPUT}/journal-list-fold.png` });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect.poll(focusAt).toBe('2019-07-30');
  await page.keyboard.press('ArrowDown');
  expect(await focusAt()).toBe('2019-07-29');
  await page.context().close();
});

it('goes to a date', async () => {
  const { page, focusAt, errors } = await journal();
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('A night, a month or a year');
  await field.waitFor();
  await page.screenshot({ path: `${OUTPUT}/journal-jump.png` });
  await field.fill('some day');
  await page.keyboard.press('Enter');
  await dialog.getByText('Write a date such as').first().waitFor();
  await field.fill('14 Mar 1987');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Night of Saturday 14 March' }).waitFor();
  await expect.poll(async () => (await onScreen(page)).map(({ key }) => key)).toContain('1987-03-14');
  await page.getByRole('button', { name: 'Go to a date' }).click();
  await dialog.getByRole('button', { name: '1980', exact: true }).click();
  await dialog.getByRole('button', { name: 'Feb' }).click();
  await expect.poll(focusAt).toBe('1980-02-29');
  await page.keyboard.press('g');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focusAt).toBe('1980-02-29');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

it('finds words in all of it, and marks them', async () => {
  const { page, said, bridge, scroller, errors } = await journal();
  await page.keyboard.press('Control+f');
  const search = page.getByRole('searchbox');
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('CAFE');
  await page.getByText(/^[\d,]+ of [\d,]+ entries$/).waitFor();
  const found = bridge.left({ words: 'cafe' }).length;
  await expect.poll(() => said.map(({ text }) => text)).toContain(counted(found, bridge));
  expect(await page.locator('.log mark').first().textContent()).toBe('Café');
  await search.fill('fist');
  await expect.poll(() => page.locator('.log mark').first().textContent()).toBe('ﬁst');
  await page.screenshot({ path: `${OUTPUT}/journal-found.png` });
  // The last one is the first of the journal, fetched when it is looked at.
  await scroller.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await page.locator(`.log a[href='#journal/${bridge.left({ words: 'cafe' }).at(-1)!.night}']`).waitFor();
  expect(await page.locator('.log > li').count()).toBeLessThan(40);
  await page.locator('.log a').last().click();
  await page.getByRole('heading', { name: /^Night of/ }).waitFor();
  await page.locator('.episode__note mark').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

it('filters by what an entry says, takes off part by part, and says which one keeps all out', async () => {
  const { page, bridge, errors } = await journal();
  await page.getByRole('button', { name: 'Filters' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it was').selectOption('Ache');
  await dialog.getByLabel('Muscle').selectOption('Foot');
  await page.screenshot({ path: `${OUTPUT}/journal-filters.png` });
  await dialog.getByRole('button', { name: 'Show', exact: true }).click();
  const none = bridge.left({ kind: 'ache', muscle: 'foot' }).length;
  expect(none, 'a foot aches in an even night only').toBe(0);
  const feet = bridge.left({ muscle: 'foot' }).length;
  const loosen = page.getByRole('button', { name: `Without Ache: ${feet.toLocaleString('en')} entries` });
  await loosen.waitFor();
  await page.screenshot({ path: `${OUTPUT}/journal-found-none.png` });
  await loosen.click();
  await page.getByText(counted(feet, bridge)).waitFor();
  // An entry and another view in between change nothing of it.
  const first = page.locator('.log a').first();
  const night = (await first.getAttribute('href'))!.split('/')[1];
  await first.click();
  await page.getByRole('link', { name: /^Edit/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /left foot/ }).waitFor();
  await page.goto(page.url().replace(/#.*/, `#journal/${night}`));
  await page.getByRole('button', { name: 'Take off: Foot' }).waitFor();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Journal', exact: true }).click();
  await page.getByText(counted(feet, bridge)).waitFor();
  // News counts at once.
  bridge.episodes.unshift({ ...bridge.episodes[0]!, id: '01980000-0000-7000-8000-999999999999', muscle: 'foot' });
  bridge.change(bridge.episodes[0]!.night, 'c');
  await page.getByText(counted(feet + 1, bridge)).waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Nights with cramps');
  await page.getByText(/^[\d,]+ nights$/).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

it('moves on without a long frame', async () => {
  const { page, scroller } = await journal();
  await settled(page);
  const longest = await scroller.evaluate(
    (box) =>
      new Promise<number>((done) => {
        let worst = 0;
        let left = 120;
        let before = performance.now();
        const step = () => {
          const now = performance.now();
          worst = Math.max(worst, now - before);
          before = now;
          box.scrollTop += 900;
          left -= 1;
          if (left > 0) requestAnimationFrame(step);
          else done(worst);
        };
        requestAnimationFrame(step);
      }),
  );
  console.log(`longest frame while scrolling: ${longest.toFixed(1)} ms`);
  // A busy machine: the budget itself (50 ms) is measured by script/bench-journal.
  expect(longest).toBeLessThan(400);
  await page.context().close();
});

it.each([
  ['light', {}, false],
  ['dark', { dark: true }, true],
  ['small', { width: 800, height: 600 }, false],
  ['large', { width: 1040, height: 720, text: 200 }, false],
] as const)('looks right: %s', async (name, options, dark) => {
  const { page, errors } = await journal({ hash: '#journal/2025-11-08', ...options }, dark);
  await settled(page);
  await page.screenshot({ path: `${OUTPUT}/journal-list-${name}.png` });
  await page.getByRole('searchbox').fill('cafe');
  await page.locator('.log mark').first().waitFor();
  await page.screenshot({ path: `${OUTPUT}/journal-found-${name}.png` });
  const wider = await page.evaluate(() => {
    const main = document.querySelector('.main')!;
    return main.scrollWidth > main.clientWidth;
  });
  expect(wider).toBe(false);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('dialog').getByLabel('Muscle').waitFor();
  await page.screenshot({ path: `${OUTPUT}/journal-filters-${name}.png` });
  expect(errors).toEqual([]);
  await page.context().close();
});
