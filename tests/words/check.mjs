// Gathers the catalogue, its readers and the content, and prints what is wrong. Run by script/words.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

import { pageReaders } from './page.mjs';
import { check, parse } from './rules.mjs';
import { checkSources, entriesOf } from './sources.mjs';

const LOCALE = 'assets/locales/en';
const files = readdirSync(LOCALE, { recursive: true })
  .filter((name) => name.endsWith('.ftl'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(`${LOCALE}/${name}`, 'utf8') }));

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(existsSync);
const sources = (folder, ending) =>
  tracked
    .filter((path) => path.startsWith(folder) && ending.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

// Chooses among the sentences of reach.ftl for both programs.
const wire = sources('src-tauri/wire/src/trouble.rs', /\.rs$/);
const readers = [
  ...pageReaders((path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)),
  {
    reader: 'agent',
    files: [
      'agent.ftl',
      'cli.ftl',
      'care.ftl',
      'care-cards.ftl',
      'cli-review.ftl',
      'export.ftl',
      'report.ftl',
      'errors.ftl',
      'experiment.ftl',
      'content.ftl',
      'health.ftl',
      'hold.ftl',
      'reach.ftl',
      'sources.ftl',
    ],
    sources: sources('src-tauri/agent/src/', /\.rs$/).concat(wire),
  },
  { reader: 'window', files: ['shell.ftl', 'reach.ftl'], sources: sources('src-tauri/window/', /\.rs$/).concat(wire) },
];

// Ids in the content whose words are asked for by id.
const ids = (file) => {
  const content = JSON.parse(readFileSync(`assets/content/${file}.json`, 'utf8'));
  return (Array.isArray(content) ? content : (content.items ?? content[file])).map(({ id }) => id);
};
// Names the domain and the adapters give, whose words are asked for by name.
const variants = (type) =>
  [...readFileSync(`ui/src/lib/api/types/${type}.ts`, 'utf8').matchAll(/"([a-z_]+)"/g)].map(([, name]) =>
    name.replaceAll('_', '-'),
  );
const sourceNames = () => {
  const [, list] = /pub const SOURCES:[^=]*= \[([^\]]*)\]/.exec(
    readFileSync('src-tauri/agent/src/ports/signal.rs', 'utf8'),
  );
  return [...list.matchAll(/"([a-z0-9-]+)"/g)].map(([, name]) => name);
};
const data = (file) => JSON.parse(readFileSync(`assets/content/${file}.json`, 'utf8'));
const relief = data('relief');
const care = data('care');
const content = [
  { family: 'stretch', ids: ids('stretches'), attributes: [] },
  { family: 'how', ids: ids('stretches'), attributes: ['setup', 'cue', 'caution', 'evidence'] },
  { family: 'routine', ids: ids('routines'), attributes: ['summary'] },
  { family: 'checklist', ids: ids('checklist'), attributes: ['why', 'evidence'] },
  { family: 'relief', ids: relief.steps.map(({ id }) => id), attributes: ['cue', 'next', 'known'] },
  { family: 'health-subject', ids: variants('HealthSubject'), attributes: [] },
  { family: 'health-state', ids: variants('HealthState'), attributes: [] },
  { family: 'health-finding', ids: variants('Finding'), attributes: [] },
  { family: 'health-cure', ids: variants('Cure'), attributes: [] },
  { family: 'health-source', ids: sourceNames(), attributes: [] },
  { family: 'relief', ids: [...relief.long, ...relief.afterwards].map(({ id }) => id), attributes: ['known'] },
  { family: 'relief', ids: ['calm', 'first'], attributes: [] },
  {
    family: 'care',
    ids: care.flatMap(({ id, signs }) => [id, ...signs.map((sign) => `${id}-${sign.id}`)]),
    attributes: [],
  },
  { family: 'day-known', ids: ids('day'), attributes: [] },
  { family: 'evidence-subject', ids: variants('EvidenceSubject'), attributes: [] },
  { family: 'evidence', ids: variants('EvidenceGrade'), attributes: [] },
  { family: 'source', ids: data('sources').map(({ key }) => key), attributes: [] },
];

// What sounds like a health claim and is none, each with the reason.
const exempt = {
  'about-health': 'says what Limber does not do',
  'care-title': 'a heading',
  'care-emergency': 'a heading',
  'care-today': 'a heading',
  'care-not-a-diagnosis': 'says what the sheet cannot do',
  'care-haste-today': 'how soon; the sign and its sources stand below it',
  'care-haste-today-if': 'how soon; the sign and its sources stand below it',
};
const entries = entriesOf({
  stretches: data('stretches'),
  checklist: data('checklist'),
  day: data('day'),
  relief,
  care,
});
const wrong = [...check(files, readers, content), ...checkSources(files, data('sources'), entries, exempt)];
for (const line of wrong) console.error(`   ${line}`);
if (wrong.length > 0) process.exit(1);
console.log(
  `   ${files.flatMap(({ text }) => parse(text)).length} sentences in ${files.length} files: all used, none missing, none twice`,
);
