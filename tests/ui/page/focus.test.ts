/**
 * The keyboard's place: every button of every view is pressed, and the focus is then on something that is there, can be
 * seen and has a name, and that has not become something else without a word. And the habits of lists and groups that a
 * screen reader counts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type Opened } from '../harness/page';
import { answering, open, places } from '../harness/places';
import { RecordedBridge } from '../harness/recorded';
import { evening, inPhase, wednesday } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const BUTTONS = ':is(button:not(:disabled), summary):visible';

/** What has the focus, and what is wrong with that; `before` is how much had been said before the press. */
function focused({ page, said }: Opened, before: number): Promise<{ name: string; wrong: string | null }> {
  return page.evaluate((heard) => {
    const at = document.activeElement;
    const nameOf = (element: Element) =>
      (
        element.getAttribute('aria-label') ??
        element
          .getAttribute('aria-labelledby')
          ?.split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' ') ??
        ((element as HTMLInputElement).labels?.[0]?.textContent ||
          element.textContent ||
          element.getAttribute('title') ||
          '')
      ).trim();
    if (!at || at === document.body) return { name: '', wrong: 'the focus is lost' };
    const name = nameOf(at);
    if (at.getClientRects().length === 0) return { name, wrong: `${name} has the focus and cannot be seen` };
    if (name === '') return { name, wrong: `${at.outerHTML.slice(0, 120)} has the focus and no name` };
    const before = at.getAttribute('data-before');
    const state = at.getAttribute('aria-expanded') ?? at.getAttribute('aria-pressed') ?? '';
    if (before !== null && before !== name && at.getAttribute('data-state') === state && !heard)
      return { name, wrong: `${before} has become ${name} under the focus` };
    return { name, wrong: null };
  }, said.length > before);
}

/** The same, once what follows from a press has been shown. */
async function settled(opened: Opened, before: number): Promise<{ name: string; wrong: string | null }> {
  let now = await focused(opened, before);
  for (let tries = 0; now.wrong !== null && tries < 10; tries++) {
    await opened.page.waitForTimeout(200);
    now = await focused(opened, before);
  }
  return now;
}

/** Lists whose looks would take away that they are lists. */
function uncounted({ page }: Opened): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('ul, ol')]
      .filter((list) => list.getAttribute('role') !== 'list')
      .map((list) => `not counted as a list: ${list.outerHTML.slice(0, 80)}`),
  );
}

/** What a person who hears the page meets: a name for each control, said once, and a count for each list. */
async function told({ page }: Opened): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const CONTROL =
    /^(button|link|checkbox|radio|switch|textbox|searchbox|spinbutton|combobox|menuitem|tab|slider|radiogroup|dialog|application|Date|InputTime)$/;
  const unnamed = nodes
    .filter(
      ({ ignored, role, name }) => !ignored && CONTROL.test(String(role?.value)) && !String(name?.value ?? '').trim(),
    )
    .map(({ role }) => `a ${String(role?.value)} without a name`);
  const twice = nodes
    .filter(
      ({ name, description }) => description?.value && String(description.value).trim() === String(name?.value).trim(),
    )
    .map(({ name }) => `says twice: ${String(name?.value)}`);
  // A reader says what stands in a field by itself.
  const whole = (value: string) => new RegExp(`(?<!\\w)${value.replace(/\W/g, '\\$&')}(?!\\w)`);
  const values = nodes
    .filter(
      ({ ignored, role, name, description, value }) =>
        !ignored &&
        /^(textbox|searchbox|spinbutton)$/.test(String(role?.value)) &&
        String(value?.value ?? '').trim() !== '' &&
        [name, description].some((words) => whole(String(value!.value)).test(String(words?.value ?? ''))),
    )
    .map(({ name, value }) => `says ${String(value?.value)} twice: ${String(name?.value)}`);
  const titles = await page.evaluate(() =>
    [...document.querySelectorAll('[title]')]
      .filter(
        (one) =>
          one.getAttribute('title') === one.getAttribute('aria-label') ||
          one.textContent?.trim() === one.getAttribute('title'),
      )
      .map((one) => `the title repeats: ${one.outerHTML.slice(0, 80)}`),
  );
  return [...unnamed, ...twice, ...values, ...titles];
}

