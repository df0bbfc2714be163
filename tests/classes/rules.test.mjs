// The check is shown classes that must not pass: one that lets them through has rotted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check } from './rules.mjs';

const run = (css, svelte, more = []) =>
  check([{ path: 'ui/src/a.css', text: css }, { path: 'ui/src/A.svelte', text: svelte }, ...more]);

test('classes that meet pass', () => {
  assert.deepEqual(run('.a, .b--x > .c:hover { top: .5rem }', '<p class="a b--x"></p><i class:c={on}></i>'), []);
  assert.deepEqual(run('.a {} .b {}', "<p class={['a', state === 'due' && 'b']}></p>"), []);
  assert.deepEqual(run('.a--x {} .a--y {} .b {}', '<p class="b a--{kind}"></p>'), []);
  assert.deepEqual(run('.a--x {} .b {}', '<p class={`a--${kind} b`}></p>'), []);
  assert.deepEqual(run('.a {} .b {}', "<p class=\"a {on ? 'b' : ''}\"></p>"), []);
  assert.deepEqual(run('@container app (max-width: 4.5rem) { .a { top: 0 } }', '<p class="a"></p>'), []);
  assert.deepEqual(run('', '<p class="a"></p><style>.a { top: 0 }</style>'), []);
  assert.deepEqual(run('.a {}', '', [{ path: 'ui/src/a.ts', text: 'return `<svg class="a"></svg>`' }]), []);
  assert.deepEqual(run('@media (prefers-reduced-motion: reduce) {\n  * { animation: none !important }\n}\n', ''), []);
});

test('a rule that nothing uses is found, with its line', () => {
  assert.deepEqual(run('.a {}\n.b {}', '<p class="a"></p>'), ['ui/src/a.css:2: nothing uses .b']);
  assert.deepEqual(run('.a {}\n@container x {\n  .a .b {}\n}', '<p class="a"></p>'), [
    'ui/src/a.css:3: nothing uses .b',
  ]);
  assert.match(run('.a--x {} .ab--y {}', '<p class="a--{kind}"></p>')[0], /nothing uses \.ab--y/);
  assert.match(run('.a {}', '<!-- class="a" -->')[0], /nothing uses \.a/);
  assert.match(run('.a {}', "<p class={kind === 'a' && ''}></p>")[0], /nothing uses \.a/);
  assert.match(run('', '<style>.a { top: 0 }</style>')[0], /A\.svelte:1: nothing uses \.a/);
});

test('a class without a rule is found', () => {
  assert.deepEqual(run('.a {}', '<p class="a b"></p>'), ['ui/src/A.svelte: no style sheet knows b']);
  assert.match(run('.a {}', "<p class={['a', on && 'b']}></p>")[0], /knows b/);
  assert.match(run('.a {}', '<p class="a b--{kind}"></p>')[0], /knows b--/);
  assert.match(run('.a {} /* .b {} */', '<p class="a"></p><p class:b={on}></p>')[0], /knows b/);
  assert.match(run('.a {}', '<p class="a"></p>', [{ path: 'ui/src/a.ts', text: '`<g class="b">`' }])[0], /a\.ts: .*b/);
});

test('!important is found', () => {
  assert.match(run('.a { top: 0 !important }', '<p class="a"></p>')[0], /!important/);
  const reduced = '@media (prefers-reduced-motion: reduce) {\n  * { animation: none !important }\n}\n';
  assert.match(run(`${reduced}.a { top: 0 !important }`, '<p class="a"></p>')[0], /!important/);
});
