/**
 * What is half-written in the journal when the page's process ends: it is there again when the page is, in its own entry
 * only, and gone once it is saved or given up. A reload stands for the end of the process.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { at, bareEpisode, wednesday } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const NIGHT = '2025-11-11';
const episode = (n: number, note: string | null): Episode =>
  bareEpisode(NIGHT, at('2:10'), { id: `01980000-0000-7000-8000-00000000000${n}`, severity: n, note });

async function journal(hash: string) {
  const bridge = new RecordedBridge(wednesday());
  const episodes = [episode(1, 'first'), episode(2, null)];
  bridge.answers.set('episodes', () => ({ type: 'episodes', value: { episodes, next: null } }));
  bridge.answers.set('episode_add', () => ({ type: 'episode', value: episode(3, 'written') }));
  bridge.answers.set('episode_update', () => ({ type: 'episode', value: episode(1, 'written') }));
  const opened = await stage.open(bridge, { hash });
  const { page } = opened;
  const note = page.getByRole('textbox', { name: /^Note/ });
  const kept = () => page.evaluate(() => Object.keys(sessionStorage));
  return { ...opened, bridge, note, kept };
}

it('a new entry comes back as it was written, until it is saved', async () => {
  const { page, note, kept, errors } = await journal('#journal');
  expect(await kept()).toEqual([]);
  await page.getByRole('button', { name: 'Details' }).click();
  await note.fill('left calf, after the long walk');
  await page.getByText('Calf', { exact: true }).click();
  await page.reload();
  await note.waitFor();
  expect(await note.inputValue()).toBe('left calf, after the long walk');
  expect(await page.getByRole('radio', { name: 'Calf', exact: true }).isChecked()).toBe(true);

  await page.getByRole('button', { name: 'Save episode' }).click();
  await expect.poll(kept).toEqual([]);
  await page.goto(page.url().replace(/#.*/, '#journal'));
  await page.reload();
  await page.getByRole('button', { name: 'Details' }).click();
  expect(await note.inputValue()).toBe('');
  expect(errors).toEqual([]);
  await page.context().close();
});

it('is gone once it is given up', async () => {
  const { page, note, kept } = await journal('#journal');
  await page.getByRole('button', { name: 'Details' }).click();
  await note.fill('never mind');
  await expect.poll(kept).toHaveLength(1);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { level: 1, name: /day/ }).waitFor();
  expect(await kept()).toEqual([]);
  await page.context().close();
});

it('the question before leaving goes away when what it asks about has been saved meanwhile', async () => {
  const { page, bridge, note } = await journal(`#journal/episode/${NIGHT}/${episode(1, null).id}`);
  let answer: (response: Response) => void = () => undefined;
  bridge.answers.set('episode_update', () => new Promise((resolve) => (answer = resolve)));
  await note.fill('second thoughts');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('dialog').waitFor();
  answer({ type: 'episode', value: episode(1, 'second thoughts') });
  await page.getByRole('heading', { name: /^Night of/ }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.context().close();
});

it('a change of an entry comes back in that entry, and in no other', async () => {
  const { page, note, kept } = await journal(`#journal/episode/${NIGHT}/${episode(1, null).id}`);
  await note.waitFor();
  expect(await kept()).toEqual([]);
  await note.fill('second thoughts');
  await page.reload();
  await note.waitFor();
  expect(await note.inputValue()).toBe('second thoughts');

  // The page dies once more, and comes back at another entry.
  const [address] = page.url().split('#');
  const comesBackAt = async (n: number) => {
    await page.goto('about:blank');
    await page.goto(`${address}#journal/episode/${NIGHT}/${episode(n, null).id}`);
    await note.waitFor();
  };
  await comesBackAt(2);
  expect(await note.inputValue()).toBe('');
  await comesBackAt(1);
  expect(await note.inputValue()).toBe('second thoughts');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(kept).toEqual([]);
  await page.context().close();
});

it('a text that is no form is not shown', async () => {
  const { page, note } = await journal('#journal');
  for (const text of ['{', '{"note":"x"}', '[]', '{"kind":1}']) {
    await page.evaluate((value) => sessionStorage.setItem('limber.episode.new', value), text);
    await page.reload();
    await page.getByRole('button', { name: 'Details' }).click();
    expect(await note.inputValue(), text).toBe('');
  }
  await page.context().close();
});