it.each(places)('$name: a name for each control, said once, and every list counted', async (place) => {
  const opened = await open(stage, place);
  const { page } = opened;
  await page.waitForTimeout(200);
  // What is folded is looked at as well.
  for (const more of await page.locator('button[aria-expanded=false]:not([aria-haspopup]):visible').all())
    await more.click({ timeout: 1000 }).catch(() => undefined);
  expect([...(await told(opened)), ...(await uncounted(opened)), ...opened.errors]).toEqual([]);
  await page.context().close();
});

it('sees a control without a name, a list that is not counted and a title that repeats', async () => {
  const opened = await stage.open(answering(wednesday()));
  await opened.page.evaluate(() => {
    const bad =
      '<button></button><ul><li>one</li></ul><button aria-label="Go" title="Go"><i></i></button>' +
      '<input aria-label="Bed, 22:45" value="22:45" />';
    document.querySelector('main')!.insertAdjacentHTML('beforeend', bad);
  });
  expect([...(await told(opened)), ...(await uncounted(opened))]).toEqual([
    'a button without a name',
    'says twice: Go',
    'says 22:45 twice: Bed, 22:45',
    expect.stringMatching(/^the title repeats/),
    expect.stringMatching(/^not counted as a list/),
  ]);
  await opened.page.context().close();
});

describe('a press on any button', () => {
  it.each(places)('of $name leaves the focus on something', { timeout: 120_000 }, async (place) => {
    const { within = 'body' } = place;
    const wrong: string[] = [];
    for (let index = 0, count = 1; index < count; index++) {
      const opened = await open(stage, place);
      const { page } = opened;
      const buttons = page.locator(within).locator(BUTTONS);
      if (index === 0) {
        count = await buttons.count();
        wrong.push(...(await uncounted(opened)));
      }
      const heard = opened.said.length;
      const pressed = await buttons.nth(index).evaluate(
        (element: HTMLElement) => {
          for (const one of document.querySelectorAll<HTMLElement>('button')) {
            one.dataset.before = (one.getAttribute('aria-label') ?? (one.textContent || one.title)).trim();
            one.dataset.state = one.getAttribute('aria-expanded') ?? one.getAttribute('aria-pressed') ?? '';
          }
          element.focus();
          return element.dataset.before ?? element.textContent;
        },
        undefined,
        { timeout: 2000 },
      );
      await page.keyboard.press('Enter');
      await page.waitForTimeout(320);
      const after = await settled(opened, heard);
      if (after.wrong !== null) wrong.push(`${pressed}: ${after.wrong}`);
      // What has opened is gone through as far as its first answer.
      if (await page.getByRole('menu').count()) {
        await page.keyboard.press('Enter');
        await page.waitForTimeout(320);
        const then = await settled(opened, heard);
        if (then.wrong !== null) wrong.push(`${pressed}, first line: ${then.wrong}`);
      }
      wrong.push(...opened.errors);
      await page.context().close();
    }
    expect(wrong).toEqual([]);
  });
});

it('moves through the nights by arrows, at one stop of Tab', async () => {
  const { page } = await stage.open(new RecordedBridge(wednesday()), { hash: '#journal' });
  await page.locator('.log a').first().waitFor();
  expect(await page.locator('.log a[tabindex="0"]').count()).toBe(1);
  await page.locator('.log a[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.log a')[1])).toBe(true);
  expect(await page.locator('.log a[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.log') === null)).toBe(true);
  await page.context().close();
});

