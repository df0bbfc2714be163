/** An entry is open in its form while it is changed in another place: nothing is lost of either. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, bareEpisode, wednesday } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const NIGHT = '2025-11-11';
const ID = '01980000-0000-7000-8000-000000000001';

async function form() {
  const bridge = new RecordedBridge(wednesday());
  let there: Episode = bareEpisode(NIGHT, at('2:10'), { id: ID, severity: 3, note: 'first' });
  bridge.answers.set('episodes', () => ({ type: 'episodes', value: { episodes: [there], next: null } }));
  bridge.answers.set('episode_update', () => ({ type: 'episode', value: there }));
  const opened = await stage.open(bridge, { hash: `#journal/episode/${NIGHT}/${ID}` });
  const note = opened.page.getByRole('textbox', { name: /^Note/ });
  await note.waitFor();
  /** Somebody else changes it. */
  const change = (part: Partial<Episode>) => {
    there = { ...there, ...part, updated_at: at(part.note ? '9:02' : '9:01') };
    const summary = { ...wednesday().today.last_night, night: NIGHT, state: 'cramps' as const, episodes: 1 };
    bridge.tell({ type: 'night_changed', value: { summary, page: { episodes: [there], next: null } } });
  };
  const severity = (value: number) =>
    opened.page.getByRole('radiogroup', { name: 'Severity' }).getByRole('radio', { name: String(value), exact: true });
  return { ...opened, bridge, note, change, severity };
}

it('follows what was changed there while nothing is being changed here', async () => {
  const { page, change, severity, note } = await form();
  change({ severity: 7 });
  await expect.poll(() => severity(7).isChecked()).toBe(true);
  expect(await note.inputValue()).toBe('first');
  expect(await page.getByText('was changed in another place').count()).toBe(0);
  await page.context().close();
});

it('takes over what it has not touched, says so, and asks where both changed the same', async () => {
  const { page, change, severity, note, bridge, errors } = await form();
  await note.fill('mine');
  change({ severity: 7 });
  await page.getByText('was changed in another place').waitFor();
  await expect.poll(() => severity(7).isChecked()).toBe(true);
  expect(await note.inputValue()).toBe('mine');
  expect(await page.getByRole('button', { name: 'Take what is there' }).count(), 'there is nothing to choose').toBe(0);

  change({ note: 'theirs' });
  const take = page.getByRole('button', { name: 'Take what is there' });
  await take.waitFor();
  expect(await note.inputValue(), 'nothing is replaced without a word').toBe('mine');
  await take.click();
  expect(await note.inputValue()).toBe('theirs');
  await note.fill('both of us');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(() => bridge.requests.filter(({ type }) => type === 'episode_update').at(-1))
    .toMatchObject({
      entry: { severity: 7, note: 'both of us' },
      base: { severity: 7, note: 'theirs' },
    });
  expect(errors).toEqual([]);
  await page.context().close();
});
