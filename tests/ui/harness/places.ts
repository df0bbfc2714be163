/** Every view and window, with the states that have controls of their own, for walks over all of them. */
import type { Response } from '../../../ui/src/lib/api/types/Response';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { builtIn, keepList, own } from './checklist';
import type { OpenOptions, Opened, Stage } from './page';
import { RecordedBridge } from './recorded';
import { CARE, experimentOf } from './reviewed';
import { PHASES, ailing, at, bareEpisode, evening, inPhase, wednesday } from './snapshots';

const hours = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, hours: { ...snapshot.settings.hours, limited: true } },
});
const EPISODE = '01980000-0000-7000-8000-000000000001';
const timed = (): Snapshot => {
  const base = evening();
  const items = base.evening.items.map((item) => ({ ...item, ticked_at: null, ticked_by: null }));
  return { ...base, evening: { ...base.evening, items } };
};
const cramping = (): Snapshot => {
  const ongoing = bareEpisode('2025-11-12', at('21:51'), { ongoing: true, muscle: 'calf', side: 'left' });
  return { ...evening(), today: { ...evening().today, ongoing } };
};
/** At eight in the morning, with nobody asked yet about the last nights. */
const unanswered = (): Snapshot => {
  const base = wednesday();
  const nights = base.today.nights.map((night, index, all) =>
    index < all.length - 4 ? night : { ...night, state: 'not_recorded' as const, answer: null, episodes: 0 },
  );
  const today = { ...base.today, nights, last_night: nights.at(-1)! };
  return { ...base, report: { ...base.report, now: at('8:00') }, today };
};
/** The journal cannot be read. */
export const damaged = (): Snapshot => {
  const base = wednesday();
  const journal_problem = { code: 'database_damaged' as const, message: 'The journal is damaged.' };
  return { ...base, report: { ...base.report, journal_problem } };
};
/** A picture of the page to look over; `within` keeps to the part that differs from the place before. */
export interface Place {
  name: string;
  snapshot: () => Snapshot;
  options: OpenOptions;
  within?: string;
  /** The address it is then brought to. */
  then?: string;
  /** What is done before it is looked at. */
  after?: (opened: Opened, bridge: RecordedBridge) => Promise<void>;
}

/** Parts of the review come after their view. */
const drawn = async ({ page }: Opened): Promise<void> => page.locator('svg.chart').nth(2).waitFor();

