/** What the page weighs: its first picture, and what each other view adds. Over budget is a failure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { views } from '../../../ui/src/views';
import { type OpenOptions, Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { inPhase, wednesday } from '../harness/snapshots';
import { BUDGET, loadedBy, weigh } from '../harness/weight.mjs';

const DIST = new URL('../../../ui/dist', import.meta.url).pathname;
const loaded = loadedBy(DIST);
const today = loaded.get('today')!;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

it('knows every view', () => expect([...loaded.keys()]).toEqual(Object.keys(views)));

describe.each(Object.keys(views))('%s', (view) => {
  it('keeps its budget', () => {
    const needed = loaded.get(view)!;
    if (view === 'today') expect(weigh(DIST, needed)).toBeLessThanOrEqual(BUDGET.today);
    else
      expect(
        weigh(
          DIST,
          [...needed].filter((name) => !today.has(name)),
        ),
      ).toBeLessThanOrEqual(BUDGET.more);
  });

  it('loads in a browser what was weighed', async () => {
    const ways: Record<string, OpenOptions> = {
      break: { window: 'break' },
      cramp: { window: 'cramp' },
      practice: { window: 'cramp', view: 'practice' },
      ache: { window: 'cramp', view: 'ache' },
    };
    const { page } = await stage.open(
      new RecordedBridge(view === 'break' ? inPhase('due') : wednesday()),
      ways[view] ?? { window: 'main', hash: `#${view}` },
    );
    const names = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name.replace(/^.*\//, ''))
          .filter((name) => /\.(js|css)$/.test(name)),
      );
    // A busy machine writes the last files down a moment after they have run.
    // The report is a part of the review that comes after it; so are figures and how a movement is done, of the list.
    const known = loaded.get(view)!;
    const parts = view === 'report' || view === 'stretch' || view === 'break';
    const wanted = async () => new Set((await names()).filter((name) => !parts || known.has(name)));
    await expect.poll(wanted).toEqual(known);
    await page.context().close();
  });
});
