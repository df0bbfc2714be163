/**
 * The built page against a real agent: what is pressed is kept, what happens is shown, and the agent going away is mended.
 * Needs `cargo build -p limber-agent` (or `LIMBER_AGENT`).
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import content from '../../../assets/content/checklist.json' with { type: 'json' };
import type { Settings } from '../../../ui/src/lib/api/types/Settings';
import { AgentBridge, agentBinary } from '../harness/agent-bridge';
import { Stage, type Opened } from '../harness/page';

/** Items that are on the list until the person says otherwise. */
const ON = content.filter((item) => item.on).length;

let stage: Stage;
let agent: AgentBridge;
let opened: Opened;
const binary = agentBinary();

beforeAll(async () => {
  if (!binary) throw new Error('no agent: cargo build -p limber-agent, or set LIMBER_AGENT');
  stage = await Stage.start();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  agent = await AgentBridge.start(binary!);
});
afterEach(async () => {
  await opened?.page.context().close();
  await agent.close();
});

async function settings(): Promise<Settings> {
  const response = await agent.request({ type: 'settings' });
  if (response.type !== 'settings') throw new Error(response.type);
  return response.value;
}

it('Today pauses and resumes, and starts a break', async () => {
  opened = await stage.open(agent);
  const { page } = opened;
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('menuitem', { name: '1 hour' }).click();
  await page.getByRole('heading', { name: 'Paused by you' }).waitFor();
  await page.getByRole('button', { name: 'Resume now' }).click();
  await page.getByRole('heading', { name: 'Paused by you' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('heading', { name: 'Up and about' }).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('1 done').waitFor();
  expect(opened.errors).toEqual([]);
});

it('news that comes from elsewhere is shown without asking', async () => {
  opened = await stage.open(agent);
  await agent.request({ type: 'pause', length: { kind: 'until_resumed' } });
  await opened.page.getByText('Breaks stay off until you resume them.').waitFor();
});

it('last night is answered, changed and taken back', async () => {
  opened = await stage.open(agent);
  const { page } = opened;
  const last = await agent.snapshot();
  const night = async () => {
    const response = await agent.request({ type: 'night', night: last.today.last_night.night });
    return response.type === 'night' ? response.value.answer : undefined;
  };
  const later = page.getByRole('button', { name: 'Answer now' });
  await page.getByRole('heading', { name: /cramps last night|Last night/ }).waitFor();
  if (await later.isVisible()) await later.click();
  const heading = page.getByRole('heading', { name: /cramps last night|Last night/ });
  const card = page.locator('section').filter({ has: heading });
  await card.getByRole('button', { name: 'None' }).click();
  await page.getByText('No cramps').waitFor();
  expect(await night()).toBe('none');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('link', { name: 'Add the details' }).waitFor();
  expect(await night()).toBe('cramps');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Take the answer back' }).click();
  await page.getByText('Not recorded', { exact: true }).waitFor();
  expect(await night()).toBeNull();
  expect(opened.errors).toEqual([]);
});

it('the evening’s ticks are kept by night, tonight and on an earlier evening', async () => {
  opened = await stage.open(agent, { hash: '#evening' });
  const { page } = opened;
  const box = page.getByRole('checkbox', { name: 'Room cool, dark and quiet' });
  await box.click();
  await page.getByText(`1 of ${ON} done`).waitFor();
  expect(await box.isChecked()).toBe(true);

  await page.getByRole('link', { name: 'Look back and correct' }).click();
  await page.getByText('Looking back').first().waitFor();
  await page.getByText(`0 of ${ON} done`).waitFor();
  await page.getByRole('checkbox', { name: 'Screens away' }).click();
  await page.getByText(`1 of ${ON} done`).waitFor();
  await page.getByRole('link', { name: 'Back to tonight' }).click();
  await page.getByRole('button', { name: 'Not tonight' }).click();
  await page.getByRole('button', { name: 'Tonight after all' }).waitFor();

  await page.reload();
  await page.getByText(`1 of ${ON} done`).waitFor();
  await page.getByRole('button', { name: 'Tonight after all' }).waitFor();
  expect(opened.errors).toEqual([]);
});

it('a timer of the evening survives leaving the view', async () => {
  opened = await stage.open(agent, { hash: '#evening' });
  const { page } = opened;
  await page.getByRole('button', { name: 'Start: Legs up' }).click();
  await page.getByRole('timer').waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Evening' }).first().click();
  const left = await page.getByRole('timer').textContent();
  expect(left).toMatch(/^1[12]:\d\d$/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('timer').waitFor({ state: 'detached' });
});

it('settings are saved one by one, and an impossible one is refused at its field', async () => {
  opened = await stage.open(agent, { hash: '#settings/breaks' });
  const { page } = opened;
  await page.getByRole('button', { name: 'Break every: less' }).click();
  await expect.poll(async () => (await settings()).breaks.interval_minutes).toBe(55);
  const typed = page.getByRole('spinbutton', { name: 'A break lasts' });
  await typed.fill('99');
  await typed.press('Enter');
  await expect.poll(async () => (await settings()).breaks.length_minutes).toBe(15);

  await page.getByRole('switch', { name: 'Only at set hours' }).click();
  await expect.poll(async () => (await settings()).hours.limited).toBe(true);
  await page.getByRole('button', { name: /^Tuesday:/ }).click();
  const to = page.getByRole('textbox', { name: 'To', exact: true });
  await to.fill('noon');
  await to.press('Enter');
  await page.getByText('A time is between 0:00 and 23:59.').waitFor();
  await to.fill('12.15');
  await to.press('Enter');
  await expect.poll(async () => (await settings()).hours.week[1][0]?.end).toBe('12:15');
  await page.getByRole('button', { name: 'Add a range' }).click();
  await expect.poll(async () => (await settings()).hours.week[1].length).toBe(2);
  // The second range is put over the first: the agent refuses, the page says so, nothing is lost.
  const from = page.getByRole('textbox', { name: 'From', exact: true }).nth(1);
  await from.fill('11:00');
  await from.press('Enter');
  await page.locator('.wrong').waitFor();
  expect((await settings()).hours.week[1][1]?.start).toBe('13:15');
  await page.getByRole('button', { name: 'Copy Monday to all' }).click();
  await expect.poll(async () => (await settings()).hours.week[6].length).toBe(1);
  expect(opened.errors).toEqual([]);
});

it('the theme follows the choice at once', async () => {
  opened = await stage.open(agent, { hash: '#settings/app', dark: true });
  const { page } = opened;
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  expect(await theme()).toBe('dark');
  await page.getByText('Light', { exact: true }).click();
  await expect.poll(theme).toBe('light');
});

it('an agent that is killed is shown as gone; when it is back everything is as it was', async () => {
  opened = await stage.open(agent);
  const { page } = opened;
  await agent.request({ type: 'pause', length: { kind: 'until_resumed' } });
  await page.getByRole('button', { name: 'Resume now' }).waitFor();
  await agent.kill();
  await page.getByText('Starting it again').waitFor();
  expect(await page.getByRole('button', { name: 'Resume now' }).isDisabled()).toBe(true);
  await agent.restart();
  await page.getByText('Starting it again').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Resume now' }).click();
  await page.getByRole('heading', { name: 'Paused by you' }).waitFor({ state: 'detached' });
});

it('a break that falls due is shown on Today, snoozed there, and skipped in the window’s own prompt', async () => {
  await agent.close();
  // A quarter of an hour passes in nine seconds, the half hour until a break counts as missed in eighteen.
  agent = await AgentBridge.start(binary!, 100);
  await agent.request({ type: 'settings_change', change: { breaks: { interval_minutes: 15 } } });
  opened = await stage.open(agent);
  const { page } = opened;
  await page.getByText('time runs 100 times as fast').waitFor();
  await page.getByRole('button', { name: 'Snooze 10 min' }).click();
  await page.getByText(/^Snoozed until/).waitFor();
  await page.getByText('Snoozed once. 2 more are possible.').waitFor();
  await page.context().close();

  opened = await stage.open(agent, { window: 'break', width: 420, height: 640 });
  await opened.page.getByText('Snoozed once already. 2 more are possible.').waitFor();
  await opened.page.getByRole('listitem').filter({ hasText: 'Calf at the wall' }).getByText('25 s each').waitFor();
  await opened.page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => opened.closed()).toBe(true);
  const today = await agent.request({ type: 'today' });
  expect(today.type === 'today' && today.value.breaks.at(-1)).toMatchObject({ outcome: 'skipped', snoozes: 1 });
});

it('the break window closes when the break is answered elsewhere', async () => {
  await agent.close();
  agent = await AgentBridge.start(binary!, 100);
  await agent.request({ type: 'settings_change', change: { breaks: { interval_minutes: 15 } } });
  opened = await stage.open(agent, { window: 'break', width: 420, height: 640 });
  await opened.page.getByRole('heading', { name: 'Up you get' }).waitFor();
  expect(opened.closed()).toBe(false);
  await agent.request({ type: 'break_skip' });
  await expect.poll(() => opened.closed()).toBe(true);
});

it('the break window plays, asks how it went and closes', async () => {
  await agent.request({ type: 'break_start' });
  opened = await stage.open(agent, { window: 'break', width: 420, height: 640 });
  const { page } = opened;
  await page.getByRole('button', { name: /Pause/ }).waitFor();
  // Next, to the end of the routine.
  const next = page.getByRole('button', { name: 'Next' });
  for (let press = 0; press < 40 && (await next.isVisible()); press++) await next.click();
  await page.getByRole('heading', { name: 'How did it go?' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.getByRole('button', { name: 'Partly' }).click();
  await expect.poll(() => opened.closed()).toBe(true);
  const today = await agent.request({ type: 'today' });
  expect(today.type === 'today' && today.value.breaks.at(-1)).toMatchObject({ outcome: 'taken', answer: 'partly' });
});

it('everything on Today can be reached and used by the keyboard alone', async () => {
  opened = await stage.open(agent);
  const { page } = opened;
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('30 minutes');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Until tomorrow');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Pause');

  await page.keyboard.press('Control+3');
  await page.getByText(`0 of ${ON} done`).waitFor();
  // Focus follows once the view has been drawn, which may be a frame after its words are there.
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(await page.title()).toBe('Evening · Limber');
  // To the first box, and tick it.
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement instanceof HTMLInputElement)) break;
  }
  await page.keyboard.press('Space');
  await page.getByText(`1 of ${ON} done`).waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: 'Breaks today' }).waitFor();
});