it('tells of a single choice which of how many, and takes it back', async () => {
  const { page } = await stage.open(new RecordedBridge(wednesday()), { hash: '#journal' });
  const muscles = page.getByRole('radiogroup', { name: 'Muscle' });
  expect(await muscles.getByRole('radio').count()).toBe(6);
  const calf = muscles.getByRole('radio', { name: 'Calf' });
  await muscles.getByText('Calf', { exact: true }).click();
  expect(await calf.isChecked()).toBe(true);
  await muscles.getByText('Calf', { exact: true }).click();
  expect(await calf.isChecked()).toBe(false);
  await calf.focus();
  await page.keyboard.press('Space');
  expect(await calf.isChecked()).toBe(true);
  await page.keyboard.press('Space');
  expect(await calf.isChecked()).toBe(false);
  const ends = await page.getByRole('radiogroup', { name: 'Severity' }).getAttribute('aria-describedby');
  expect(await page.locator(`[id="${ends}"]`).textContent()).toContain('the worst I can imagine');
  await page.getByRole('radiogroup', { name: 'Severity' }).getByText('6', { exact: true }).click();
  await page.getByRole('button', { name: 'Clear: Severity' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.scale input'));
  await page.context().close();
});

it('takes digits where a number stands', async () => {
  const { page } = await stage.open(new RecordedBridge(wednesday()), { hash: '#settings/breaks' });
  const every = page.getByRole('spinbutton', { name: 'Break every' });
  await every.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('45');
  expect(await every.getAttribute('aria-valuetext')).toBe('45');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[role=spinbutton]')?.value === '45 min');
  await page.context().close();
});

it('says the time of a line of the checklist, and what a switch means apart from its name', async () => {
  const { page } = await stage.open(new RecordedBridge(evening()), { hash: '#evening' });
  const [first] = await page.locator('.todo li').all();
  const [time] = await first!.locator('time').allTextContents();
  await first!.getByRole('checkbox', { name: new RegExp(`${time}$`) }).waitFor();
  await page.goto(page.url().replace('#evening', '#settings/app'));
  const start = page.getByRole('switch', { name: 'Start with the session', exact: true });
  expect(await page.locator(`[id="${await start.getAttribute('aria-describedby')}"]`).textContent()).toContain('tray');
  await page.context().close();
});

it('tells by a heading how long it is until the next break', async () => {
  const { page } = await stage.open(new RecordedBridge(wednesday()));
  await page.getByRole('heading', { level: 2, name: /24 min.* until the next break/ }).waitFor();
  await page.context().close();
});

it('moves the focus with the steps of a cramp', async () => {
  const { page } = await stage.open(new RecordedBridge(evening()), { window: 'cramp' });
  const heard = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.getByRole('button', { name: 'Calf' }).click();
  // The list that answers the question, called by it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Which leg?');
  await page.getByRole('button', { name: 'Left' }).click();
  await expect.poll(heard).toBe(await page.locator('h1').textContent());
  const first = await heard();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect.poll(heard).not.toBe(first);
  expect(await heard()).toBe(await page.locator('h1').textContent());
  expect(await page.locator('h1[aria-live]').count(), 'said by the focus, and not again').toBe(0);
  await page.context().close();
});

it('stands on what the break window is about, and never says up to somebody who stays seated', async () => {
  const due = inPhase('due');
  const gentle: Snapshot = {
    ...due,
    report: { ...due.report, status: { ...due.report.status, gentle: true, routine: 'seated' } },
  };
  const { page } = await stage.open(new RecordedBridge(gentle), { window: 'break', width: 420, height: 640 });
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await page.locator('h1').textContent()).not.toMatch(/\bup\b/i);
  await page.context().close();
});

it.each([
  { width: 800, height: 600, text: 100 },
  { width: 800, height: 600, text: 200 },
  { width: 420, height: 640, text: 200 },
])('shows Start of the break window without scrolling at $width x $height and $text %', async (size) => {
  const { page } = await stage.open(new RecordedBridge(inPhase('due')), { window: 'break', ...size });
  const hidden = await page.evaluate(() =>
    ['h1', '.btn--big'].filter((what) => {
      const box = document.querySelector(what)?.getBoundingClientRect();
      if (!box || box.top < 0 || box.bottom > innerHeight) return true;
      return !document.elementFromPoint(box.left + 30, box.top + box.height / 2)?.closest(what);
    }),
  );
  expect(hidden, 'neither outside the window nor under something else').toEqual([]);
  const [start, skip] = [await page.locator('.btn--big').boundingBox(), await page.getByText('Skip').boundingBox()];
  expect(skip!.y - (start!.y + start!.height), 'Skip keeps its distance').toBeGreaterThanOrEqual(16);
  await page.context().close();
});
