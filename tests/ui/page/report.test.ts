/** The report in the page as it is built: what is asked of the agent and the window, and how its preview is shown. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Stage } from '../harness/page';
import { RecordedBridge } from '../harness/recorded';
import { wednesday } from '../harness/snapshots';

const ROOT = new URL('../../../', import.meta.url);
const OUTPUT = new URL('../output', import.meta.url).pathname;
const PICTURES = {
  light: {},
  dark: { dark: true },
  small: { width: 800, height: 600 },
  narrow: { width: 420 },
  large: { text: 200 },
};

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

test('the policy of the window lets the preview have its own three styles and no other', () => {
  const policy = JSON.parse(readFileSync(new URL('tauri.conf.json', ROOT), 'utf8')).app.security.csp['style-src'];
  const hashes = ['report', 'a4', 'letter'].map((name) => {
    const text = readFileSync(new URL(`assets/report/${name}.css`, ROOT));
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
  expect(policy).toBe(`'self' ${hashes.join(' ')}`);
});

test('what is chosen is what is drawn, saved and printed', async () => {
  const bridge = new RecordedBridge(wednesday());
  const { page, said } = await stage.open(bridge, { hash: '#review' });
  await page.getByRole('link', { name: 'Report to take along' }).click();
  const preview = page.frameLocator('iframe');
  await preview.getByText('83 of 102 nights recorded.').waitFor();
  for (const [name, options] of Object.entries(PICTURES)) {
    const seen = await stage.open(new RecordedBridge(wednesday()), { hash: '#report', ...options });
    await seen.page.frameLocator('iframe').getByText('83 of 102').waitFor();
    await seen.page.screenshot({ path: `${OUTPUT}/report-${name}.png`, fullPage: true });
    await seen.page.context().close();
  }
  await page.getByText('Each entry', { exact: true }).click();
  await page.getByText('Letter', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name on it' }).fill(' Anna ');
  await preview.getByText('Name: Anna').waitFor();
  const order = {
    range: { kind: 'last', nights: 90 },
    sections: ['nights', 'times', 'places', 'tried', 'medicines', 'signs'],
    name: 'Anna',
    paper: 'letter',
  };
  expect(bridge.requests.at(-1)).toEqual({ type: 'report_page', order });

  const pdf = page.getByRole('button', { name: 'Save as PDF…' });
  await pdf.click();
  await expect.poll(() => bridge.choices.length).toBe(1);
  expect(bridge.choices[0]).toMatchObject({ purpose: 'save', kinds: [{ endings: ['pdf'] }] });
  expect(bridge.choices[0]!.name).toMatch(/^night-cramps-\d{4}-\d\d-\d\d\.pdf$/);
  expect(bridge.requests.some(({ type }) => type === 'report_save')).toBe(false);

  bridge.chosen = '/home/anna/report';
  await pdf.click();
  await page.getByText('Saved: /home/anna/report.pdf').waitFor();
  expect(bridge.requests.at(-1)).toEqual({ type: 'report_save', order, path: '/home/anna/report.pdf', replace: false });
  expect(said.some(({ text }) => text === 'Saved: /home/anna/report.pdf')).toBe(true);

  bridge.chosen = '/home/anna/report.html';
  await page.getByRole('button', { name: 'Save as HTML…' }).click();
  await expect
    .poll(() => bridge.requests.at(-1))
    .toEqual({ type: 'report_save', order, path: '/home/anna/report.html', replace: true });

  await page.getByRole('button', { name: 'Print…' }).click();
  await expect.poll(() => bridge.printed.length).toBe(1);
  expect(bridge.printed[0]).toContain('Name: <b>Anna</b>');
  await page.context().close();
});

test('what cannot be saved is said, and can be tried again', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.chosen = '/media/stick/report.pdf';
  bridge.answers.set('report_save', () => {
    throw { code: 'disk_full', message: 'The disk is full. Free some space.' };
  });
  const { page } = await stage.open(bridge, { hash: '#report' });
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByText('The disk is full. Free some space.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Save as PDF…' }).isEnabled()).toBe(true);
  await page.context().close();
});

test('nothing in the preview runs or leaves it', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.answers.set('report_page', () => ({
    type: 'report_page',
    value: { html: '<p>words</p><script>parent.document.title = "taken"</script><img src=x onerror="top.x=1">' },
  }));
  const { page } = await stage.open(bridge, { hash: '#report' });
  await page.frameLocator('iframe').getByText('words').waitFor();
  await page.waitForTimeout(200);
  expect(await page.title()).not.toBe('taken');
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  await page.context().close();
});

test('saving can be cancelled, and what was given up is said', async () => {
  const bridge = new RecordedBridge(wednesday());
  bridge.chosen = '/home/anna/report.pdf';
  let end = (): void => undefined;
  bridge.answers.set('report_save', () => {
    const given = new Promise<never>((_, refuse) => {
      end = () => refuse({ code: 'not_now', message: 'Given up. Nothing was changed.' });
    });
    return given as never;
  });
  bridge.answers.set('errand_give_up', () => {
    end();
    return { type: 'done' };
  });
  const { page } = await stage.open(bridge, { hash: '#report' });
  const cancel = page.getByRole('button', { name: 'Cancel saving' });
  const save = page.getByRole('button', { name: 'Save as PDF…' });
  await save.waitFor();
  expect(await cancel.count()).toBe(0);
  await save.click();
  await cancel.click();
  await page.getByText('Given up. Nothing was changed.').first().waitFor();
  expect(await cancel.count()).toBe(0);
  expect(await save.isEnabled()).toBe(true);
  await page.context().close();
});
