// The check is shown catalogues that must not pass: one that lets them through has rotted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageReaders } from './page.mjs';
import { check } from './rules.mjs';

const run = (ftl, svelte, { rust = '', content = [] } = {}) =>
  check(
    [
      { name: 'page.ftl', text: ftl },
      { name: 'agent.ftl', text: 'tray-quit = Quit\n' },
    ],
    [
      { reader: 'page', files: ['page.ftl'], sources: [{ path: 'ui/src/A.svelte', text: svelte }] },
      {
        reader: 'agent',
        files: ['agent.ftl'],
        sources: [{ path: 'src-tauri/agent/src/a.rs', text: `words.text("tray-quit");${rust}` }],
      },
    ],
    content,
  );

test('a catalogue that fits its uses passes', () => {
  assert.deepEqual(run('# a-comment = x\na-b = A { $n }\n    .c = C\n', "{t('a-b', { n })} {t('a-b.c')}"), []);
  assert.deepEqual(run('a-b = A\nc-d = C\n', "{t(on ? 'a-b' : 'c-d')}"), []);
  assert.deepEqual(run('a-x = A\n    .why = B\na-y = B\n    .why = B\n', '{t(`a-${id}`)} {t(`a-${id}.why`)}'), []);
  assert.deepEqual(run('a-b = A { c-d }\nc-d = C\n', "{t('a-b')}"), []);
  assert.deepEqual(run('a-b = A\n', "const KEYS = { now: 'a-b' }; t(KEYS[state])"), []);
});

test('a missing sentence is found', () => {
  assert.match(run('a-b = A\n', "{t('a-b')} {t('a-c')}")[0], /A\.svelte: asks for a-c/);
  assert.match(run('a-b = A\n', "{t('a-b')} {t('a-b.why')}")[0], /no \.why/);
  assert.match(
    run('a-b = A\n', "{t('a-b')}", { rust: 'words.with("tray-open", &[])' })[0],
    /a\.rs: asks for tray-open/,
  );
  assert.match(run('a-b = A\n', "{t('a-b')}", { rust: 'refuse(ErrorCode::Leaving, "shell-gone")' })[0], /shell-gone/);
});

test('a sentence in a file that the reader does not load is found', () => {
  assert.match(run('a-b = A\n', "{t('a-b')} {t('tray-quit')}")[0], /does not read agent\.ftl/);
});

test('an unused sentence and an unused attribute are found', () => {
  assert.match(run('a-b = A\na-c = C\n', "{t('a-b')}")[0], /nothing uses a-c/);
  assert.match(run('a-b = A\n    .why = W\n', "{t('a-b')}")[0], /nothing uses a-b\.why/);
  assert.match(run('a-b = A\n', "// t('a-b')\n")[0], /nothing uses a-b/);
});

test('a key that is there twice is found', () => {
  assert.match(run('a-b = A\na-b = B\n', "{t('a-b')}")[0], /already in page\.ftl/);
  assert.match(run('a-b = A\ntray-quit = Q\n', "{t('a-b')}").join(), /tray-quit is already/);
  assert.match(run('a-b = A\n    .c = C\n    .c = C\n', "{t('a-b.c')}")[0], /\.c twice/);
});

test('content without words is found', () => {
  const content = [{ family: 'stretch', ids: ['walk', 'jump'], attributes: ['cue'] }];
  const wrong = run('stretch-walk = Walk\n', '{t(`stretch-${id}`)}', { content });
  assert.match(wrong.join('\n'), /stretch-walk has no \.cue/);
  assert.match(wrong.join('\n'), /stretch-jump is missing/);
});

test('each view of the page reads its own files, from the sources it reaches', () => {
  const sources = {
    'ui/src/App.svelte': "import { views } from './views';",
    'ui/src/views/index.ts': `export const views = {
  today: {
    title: 'nav-today',
    words: ['page/today', 'content'],
    load: () => import('./today/Today.svelte'),
  },
  break: {
    words: ['page/break'],
    load: () => import('./break/Break.svelte'),
  },
};`,
    'ui/src/views/today/Today.svelte': "import { hero } from './hero';",
    'ui/src/views/today/hero.ts': "export const hero = () => t('hero-due');",
    'ui/src/views/break/Break.svelte': "import { hero } from '../today/hero';",
  };
  const readers = pageReaders((path) => sources[path]);
  assert.deepEqual(
    readers.map(({ reader, files, sources: from }) => [reader, files, from.map(({ path }) => path.split('/').at(-1))]),
    [
      ['window of the page', ['page/shell.ftl'], ['App.svelte', 'index.ts']],
      ['view today', ['page/shell.ftl', 'page/today.ftl', 'content.ftl'], ['Today.svelte', 'hero.ts']],
      ['view break', ['page/shell.ftl', 'page/break.ftl'], ['Break.svelte', 'hero.ts']],
    ],
  );
  const files = [
    { name: 'page/shell.ftl', text: 'nav-today = Today\n' },
    { name: 'page/today.ftl', text: 'hero-due = Up you get\n' },
  ];
  assert.deepEqual(check(files, readers, []), [
    'ui/src/views/today/hero.ts: asks for hero-due, but the view break does not read page/today.ftl',
  ]);
});
