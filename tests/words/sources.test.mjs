// The check of sources is shown claims that must not pass: one that lets them through has rotted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkSources, entriesOf, sentences } from './sources.mjs';

const SOURCES = [
  { key: 'coppin-2005', by: 'Coppin', year: 2005, where: null },
  { key: 'nhs', by: 'NHS', year: 'undated', where: null },
];
const WHAT = 'source-coppin-2005 = A trial.\nsource-nhs = Advice.\n';
const GOOD = 'a-b = May help some people (Coppin 2005).\n    .sources = coppin-2005 nhs\n';

const run = (ftl, { sources = SOURCES, entries = {}, exempt = {}, what = WHAT } = {}) =>
  checkSources([{ name: 'page.ftl', text: ftl + what }], sources, entries, exempt);

test('a claim with its sources passes, and so does a sentence that claims nothing', () => {
  assert.deepEqual(run(`${GOOD}c-d = Save { $count } times\n`), []);
  assert.deepEqual(
    run('a-b = May help some people (Coppin 2005).\n', { entries: { 'a-b': ['coppin-2005', 'nhs'] } }),
    [],
  );
});

test('a health claim without a source is refused, in a message, an attribute or on a second line', () => {
  for (const claim of [
    'x-y = May help some people.\n',
    'x-y = The trials disagree.\n',
    'x-y = Get medical advice.\n',
    'x-y = Not if the leg is swollen.\n',
    'x-y = Seven hours of sleep are enough.\n',
    'x-y = X\n    .why = Drinking prevents it.\n',
    'x-y =\n    { $n ->\n        [one] NHS says so\n       *[other] NHS says so twice\n    }\n',
  ]) {
    assert.match(run(GOOD + claim).join('\n'), /x-y(\.why)? is about health and names no source/, claim);
  }
});

test('a source that is not there, has no year, no author or no words is refused', () => {
  assert.match(run('a-b = It may help.\n    .sources = nobody\n').join(), /names the source nobody/);
  for (const year of [undefined, null, '', '2005', 205, 'soon']) {
    const sources = [{ ...SOURCES[0], year }, SOURCES[1]];
    assert.match(run(GOOD, { sources }).join('\n'), /coppin-2005 has no year/, String(year));
  }
  assert.match(
    run(GOOD, { sources: [{ ...SOURCES[0], year: 2006 }, SOURCES[1]] }).join('\n'),
    /coppin-2005 is of 2006/,
  );
  assert.match(run(GOOD, { sources: [{ ...SOURCES[0], by: ' ' }, SOURCES[1]] }).join('\n'), /no author/);
  assert.match(run(GOOD, { sources: [...SOURCES, SOURCES[0]] }).join('\n'), /stands twice/);
  assert.match(run(GOOD, { what: 'source-nhs = Advice.\n' }).join(), /source-coppin-2005 is missing/);
});

test('a source that no sentence names is refused', () => {
  assert.match(run('a-b = It may help.\n    .sources = nhs\n').join(), /nothing uses coppin-2005/);
});

test('a sentence that cites another year or author than its sources have is refused', () => {
  assert.match(run(GOOD.replace('Coppin 2005', 'Coppin 2006')).join(), /cites “Coppin 2006”/);
  assert.match(run(GOOD.replace('Coppin 2005', 'Speed 2005')).join(), /cites “Speed 2005”/);
  assert.match(run(GOOD.replace('(Coppin 2005)', '(a review, 2012)')).join(), /2012/);
});

test('a promise or a diagnosis is refused, with or without a source', () => {
  for (const text of [
    'It cures cramps.',
    'A cure for cramps.',
    'Proven to help.',
    'You likely have a clot.',
    'Fewer nights since you started.',
  ]) {
    assert.match(run(`${GOOD}x-y = ${text}\n    .sources = nhs\n`).join('\n'), /promises or diagnoses/, text);
  }
});

test('an exemption counts for its sentence only, and goes when it is not needed', () => {
  const text = `${GOOD}x-y = Evidence: weak\nx-z = Evidence: strong\n`;
  assert.deepEqual(run(text, { exempt: { 'x-y': 'a badge' } }), ['page.ftl: x-z is about health and names no source']);
  assert.match(run(GOOD, { exempt: { 'x-y': 'gone' } }).join(), /x-y needs no exemption/);
});

test('every kind of content hands over its sources', () => {
  const entries = entriesOf({
    stretches: [{ id: 's', evidence: [{ sources: ['a'] }], sources: ['b'] }],
    checklist: [{ id: 'c', evidence: [{ sources: [] }, { sources: ['d'] }], sources: [] }],
    day: [{ id: 'o', evidence: [{ sources: ['p'] }], sources: ['q'] }],
    relief: {
      calm: ['e'],
      first: ['f'],
      steps: [{ id: 'g', sources: ['h'] }],
      long: [{ id: 'i', sources: ['j'] }],
      afterwards: [{ id: 'k', sources: ['l'] }],
      ache: [{ id: 'r', sources: ['s'] }],
      urge: [{ id: 't', sources: ['u'] }],
    },
    care: [{ id: 'today', signs: [{ id: 'm', sources: ['n'] }] }],
  });
  assert.deepEqual(entries, {
    'how-s': ['a', 'b'],
    'checklist-c': ['d'],
    'day-known-o': ['p', 'q'],
    'relief-calm': ['e'],
    'relief-first': ['f'],
    'relief-g': ['h'],
    'relief-i': ['j'],
    'relief-k': ['l'],
    'relief-r': ['s'],
    'relief-t': ['u'],
    'care-today-m': ['n'],
  });
  assert.match(run(GOOD, { entries: { 'care-today-m': ['nhs'] } }).join(), /care-today-m has sources and no words/);
});

test('sentences are read with their attributes and later lines', () => {
  assert.deepEqual(sentences('# may help\na-b = A\n    b\n    .why = C\n'), [
    { key: 'a-b', text: 'A b' },
    { key: 'a-b.why', text: 'C' },
  ]);
});
