/** What the evening says of the week's nights: the hours planned in bed, how far bedtimes differ, and whose advice it is. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { evening } from '../harness/snapshots';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

type Week = ReturnType<typeof evening>['settings']['evening']['week'];

it.each([
  [['22:45', '22:45'], 'Bedtime is the same every night of the week.'],
  [['22:45', '23:35'], 'Bedtimes of the week differ by up to 50 min.'],
  [['23:30', '00:15'], 'Bedtimes of the week differ by up to 45 min.'],
] as const)('tells of bedtimes at %j, with the source of the advice', async ([usual, once], sentence) => {
  const { settings, ...rest } = evening();
  const week = Array.from({ length: 7 }, (_, day) => ({
    bedtime: day === 5 ? once : usual,
    wake_time: '06:30',
  })) as Week;
  const bridge = new RecordedBridge({ ...rest, settings: { ...settings, evening: { ...settings.evening, week } } });
  const { page, errors } = await stage.open(bridge, { hash: '#evening' });
  await page.getByText(`${sentence} Regular times are common sleep advice (NHS leaflets).`, { exact: true }).waitFor();
  await page.getByText('7 hours of sleep suits most adults (AASM/SRS 2015), so plan a little more in bed.').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});