export const places: Place[] = [
  { name: 'today', snapshot: wednesday, options: {} },
  ...Object.keys(PHASES).map((phase) => ({
    name: `today, ${phase}`,
    snapshot: () => inPhase(phase),
    options: {},
    within: '.hero',
  })),
  { name: 'evening', snapshot: evening, options: { hash: '#evening' } },
  { name: 'an earlier evening', snapshot: evening, options: { hash: '#evening/2025-11-10' } },
  { name: 'the evening’s list, edited', snapshot: evening, options: { hash: '#evening/list' } },
  { name: 'stretch', snapshot: wednesday, options: { hash: '#stretch' } },
  { name: 'a routine', snapshot: wednesday, options: { hash: '#stretch/bedtime-5' } },
  { name: 'the player', snapshot: wednesday, options: { hash: '#stretch/bedtime-5' }, then: '#stretch/bedtime-5/play' },
  { name: 'journal', snapshot: wednesday, options: { hash: '#journal' } },
  { name: 'a night', snapshot: wednesday, options: { hash: '#journal/2025-11-10' } },
  { name: 'review', snapshot: wednesday, options: { hash: '#review' } },
  {
    name: 'review, with care cards',
    snapshot: wednesday,
    options: { hash: '#review' },
    within: '.care-cards',
    after: async ({ page }, bridge) => {
      bridge.care = CARE;
      bridge.tell({ type: 'medical_changed', value: [] });
      await page.locator('.care-card').nth(1).waitFor();
    },
  },
  {
    name: 'review, an experiment that goes on, and one that is over',
    snapshot: wednesday,
    options: { hash: '#review' },
    then: '#review/insights',
    within: '.stack:has(> article)',
    after: async ({ page }, bridge) => {
      bridge.experiments = [experimentOf(0, null), experimentOf(1, { kind: 'goes_along', fewer: true })];
      await page.getByRole('heading', { name: 'Experiment', exact: true }).waitFor();
      bridge.tell({ type: 'experiments_changed' });
      await page.getByText('Fewer cramp nights in the weeks').waitFor();
    },
  },
  { name: 'review, patterns', snapshot: wednesday, options: { hash: '#review/patterns' }, after: drawn },
  { name: 'review, insights', snapshot: wednesday, options: { hash: '#review/insights' }, after: drawn },
  {
    name: 'report',
    snapshot: wednesday,
    options: { hash: '#report' },
    after: async ({ page }) => page.locator('iframe').waitFor(),
  },
  { name: 'breaks', snapshot: () => hours(wednesday()), options: { hash: '#settings/breaks' } },
  { name: 'evening settings', snapshot: wednesday, options: { hash: '#settings/evening' } },
  { name: 'player settings', snapshot: wednesday, options: { hash: '#settings/player' } },
  { name: 'health', snapshot: () => wednesday({ health: ailing() }), options: { hash: '#settings/health' } },
  { name: 'the lines of the day', snapshot: wednesday, options: { hash: '#settings/day' } },
  { name: 'data', snapshot: wednesday, options: { hash: '#settings/data' } },
  {
    name: 'a damaged journal',
    snapshot: damaged,
    options: { hash: '#stretch' },
    within: '.notices',
    after: async ({ page }) => page.getByRole('button', { name: 'Restore the newest backup' }).waitFor(),
  },
  {
    name: 'whether to delete everything',
    snapshot: wednesday,
    options: { hash: '#settings/data' },
    within: 'dialog[open]',
    after: async ({ page }) => {
      await page.getByRole('button', { name: 'Delete everything…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'app settings', snapshot: wednesday, options: { hash: '#settings/app' } },
  { name: 'a shortcut to bind', snapshot: () => wednesday({ health: ailing() }), options: { hash: '#settings/app' } },
  { name: 'about', snapshot: wednesday, options: { hash: '#settings/about' } },
  { name: 'medical', snapshot: wednesday, options: { hash: '#journal/medical' } },
  {
    name: 'an episode',
    snapshot: wednesday,
    options: { hash: `#journal/${encodeURIComponent(`episode/2025-11-10/${EPISODE}`)}` },
  },
  { name: 'a movement', snapshot: wednesday, options: { hash: '#stretch/calf-wall-straight' } },
  {
    name: 'movements, none of which fits',
    snapshot: wednesday,
    options: { hash: '#stretch' },
    after: async ({ page }) => page.getByRole('searchbox').fill('zebra'),
  },
  { name: 'cramp', snapshot: evening, options: { window: 'cramp' } },
  { name: 'a step of a cramp', snapshot: cramping, options: { window: 'cramp' } },
  { name: 'practice', snapshot: evening, options: { window: 'cramp', view: 'practice' } },
  { name: 'My legs ache', snapshot: evening, options: { window: 'cramp', view: 'ache' } },
  {
    name: 'an urge to move',
    snapshot: evening,
    options: { window: 'cramp', view: 'ache' },
    after: ({ page }) => page.getByRole('button', { name: 'It is an urge to move' }).click(),
  },
  { name: 'the prompt', snapshot: () => inPhase('due'), options: { window: 'break' } },
  { name: 'the break', snapshot: () => inPhase('in_break'), options: { window: 'break' } },
  {
    name: 'what is asked after a break',
    snapshot: () => inPhase('in_break'),
    options: { window: 'break' },
    after: async ({ page }) => {
      await page.getByRole('button', { name: 'Hurts, stop' }).click();
      await page.locator('.choices').waitFor();
    },
  },
  {
    name: 'a message',
    snapshot: wednesday,
    options: {},
    within: '.toasts',
    after: async ({ page }) => {
      await page.getByRole('radiogroup', { name: 'Daily walk or ride' }).getByRole('radio', { name: 'Yes' }).focus();
      await page.keyboard.press('Space');
      await page.locator('.toast').waitFor();
    },
  },
  {
    name: 'the wind-down that is offered',
    snapshot: () => evening({ winddown: { kind: 'offered', can_put_off: true } }),
    options: { hash: '#stretch' },
    within: '.notices',
  },
  {
    name: 'the morning’s question',
    snapshot: unanswered,
    options: { hash: '#stretch' },
    within: '.notices',
    after: async ({ page }, bridge) => {
      await page.locator('.main--stretch').waitFor();
      bridge.tell({ type: 'attend', value: 'today' });
      await page.locator('.notices .banner').waitFor();
    },
  },
  { name: 'the morning’s question on Today', snapshot: unanswered, options: {}, within: '.trio' },
  {
    name: 'nights that nobody answered',
    snapshot: unanswered,
    options: {},
    within: 'section:has(h2[tabindex="-1"]):has([role=radiogroup])',
    after: async ({ page }) => {
      await page.getByRole('button', { name: /earlier nights? (is|are) not answered/ }).click();
      await page.getByRole('heading', { name: 'Nights without an answer' }).waitFor();
    },
  },
  {
    name: 'whether to leave an entry',
    snapshot: wednesday,
    options: { hash: '#journal' },
    within: 'dialog.dialog',
    after: async ({ page }) => {
      await page.getByText('Foot', { exact: true }).click();
      await page.keyboard.press('Control+1');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'whether to leave a routine',
    snapshot: wednesday,
    options: { hash: '#stretch/bedtime-5' },
    then: '#stretch/bedtime-5/play',
    within: 'dialog.dialog',
    after: async ({ page }) => {
      await page.locator('dialog.stage').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog.dialog[open]').waitFor();
    },
  },
  {
    name: 'how soon to be seen',
    snapshot: timed,
    options: { hash: '#evening' },
    within: 'dialog[open]',
    after: async ({ page }) => {
      for (const why of await page.getByRole('button', { name: /^Why: / }).all()) await why.click();
      await page.getByRole('button', { name: 'How soon?' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a timer that has run out',
    snapshot: timed,
    options: { hash: '#stretch' },
    within: '.notices',
    after: async ({ page }) => {
      const { evening } = timed();
      const item = evening.items.find(({ action }) => action.kind === 'timer')!.id;
      const timer = { night: evening.night, item, startedAt: 0, minutes: 1 };
      await page.evaluate((one) => localStorage.setItem('limber-evening-timer', JSON.stringify(one)), timer);
      await page.reload();
      await page.locator('.notices .banner').waitFor();
    },
  },
];

/** What the agent would make of a press. */
export function answering(snapshot: Snapshot): RecordedBridge {
  const bridge = new RecordedBridge(snapshot);
  bridge.answers.set('nights', (request) => ({
    type: 'nights',
    value:
      request.type === 'nights'
        ? snapshot.today.nights.filter(({ night }) => night >= request.since && night <= request.until)
        : [],
  }));
  bridge.answers.set('episode_add', () => ({ type: 'episode', value: bareEpisode('2025-11-11', at('2:40')) }));
  bridge.answers.set('episodes', () => ({
    type: 'episodes',
    value: {
      episodes: [bareEpisode('2025-11-10', '2025-11-11T02:40:00+01:00', { id: EPISODE, muscle: 'calf' })],
      next: null,
    },
  }));
  const medicine = { kind: 'medicine' as const, name: 'Magnesium', started_on: '2025-10-01', stopped_on: null };
  bridge.answers.set('medical_list', () => ({ type: 'medical_entries', value: [{ id: EPISODE, ...medicine }] }));
  for (const type of ['medical_add', 'medical_change'] as const)
    bridge.answers.set(type, () => ({ type: 'medical_entry', value: { id: EPISODE, ...medicine } }));
  for (const type of ['medical_delete', 'episode_delete'] as const) bridge.answers.set(type, () => ({ type: 'done' }));
  bridge.answers.set('episode_update', () => ({ type: 'episode', value: bareEpisode('2025-11-10', at('2:40')) }));
  bridge.answers.set('ache_start', () => ({
    type: 'episode',
    value: bareEpisode('2025-11-12', at('21:51'), { kind: 'ache' }),
  }));
  bridge.answers.set('cramp_start', () => ({
    type: 'episode',
    value: bareEpisode('2025-11-12', at('21:52'), { ongoing: true }),
  }));
  const become = (phase: string) => () => {
    bridge.current = inPhase(phase);
    return { type: 'status' as const, value: bridge.current.report };
  };
  bridge.answers.set('pause', become('paused'));
  bridge.answers.set('resume', become('working'));
  bridge.answers.set('break_start', become('in_break'));
  bridge.answers.set('break_skip', become('working'));
  bridge.answers.set('break_snooze', become('snoozed'));
  bridge.answers.set('break_done', become('working'));
  const answered = (value: Snapshot['winddown']): Response => {
    bridge.current = { ...bridge.current, winddown: value };
    bridge.tell({ type: 'winddown_offer', value });
    return { type: 'done' };
  };
  keepList(bridge, [builtIn[0]!, own('feet', 'Rub both feet'), { ...builtIn[1]!, on: false }]);
  bridge.answers.set('winddown_seen', () => answered({ kind: 'none' }));
  bridge.answers.set('winddown_put_off', () => answered({ kind: 'put_off', until: at('22:07') }));
  bridge.answers.set('evening_not_tonight', () => {
    answered({ kind: 'none' });
    const value = { ...bridge.current.evening, not_tonight: true };
    bridge.tell({ type: 'evening_changed', value });
    return { type: 'evening', value };
  });
  return bridge;
}

/** The place, brought to where it is looked at. */
export async function open(stage: Stage, place: Place, options: OpenOptions = {}): Promise<Opened> {
  const bridge = answering(place.snapshot());
  const opened = await stage.open(bridge, { ...place.options, ...options });
  if (place.then !== undefined) await opened.page.evaluate((hash) => (location.hash = hash), place.then);
  await opened.page.waitForTimeout(place.then === undefined ? 100 : 300);
  await place.after?.(opened, bridge);
  return opened;
}
