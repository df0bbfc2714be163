/** Review: the calendar by keyboard, sentences and tables that say the same, every state of a question, empty and long journals. */
import { mkdirSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Review } from '../../../ui/src/lib/api/types/Review';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { INSIGHTS, NOTHING, marksOf, reviewOf } from '../harness/reviewed';
import { bareEpisode, wednesday } from '../harness/snapshots';

const OUTPUT = new URL('../output', import.meta.url).pathname;
const LAST = '2025-11-11';

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

async function open(part: string, review: Review, options: OpenOptions = {}) {
  const theme = options.dark ? 'dark' : 'light';
  const base = wednesday();
  const bridge = new RecordedBridge({ ...base, settings: { ...base.settings, appearance: { theme } } });
  bridge.answers.set('review', () => ({ type: 'review', value: review }));
  bridge.answers.set('insights', () => ({ type: 'insights', value: INSIGHTS }));
  const opened = await stage.open(bridge, { hash: part ? `#review/${part}` : '#review', ...options });
  await opened.page.locator('.main--review .stack > *').first().waitFor();
  return { ...opened, bridge };
}

async function look({ page, errors }: Opened, name: string): Promise<void> {
  await page.evaluate(() => {
    // The whole view in one picture, not the part that is scrolled to.
    document.querySelectorAll<HTMLElement>('.app, .main').forEach((one) => (one.style.height = 'auto'));
  });
  await page.screenshot({ path: `${OUTPUT}/review-${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.main :not(svg *)')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className}`),
  );
  expect(wide, name).toEqual([]);
  expect(errors, name).toEqual([]);
}

const LOOKS: [string, OpenOptions][] = [
  ['', {}],
  ['dark', { dark: true }],
  ['small', { width: 420, height: 640 }],
  ['large', { text: 200 }],
];

it.each(['', 'patterns', 'insights'].flatMap((part) => LOOKS.map(([size, options]) => [part, size, options] as const)))(
  'part “%s” can be read and reached: %s',
  async (part, size, options) => {
    const opened = await open(part, reviewOf(marksOf(90), LAST), options);
    if (part === 'patterns') await opened.page.locator('svg.chart').nth(5).waitFor();
    if (part === 'insights') await opened.page.locator('.insight').nth(5).waitFor();
    await look(opened, `${part || 'nights'}-${size || 'light'}`);
    await opened.page.context().close();
  },
);

it.each([
  ['year', 365],
  ['fifty-years', 18_262],
])('a journal of a %s has pictures as well', async (name, nights) => {
  for (const part of ['', 'patterns']) {
    const opened = await open(part, reviewOf(marksOf(nights), LAST));
    if (part === 'patterns') await opened.page.locator('svg.chart').nth(5).waitFor();
    await opened.page.screenshot({ path: `${OUTPUT}/review-${part || 'nights'}-${name}.png` });
    expect(await opened.page.locator('.cal__night').count()).toBeLessThanOrEqual(397);
    expect(await opened.page.locator('.picture').first().locator('rect.bar--cramps').count()).toBeLessThanOrEqual(72);
    await opened.page.context().close();
  }
});

it('an empty journal says what will stand here, in every part', async () => {
  for (const part of ['', 'patterns']) {
    const opened = await open(part, NOTHING);
    await opened.page.getByRole('heading', { name: 'Nothing to review yet' }).waitFor();
    await look(opened, `${part || 'nights'}-nothing`);
    await opened.page.context().close();
  }
});

it('the calendar is one stop of Tab, the arrows move in it, and what they stand on is told and opens', async () => {
  const { page, bridge } = await open('', reviewOf(marksOf(90), LAST));
  const stops = page.locator('.cal [tabindex="0"]');
  expect(await stops.count()).toBe(1);
  const cell = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await stops.focus();
  expect(await cell()).toMatch(/^Tuesday 11 November: /);
  await page.keyboard.press('ArrowLeft');
  expect(await cell()).toMatch(/^Monday 10 November: /);
  await page.keyboard.press('ArrowUp');
  expect(await cell()).toMatch(/^Friday 10 October: /);
  await page.keyboard.press('Home');
  expect(await cell()).toMatch(/^Wednesday 1 October: /);
  await page.keyboard.press('ArrowLeft');
  expect(await cell()).toMatch(/^Tuesday 30 September: /);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  expect(await cell(), 'not before the first night').toMatch(/^Thursday 14 August: /);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  expect(await cell()).toMatch(/^Tuesday 30 September: /);
  expect(await stops.count()).toBe(1);

  bridge.answers.set('episodes', () => ({
    type: 'episodes',
    value: { episodes: [bareEpisode('2025-09-29', '2025-09-30T02:40:00+02:00', { muscle: 'calf' })], next: null },
  }));
  await page.keyboard.press('ArrowLeft');
  await page.locator('.told').getByText('Cramp at 2:40, calf').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#journal/2025-09-29');
  await page.context().close();
});

it('where the months are columns, down is the next night', async () => {
  const { page } = await open('', reviewOf(marksOf(90), LAST), { width: 420, height: 640 });
  await page.locator('.cal--columns [tabindex="0"]').focus();
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^Monday 10 November: /,
  );
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Friday 10 October: /);
  await page.context().close();
});

