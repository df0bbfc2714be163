// A journal leaves its computer: exported and sealed in Settings, deleted with everything else, and taken in again from the
// sealed file, all in the real window.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Desktop } from './desktop.mjs';
import { until } from './webdriver.mjs';

const NOTE = 'a note that nobody else may read: äöü 抽筋';
const PASSPHRASE = 'four words of one’s own';

let desktop;
let page;
let file;
before(async () => {
  desktop = await Desktop.start();
  await desktop.startAgent({ working: false });
  const { now } = await desktop.ask({ type: 'status' });
  const today = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const night = (back) => new Date(today - back * 86_400_000).toISOString().slice(0, 10);
  for (let back = 20; back >= 2; back--)
    await desktop.ask({ type: 'night_change', night: night(back), change: { answer: back % 4 ? 'none' : 'cramps' } });
  await desktop.ask({
    type: 'episode_add',
    entry: { kind: 'cramp', started_at: `${night(1)}T02:10:00+00:00`, severity: 6, note: NOTE },
  });
});
after(() => desktop.end());

const episodes = async () => (await desktop.ask({ type: 'episodes' })).episodes;
/** The field of a label, within the section of a heading. */
const field = (section, label) =>
  `//section[.//h2[normalize-space(.)='${section}']]//label[contains(., '${label}')]/following::input[1]`;
const button = (section, text) =>
  `//section[.//h2[normalize-space(.)='${section}']]//button[normalize-space(.)='${text}']`;

/** Every file below a folder, with what is in it. */
function contents(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);
}

test('everything is exported into a sealed file', async () => {
  page = await desktop.openWindow('settings');
  await page.run("location.hash = 'settings/data'");
  await page.click("//label[contains(., 'Sealed with a passphrase')]");
  await page.type(field('Export', 'Passphrase'), PASSPHRASE);
  await page.type(field('Export', 'once more'), PASSPHRASE);
  await page.type(field('Export', 'Where to'), join(desktop.folder, 'home'));
  await page.click(button('Export', 'Export'));
  const said = await page.text("//p[contains(., 'rows exported')]");
  file = said.slice(said.indexOf('/'));
  const bytes = readFileSync(file);
  assert.equal(bytes.subarray(0, 7).toString(), 'LIMBER\0');
  assert.ok(!bytes.includes(NOTE.slice(0, 20)), 'what is sealed cannot be read');
});

test('everything is deleted after the typed word, and nothing of it is left in the files', async () => {
  const folders = [desktop.environment.XDG_DATA_HOME, desktop.environment.XDG_STATE_HOME];
  const traces = () => folders.flatMap(contents).filter(([, bytes]) => bytes.includes(NOTE));
  await desktop.ask({ type: 'backup_now' });
  assert.ok(traces().length >= 2, 'the journal and its backup have it');

  await page.click("//button[normalize-space(.)='Delete everything…']");
  await page.type('dialog[open] input', 'delete');
  await page.click("//dialog[@open]//button[normalize-space(.)='Delete it all']");
  await page.one("//dialog[@open]//h2[normalize-space(.)='All of it is deleted']");
  assert.deepEqual(
    traces().map(([path]) => path),
    [],
  );
  assert.deepEqual(await episodes(), []);
  await page.click("//dialog[@open]//button[normalize-space(.)='Begin anew']");
  await until('Today', async () => /^#?(today)?$/.test(await page.run('return location.hash')));
});

test('the sealed file is looked at, opened with its passphrase, and taken in', async () => {
  await page.run("location.hash = 'settings/data'");
  await page.type(field('Import', 'From where'), file);
  await page.click(button('Import', 'Look at it'));
  await page.type(field('Import', 'Passphrase'), 'not this one');
  await page.click(button('Import', 'Look at it'));
  await page.one("//section[.//h2[normalize-space(.)='Import']]//p[contains(@class, 'wrong')]");
  await page.type(field('Import', 'Passphrase'), PASSPHRASE);
  await page.click(button('Import', 'Look at it'));
  await page.one("//p[contains(., 'rows would come in. Nothing has changed yet.')]");
  assert.deepEqual(await episodes(), [], 'looking changes nothing');
  await page.click(button('Import', 'Import'));
  await page.one("//p[contains(., 'rows came in.')]");
  const [one] = await episodes();
  assert.equal(one.entry?.note ?? one.note, NOTE);
  const { nights } = await desktop.ask({ type: 'review', range: { kind: 'all' } });
  assert.deepEqual([nights.cramps, nights.cramp_free], [6, 13]);
});
