/**
 * What a person who only hears the page is told, in order and once: through `announce`, or by a focus that moves. No view has
 * a live region of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { Stage, type OpenOptions, type Opened } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { ailing, at, bareEpisode, evening, healthy, inPhase, wednesday } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const FULL = { code: 'disk_full', message: 'The disk is full.' };
const fail = (error: object) => (): never => {
  throw error;
};

async function open(
  snapshot: Snapshot,
  options: OpenOptions = {},
  answers: Partial<Record<Request['type'], () => Response>> = {},
) {
  const bridge = new RecordedBridge(snapshot);
  for (const [type, answer] of Object.entries(answers)) bridge.answers.set(type as Request['type'], answer);
  const opened = await stage.open(bridge, options);
  const texts = () => opened.said.map(({ text }) => text);
  const focused = () => opened.page.evaluate(() => document.activeElement?.textContent?.trim());
  return { ...opened, bridge, texts, focused };
}
/** Nothing more is said for a while; then all that was. */
async function quiet({ page, said }: Pick<Opened, 'page' | 'said'>): Promise<string[]> {
  for (let before = -1; before !== said.length;) {
    before = said.length;
    await page.waitForTimeout(900);
  }
  return said.map(({ text }) => text);
}

describe('a save error', () => {
  it('of the whole entry is said at once, with the focus where it was', async () => {
    const opened = await open(wednesday(), { hash: '#journal' }, { episode_add: fail(FULL) });
    await opened.page.getByRole('button', { name: 'Save episode' }).press('Enter');
    await expect
      .poll(() => opened.said)
      .toContainEqual({
        text: expect.stringContaining('The disk is full.'),
        urgency: 'assertive',
      });
    expect((await quiet(opened)).filter((text) => text.includes('The disk is full.'))).toHaveLength(1);
    expect(await opened.focused()).toBe('Save episode');
    await opened.page.context().close();
  });

  it('of a field is that field’s description, with the focus there, and not said again', async () => {
    const wrong = { code: 'invalid', field: 'entry.started_at', message: 'That is still to come.' };
    const opened = await open(wednesday(), { hash: '#journal' }, { episode_add: fail(wrong) });
    const { page } = opened;
    await page.getByText('Pick a time', { exact: false }).first().click();
    await page.getByRole('button', { name: 'Save episode' }).press('Enter');
    await page.getByText('That is still to come.').waitFor();
    const described = await page.evaluate(() =>
      (document.activeElement?.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
    expect(described).toContain('That is still to come.');
    expect(await quiet(opened)).not.toContain('That is still to come.');
    await page.context().close();
  });

  it('of a setting is said, and describes what was pressed', async () => {
    const wrong = { code: 'invalid', field: 'change.breaks.interval_minutes', message: 'Too often.' };
    const opened = await open(wednesday(), { hash: '#settings/breaks' }, { settings_change: fail(wrong) });
    const every = opened.page.getByRole('spinbutton', { name: 'Break every' });
    await every.focus();
    await opened.page.keyboard.press('ArrowUp');
    await expect.poll(() => opened.said).toEqual([{ text: 'Too often.', urgency: 'assertive' }]);
    const ids = (await every.getAttribute('aria-describedby'))!.split(' ');
    expect(await opened.page.locator(`[id="${ids.at(-1)}"]`).textContent()).toBe('Too often.');
    await opened.page.context().close();
  });

  it('of a medicine’s name goes to its field', async () => {
    const wrong = { code: 'invalid', field: 'entry.name', message: 'It needs a name.' };
    const opened = await open(
      wednesday(),
      { hash: '#journal/medical' },
      { medical_add: fail(wrong), medical_list: () => ({ type: 'medical', value: [] }) as unknown as Response },
    );
    const { page } = opened;
    await page.getByRole('button', { name: 'Add' }).press('Enter');
    await page.getByText('It needs a name.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await quiet(opened)).not.toContain('It needs a name.');
    await page.context().close();
  });
});

it('a pause and what it becomes are said, and the heading is not said twice', async () => {
  const opened = await open(wednesday(), {});
  const { page, bridge, said } = opened;
  bridge.answers.set('pause', () => ({ type: 'status', value: inPhase('paused').report }));
  bridge.answers.set('resume', () => ({ type: 'status', value: wednesday().report }));
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(opened.texts).toEqual([expect.stringMatching(/^Paused until/)]);
  expect(await opened.focused()).toContain('Paused by you');
  await page.getByRole('button', { name: 'Resume now' }).press('Enter');
  await expect.poll(() => said.length).toBe(2);
  expect(said[1]!.text).toMatch(/\d:\d\d/);
  expect(await quiet(opened)).toHaveLength(2);
  await page.context().close();
});

it('a connection that is lost is said once, whatever view is gone to', async () => {
  const opened = await open(wednesday());
  opened.bridge.say('lost');
  await expect
    .poll(() => opened.said)
    .toEqual([{ text: expect.stringMatching(/^Limber’s agent does not answer\. Reminders/), urgency: 'assertive' }]);
  await opened.page.keyboard.press('Control+2');
  await opened.page.keyboard.press('Control+3');
  expect(await quiet(opened)).toHaveLength(1);
  await opened.page.context().close();
});

it('the wind-down that is offered is said once, over every view', async () => {
  const opened = await open(evening({ winddown: { kind: 'offered', can_put_off: true } }), { hash: '#today' });
  await expect.poll(opened.texts).toEqual([expect.stringMatching(/^Time to wind down\. In bed by/)]);
  for (const key of ['2', '3', '4', '1']) {
    await opened.page.keyboard.press(`Control+${key}`);
    await opened.page.waitForTimeout(200);
  }
  expect((await quiet(opened)).filter((text) => text.includes('wind down'))).toHaveLength(1);
  await opened.page.context().close();
});

it('the morning’s question is said once, over every view', async () => {
  const base = wednesday();
  const last = { ...base.today.nights.at(-1)!, state: 'not_recorded' as const, answer: null, episodes: 0 };
  const opened = await open({ ...base, today: { ...base.today, last_night: last } }, { hash: '#stretch' });
  await opened.page.locator('.main--stretch').waitFor();
  opened.bridge.tell({ type: 'attend', value: 'today' });
  await expect.poll(opened.texts).toHaveLength(1);
  for (const key of ['1', '2', '4']) {
    await opened.page.keyboard.press(`Control+${key}`);
    await opened.page.waitForTimeout(200);
  }
  expect(await quiet(opened)).toHaveLength(1);
  await opened.page.context().close();
});

it('what is on now in the evening is said when it changes, and a timer that has run out', async () => {
  const opened = await open(evening(), { hash: '#evening' });
  const { page } = opened;
  expect(await quiet(opened)).toEqual([]);
  expect(await page.locator('.todo [aria-current=step]').count()).toBe(1);
  await page.locator('.todo .is-now').getByRole('checkbox').press('Space');
  await expect.poll(opened.texts).toEqual([expect.stringMatching(/^On now: /)]);
  const { current } = opened.bridge;
  const timed = current.evening.items.find((one) => one.action.kind === 'timer')!;
  const items = current.evening.items.map((one) =>
    one === timed ? { ...one, ticked_at: null, ticked_by: null } : one,
  );
  opened.bridge.current = { ...current, evening: { ...current.evening, items } };
  const timer = { night: current.evening.night, item: timed.id, startedAt: 0, minutes: 1 };
  await page.evaluate((one) => localStorage.setItem('limber-evening-timer', JSON.stringify(one)), timer);
  const before = opened.said.length;
  await page.reload();
  await expect
    .poll(() => opened.said.slice(before))
    .toEqual([{ text: expect.stringMatching(/: time is up$/), urgency: 'assertive' }]);
  await page.context().close();
});

it('a timer of the evening that has run out is said once, shown over every other view, and ticked there', async () => {
  const base = evening();
  const items = base.evening.items.map((one) => ({ ...one, ticked_at: null, ticked_by: null }));
  const timed = items.find((one) => one.action.kind === 'timer')!;
  const opened = await open({ ...base, evening: { ...base.evening, items } }, { hash: '#evening' });
  const { page, bridge } = opened;
  const banner = page.locator('.notices .banner', { hasText: 'time is up' });
  const start = (startedAt: number, night: string = base.evening.night) =>
    page.evaluate((one) => localStorage.setItem('limber-evening-timer', JSON.stringify(one)), {
      ...{ night, item: timed.id, minutes: 1, startedAt },
    });
  // It runs out while the person is elsewhere.
  await start(Date.parse(base.report.now) - 58_500);
  await page.reload();
  await page.locator('.todo__left').waitFor();
  await page.keyboard.press('Control+4');
  await page.locator('.main--journal').waitFor();
  expect(await banner.count()).toBe(0);
  const said = () => opened.texts().filter((text) => text.endsWith(': time is up'));
  await expect.poll(said, { timeout: 5000 }).toHaveLength(1);
  expect(opened.said.find(({ text }) => text === said()[0])!.urgency).toBe('assertive');
  for (const [key, view] of Object.entries({ 1: 'today', 2: 'stretch', 3: 'evening', ',': 'settings' })) {
    await page.keyboard.press(`Control+${key}`);
    await page.locator(`.main--${view}`).waitFor();
    expect(await banner.count(), view).toBe(view === 'evening' ? 0 : 1);
  }
  await quiet(opened);
  expect(said()).toHaveLength(1);
  await page.evaluate(() => (location.hash = '#evening/2025-11-10'));
  await banner.getByRole('button', { name: 'Tick it' }).press('Enter');
  await expect.poll(() => banner.count()).toBe(0);
  expect(bridge.requests).toContainEqual({
    ...{ type: 'checklist_tick', night: base.evening.night, item: timed.id, ticked: true },
  });
  // One of another evening is over for good.
  await start(0, '2025-11-01');
  const before = said().length;
  await page.reload();
  await page.locator('h1').first().waitFor();
  await quiet(opened);
  expect([await banner.count(), said().length]).toEqual([0, before]);
  await page.context().close();
});

it('the day that cannot be read is said', async () => {
  const opened = await open(wednesday(), {}, { day: fail(FULL) });
  await expect
    .poll(opened.said.slice.bind(opened.said))
    .toContainEqual({ text: 'The disk is full.', urgency: 'assertive' });
  expect((await quiet(opened)).filter((text) => text === 'The disk is full.')).toHaveLength(1);
  await opened.page.context().close();
});

it('what came of the keys for Cramp now is said', async () => {
  const opened = await open(wednesday(), { hash: '#settings/app' });
  const { page, bridge } = opened;
  const tried = (heard: boolean) => ({ ...healthy(), shortcut_try: { until: '2025-11-12T11:34:30+01:00', heard } });
  bridge.answers.set('shortcut_try', (request) => ({
    type: 'health',
    value: request.type === 'shortcut_try' && request.on ? tried(false) : healthy(),
  }));
  await page.getByRole('button', { name: 'Try it', exact: true }).press('Enter');
  await page.getByText('Press your keys now').waitFor();
  bridge.tell({ type: 'health_changed', value: tried(true) });
  await expect.poll(() => opened.said.length).toBe(1);
  expect(await quiet(opened)).toHaveLength(1);
  await page.context().close();
});

it('how things stand is said when it was asked for, by the focus or else once', async () => {
  const opened = await open(wednesday({ health: ailing() }), { hash: '#settings/health' });
  const { page } = opened;
  const summary = (await page.locator('.health__head h2').textContent())!;
  expect(await quiet(opened)).toEqual([]);
  await page.getByRole('button', { name: 'Check again' }).press('Enter');
  await expect.poll(opened.texts).toEqual([summary]);
  opened.bridge.tell({ type: 'health_changed', value: healthy() });
  await expect.poll(() => opened.said.length).toBe(2);
  expect(opened.said[1]!.text).not.toBe(summary);
  await page.context().close();
});

it('how many nights were found is said once the typing rests', async () => {
  const opened = await open(wednesday(), { hash: '#journal' });
  await opened.page.getByRole('searchbox').pressSequentially('calf', { delay: 40 });
  await expect.poll(opened.texts, { timeout: 3000 }).toHaveLength(1);
  expect(await quiet(opened)).toHaveLength(1);
  await opened.page.context().close();
});

it('each phase of the player is said once, and never a second', async () => {
  const opened = await open(wednesday(), { hash: '#stretch/bedtime-5' });
  const { page } = opened;
  await page.clock.install();
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  await page.locator('dialog.stage[open]').waitFor();
  for (let half = 0; half < 6; half++) await page.clock.runFor(500);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  for (let half = 0; half < 8; half++) await page.clock.runFor(500);
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(500);
  await expect
    .poll(opened.texts)
    .toEqual([
      expect.stringMatching(/seconds$/),
      'Paused',
      'Going on in 3 seconds',
      expect.stringMatching(/seconds$/),
      expect.stringMatching(/seconds$/),
    ]);
  // Where its keys are left to the page.
  const pause = page.getByRole('toolbar').getByRole('button').nth(1);
  expect(await pause.evaluate((one) => one === document.activeElement)).toBe(true);
  // A modal dialog silences what is behind it: the region that is heard there is inside.
  expect(await page.locator('dialog.stage [data-announcements]').count()).toBe(2);
  await page.context().close();
});

it('who goes on in a pause of the player hears where that leads', async () => {
  const opened = await open(wednesday(), { hash: '#stretch/bedtime-5' });
  const { page } = opened;
  await page.clock.install();
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  await page.locator('dialog.stage[open]').waitFor();
  for (let half = 0; half < 2; half++) await page.clock.runFor(500);
  await page.keyboard.press('Space');
  await page.clock.runFor(500);
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(500);
  await expect
    .poll(opened.texts)
    .toEqual([expect.stringMatching(/seconds$/), 'Paused', expect.stringMatching(/^Hold, right leg, \d+ seconds$/)]);
  await page.context().close();
});

it.each([
  ['a box of the evening', evening(), 'evening', 'checkbox', 'checklist_tick'],
  ['a switch', wednesday(), 'settings/breaks', 'switch', 'settings_change'],
] as const)('%s stays as it was pressed while it is saved, and goes back where it was not', async (...row) => {
  const [, snapshot, hash, role, type] = row;
  const opened = await open(snapshot, { hash: `#${hash}` });
  const { page, bridge } = opened;
  let answer = (): void => undefined;
  const refused = new Promise<never>((_, reject) => (answer = () => reject(FULL)));
  refused.catch(() => undefined);
  bridge.answers.set(type, () => refused);
  const box = page.getByRole(role).first();
  const before = await box.isChecked();
  // Every state that a reader would be told of.
  await box.evaluate((input: HTMLInputElement) => {
    const states: boolean[] = [];
    Object.assign(window, { states });
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked')!;
    Object.defineProperty(input, 'checked', {
      get,
      set(to: boolean) {
        if (to !== get!.call(this)) states.push(to);
        set!.call(this, to);
      },
    });
  });
  const states = () => page.evaluate(() => (window as unknown as { states: boolean[] }).states);
  await box.press(' ');
  await expect.poll(() => bridge.requests.some((request) => request.type === type)).toBe(true);
  await page.waitForTimeout(100);
  expect([await box.isChecked(), await states()]).toEqual([!before, []]);
  answer();
  await expect.poll(() => box.isChecked()).toBe(before);
  expect(await states()).toEqual([before]);
  await page.context().close();
});

it('half of a long hold is said once, and what is left when it goes on', async () => {
  const opened = await open(wednesday(), { hash: '#stretch/bedtime-5' });
  const { page } = opened;
  await page.clock.install();
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  await page.locator('dialog.stage[open]').waitFor();
  const play = async (seconds: number) => {
    for (let half = 0; half < seconds * 2; half++) await page.clock.runFor(500);
  };
  await play(16);
  await expect.poll(opened.texts).toEqual([expect.stringMatching(/^Hold, left leg, 30 seconds$/), 'Halfway']);
  await play(2);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await play(5);
  await expect
    .poll(() => opened.texts().slice(2))
    .toEqual(['Paused', 'Going on in 3 seconds', expect.stringMatching(/^Hold, left leg, 1\d seconds$/)]);
  await page.context().close();
});

it('a routine that was played says so once, when it is over', async () => {
  const opened = await open(wednesday(), { hash: '#stretch/bedtime-5' });
  const { page } = opened;
  await page.clock.install();
  await page.evaluate(() => (location.hash = '#stretch/bedtime-5/play'));
  await page.locator('dialog.stage[open]').waitFor();
  for (let half = 0; half < 6; half++) await page.clock.runFor(500);
  for (let hold = 0; hold < 6; hold++) await page.keyboard.press('ArrowRight');
  await page.locator('dialog.stage').waitFor({ state: 'detached' });
  const last = () => opened.texts().filter((text) => text.includes('Kept in the journal'));
  await expect.poll(last).toHaveLength(1);
  await page.clock.runFor(2000);
  expect(last()).toHaveLength(1);
  expect(opened.texts().at(-1)).toBe(last()[0]);
  await expect.poll(opened.focused).toBe('Bedtime 5');
  await page.context().close();
});

it('a break that was played says so by the heading that takes the focus', async () => {
  const opened = await open(inPhase('in_break'), { window: 'break' });
  const { page } = opened;
  await page.locator('.player').waitFor();
  await page.clock.install();
  for (let half = 0; half < 6; half++) await page.clock.runFor(500);
  const before = opened.said.length;
  for (let hold = 0; hold < 4; hold++) await page.keyboard.press('ArrowRight');
  await page.getByRole('group').getByRole('button').first().waitFor();
  const title = await page.locator('h1').textContent();
  await expect.poll(opened.focused).toBe(title);
  await page.clock.runFor(2000);
  expect(opened.texts().slice(before)).not.toContain(title);
  await page.context().close();
});

describe('a cramp', () => {
  /** The list that has the focus, by its name: it answers the question. */
  const called = ({ page }: Pick<Opened, 'page'>) =>
    page.evaluate(() => document.querySelector('ul:focus')?.getAttribute('aria-label'));

  it('has its keys to itself where it has keys, and is a document to read where it has text', async () => {
    const opened = await open(evening(), { window: 'cramp' });
    const { page, focused, texts } = opened;
    const stage = page.getByRole('application', { name: 'Cramp now' });
    const list = page.locator('ul:focus');
    // A list that has the focus keeps its keys in Orca 43, what is in a tool bar in Orca 48 (docs/adr/0023).
    expect(await stage.getByRole('toolbar').getByRole('list').count()).toBe(2);
    await expect.poll(() => called(opened)).toBe('Where is it?');
    expect(await stage.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    expect(await list.getByRole('listitem').getByRole('button').count()).toBe(5);
    const calm = (await list.getAttribute('aria-describedby'))!;
    expect(await page.locator(`[id="${calm}"]`).textContent()).toContain('let go by themselves');
    await page.keyboard.press('1');
    await expect.poll(() => called(opened), { message: 'what is asked next has the focus' }).toBe('Which leg?');
    expect(await list.getByRole('listitem').getByRole('button').count()).toBe(3);
    expect(await list.getAttribute('aria-describedby'), 'what was said with the first question').toBeNull();
    await page.keyboard.press('l');
    await expect.poll(focused).toMatch(/^Sit up and straighten/);
    expect(await page.getByRole('application').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(focused, { message: 'Enter on an instruction leads on' }).not.toMatch(/^Sit up and straighten/);
    expect(await focused()).toBe(await page.locator('h1').textContent());
    expect(texts(), 'what the focus says').not.toContain('Which leg?');
    await page.context().close();
  });

  it('says that the key of a leg was taken while the question stays', async () => {
    const opened = await open(evening(), { window: 'cramp' });
    await expect.poll(() => called(opened)).toBe('Where is it?');
    await opened.page.keyboard.press('r');
    await expect.poll(opened.texts).toContain('Right');
    expect(await called(opened)).toBe('Where is it?');
    await opened.page.keyboard.press('5');
    await expect.poll(opened.focused).toMatch(/^Sit or lie/);
    expect((await quiet(opened)).filter((text) => text === 'Right')).toHaveLength(1);
    await opened.page.context().close();
  });

  it('says its steps by the focus, the end of a hold too, and nothing of it twice', async () => {
    const ongoing = bareEpisode('2025-11-12', at('21:52'), { ongoing: true, muscle: 'calf', side: 'left' });
    const snapshot = evening();
    const opened = await open({ ...snapshot, today: { ...snapshot.today, ongoing } }, { window: 'cramp' });
    const { page, focused } = opened;
    await expect.poll(focused).toMatch(/^Sit up and straighten the leg/);
    const first = await page.locator('h1').textContent();
    expect(
      await page
        .locator('h1')
        .evaluate((one) => document.getElementById(one.getAttribute('aria-describedby')!)?.textContent),
    ).toBeTruthy();
    await expect.poll(opened.texts).toEqual([expect.stringMatching(/^Saved at/)]);
    await page.clock.install();
    await page.clock.fastForward(31_000);
    await page.clock.runFor(2000);
    await expect.poll(focused).not.toBe(first);
    expect(await focused()).toBe(await page.locator('h1').textContent());
    expect(opened.texts()).toHaveLength(1);
    await page.context().close();
  });

  it('that cannot be saved says so, and goes on', async () => {
    const opened = await open(evening(), { window: 'cramp' }, { cramp_start: fail(FULL) });
    await expect
      .poll(() => opened.said)
      .toEqual([{ text: expect.stringContaining('The disk is full.'), urgency: 'assertive' }]);
    expect(await called(opened)).toBe('Where is it?');
    await opened.page.context().close();
  });
});

describe('where the engine tells of live regions, a modal dialog silences what is behind it', () => {
  const dialogs: [string, OpenOptions, (page: Opened['page']) => Promise<void>][] = [
    [
      'whether to leave an entry',
      { hash: '#journal' },
      async (page) => {
        await page.getByText('Foot', { exact: true }).click();
        await page.keyboard.press('Control+1');
      },
    ],
    [
      'how soon to be seen',
      { hash: '#evening' },
      async (page) => {
        await page.getByRole('button', { name: 'Show' }).click();
        for (const why of await page.getByRole('button', { name: /^Why: / }).all()) await why.click();
        await page.getByRole('button', { name: 'How soon?' }).first().press('Enter');
      },
    ],
  ];
  it.each(dialogs)('so what is said while it asks stands in it: %s', async (_, where, show) => {
    const opened = await open(evening(), { ...where, regions: true });
    const { page, bridge } = opened;
    await show(page);
    const dialog = page.locator('dialog:modal');
    await dialog.waitFor();
    bridge.say('lost');
    const heard = dialog.locator('[aria-live=assertive]', { hasText: 'agent does not answer' });
    await expect.poll(() => heard.count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog [data-announcements]').count()).toBe(0);
    await page.context().close();
  });
});

it('the break window says what went wrong', async () => {
  const opened = await open(inPhase('due'), { window: 'break' }, { break_start: fail(FULL) });
  await opened.page.locator('.btn--big').press('Enter');
  await expect.poll(() => opened.said).toEqual([{ text: 'The disk is full.', urgency: 'assertive' }]);
  await opened.page.context().close();
});