it('every stop of the keyboard shows where it is', async () => {
  opened = await stage.open(agent, { hash: '#settings/app' });
  const { page } = opened;
  await page.getByRole('switch').waitFor();
  const seen = new Set<string>();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      // A radio inside a segment shows its focus on the label around it.
      const shown = at.closest('.seg label, .chip, .scale label') ?? at;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      return {
        name: `${at.tagName} ${at.getAttribute('href') ?? at.getAttribute('aria-label') ?? at.textContent?.trim() ?? ''} ${at.id}`,
        outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (!stop || seen.has(stop.name)) break;
    seen.add(stop.name);
    expect(stop.outline, `${stop.name} has a focus ring`).toBe(true);
  }
  expect(seen.size).toBeGreaterThan(8);
});

it('Health says what does not work here, and its buttons mend what they can', async () => {
  opened = await stage.open(agent, { hash: '#settings/health' });
  const { page } = opened;
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  // No bus and no screen here: nothing is told, and that is said.
  await row('Idle detection').getByText('fails').waitFor();
  await row('Idle detection').getByText('you count as working all the time').waitFor();
  await row('Do not disturb').getByText('look').waitFor();
  await row('Journal file').getByText('checked at').waitFor();

  await row('Notifications').getByRole('button', { name: 'Send a test' }).click();
  await row('Notifications').getByText('no notification with buttons').waitFor();
  await agent.request({ type: 'settings_change', change: { breaks: { remind_with: 'window' } } });
  await row('Notifications').getByText('off', { exact: true }).waitFor();
  await row('Notifications').getByRole('button', { name: 'Use notifications' }).click();
  await row('Notifications').getByText('fails').waitFor();
  expect((await settings()).breaks.remind_with).toBe('notification');

  await row('Start at login').getByRole('button', { name: 'Switch on' }).click();
  await row('Start at login').getByText('works').waitFor();
  expect((await settings()).startup.autostart).toBe(true);
  await row('Do not disturb').getByRole('button', { name: 'Pause for 1 h' }).click();
  const status = await agent.request({ type: 'status' });
  expect(status.type === 'status' && status.value.status.phase.kind).toBe('paused');
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByText('that Limber needs do').waitFor();
  await page.getByRole('link', { name: 'See what helps' }).click();
  await row('Idle detection').waitFor();
  expect(opened.errors).toEqual([]);
});