it('the sentence, the months and the marks count the same nights', async () => {
  const review = reviewOf(marksOf(90), LAST);
  const { page } = await open('', review);
  const { cramps, cramp_free, not_recorded } = review.nights;
  await page.getByText(`You recorded ${cramps + cramp_free} of 90 nights.`).waitFor();
  expect(await page.locator('.cal .m-cramp').count()).toBe(cramps);
  expect(await page.locator('.cal .m-free').count()).toBe(cramp_free);
  expect(await page.locator('.cal :is(.m-none, .m-asked)').count()).toBe(not_recorded);
  const sums = await page.locator('.cal__month > .cal__sum [aria-hidden]').allTextContents();
  const sum = (place: number) => sums.reduce((all, text) => all + Number(text.split(' of ')[place]), 0);
  expect([sum(0), sum(1)]).toEqual([cramps, cramps + cramp_free]);
  await page.context().close();
});

it('the tables behind the pictures add up to the sentences above them', async () => {
  const review = reviewOf(marksOf(90), LAST);
  const { page } = await open('patterns', review);
  await page.locator('svg.chart').nth(5).waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  const column = async (title: string, place: number) => {
    const rows = page.locator('section', { has: page.getByRole('heading', { name: title }) }).locator('tbody tr');
    const texts = await rows.evaluateAll((all, at) => all.map((row) => row.children[at]?.textContent ?? ''), place);
    return texts.reduce((sum, text) => sum + Number(text), 0);
  };
  const recorded = review.nights.cramps + review.nights.cramp_free;
  await page
    .getByText(
      `${review.episodes.cramps} cramps in ${recorded} recorded nights; ${review.nights.not_recorded} nights are`,
    )
    .first()
    .waitFor();
  expect(await column('Cramps a week', 1)).toBe(review.episodes.cramps);
  expect(await column('Cramps a week', 3)).toBe(recorded);
  expect(await column('Cramps a week', 4)).toBe(review.nights.not_recorded);
  expect(await column('Hour of the night', 1)).toBe(review.episodes.cramps);
  expect(await column('What was tried', 1)).toBe(21);
  expect(await column('Wind-downs a week', 1)).toBe(review.winddowns.whole);
  await page.context().close();
});

it('every state of a question has its words, and none says why', async () => {
  const { page } = await open('insights', reviewOf(marksOf(90), LAST));
  const card = (name: string) => page.getByRole('article', { name });
  await card('Goes along with fewer cramp nights').getByText('6 of 30').waitFor();
  await card('Can’t tell yet: 11 more nights at least').getByText('7 more nights with it, of 10').waitFor();
  await card('Can’t tell: nearly always the same').waitFor();
  await card('No association seen').waitFor();
  await page.getByRole('img', { name: '30 fewer; these counts allow anything from 50 fewer to 6 fewer.' }).waitFor();
  await page.getByText('17 nights are not recorded and not counted.').waitFor();
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/\b(works?|worked|causes?|caused|because|thanks to|since you)\b/i);
  await page.context().close();
});

it('asks for the nights that are chosen, and says what is wrong with dates', async () => {
  const { page, bridge, said } = await open('', reviewOf(marksOf(90), LAST));
  const asked = () => bridge.requests.filter(({ type }) => type === 'review').at(-1);
  expect(asked()).toMatchObject({ range: { kind: 'last', nights: 90 } });
  const range = page.getByRole('combobox', { name: 'Nights to look at' });
  await range.selectOption({ label: 'All nights' });
  await expect.poll(asked).toMatchObject({ range: { kind: 'all' } });
  await range.selectOption({ label: 'Own dates' });
  await page.getByText('Choose the first and the last night.').waitFor();
  bridge.answers.set('review', () => {
    throw { code: 'invalid', field: 'range.until', message: 'The last night lies before the first.' };
  });
  await page.getByLabel('From the night of').fill('2025-11-01');
  await page.getByLabel('To the night of').fill('2025-10-01');
  await expect.poll(asked).toMatchObject({ range: { kind: 'between', since: '2025-11-01', until: '2025-10-01' } });
  await page.getByText('The last night lies before the first.').waitFor();
  expect(await page.locator('.cal').count(), 'no other nights stand in their place').toBe(0);
  await expect.poll(() => said.map(({ text }) => text)).toContain('The last night lies before the first.');
  await page.context().close();
});

it('counts again when the journal changes, and keeps the chosen nights from part to part', async () => {
  const { page, bridge } = await open('', reviewOf(marksOf(90), LAST));
  const count = () => bridge.requests.filter(({ type }) => type === 'review').length;
  const before = count();
  bridge.tell({ type: 'journal_reopened' });
  await expect.poll(count).toBe(before + 1);
  await page.getByRole('combobox', { name: 'Nights to look at' }).selectOption({ label: 'Last 30 nights' });
  await page.getByRole('link', { name: 'Insights', exact: true }).click();
  await expect
    .poll(() => bridge.requests.filter(({ type }) => type === 'insights').at(-1))
    .toMatchObject({ range: { kind: 'last', nights: 30 }, questions: ['winddown'] });
  const question = page.getByRole('combobox', { name: 'Question' });
  await question.selectOption({ label: 'Days with alcohol' });
  const asked = () => bridge.requests.filter(({ type }) => type === 'insights').at(-1);
  await expect.poll(asked).toMatchObject({ questions: ['alcohol'] });
  await question.selectOption({ label: 'All questions at once' });
  await expect.poll(asked).toMatchObject({ questions: [] });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.context().close();
});

it('says that the journal could not be read, and tries again', async () => {
  const { page, bridge } = await open('', reviewOf(marksOf(90), LAST));
  bridge.answers.set('review', () => {
    throw { code: 'database_busy', message: 'Another program holds the journal.' };
  });
  bridge.tell({ type: 'journal_reopened' });
  await page.getByText('Another program holds the journal.').waitFor();
  bridge.answers.set('review', () => ({ type: 'review', value: reviewOf(marksOf(30), LAST) }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('of 30 nights').waitFor();
  await page.context().close();
});
