/** What was found is marked where it stands, however its letters are compared. */
import { expect, it } from 'vitest';

import { folded } from '../../../ui/src/lib/folded';
import { hits, pieces, plainOf } from '../../../ui/src/lib/hits';
import pairs from './folded.json' with { type: 'json' };

const marked = (text: string, words: string) =>
  pieces(text, hits(text, words))
    .map(({ part, hit }) => (hit ? `[${part}]` : part))
    .join('');

it.each(pairs as [string, string][])('“%s” comes to the same letter by letter', (text, plain) => {
  expect(plainOf(text)).toBe(plain);
  expect(plainOf(`x ${text} y`)).toBe(folded(`x ${text} y`));
  expect(marked(text, text), 'it is found whole in itself').toBe(`[${text}]`);
});

it.each([
  ['after the Café, then cafe\u0301s', 'CAFE', 'after the [Café], then [cafe\u0301]s'],
  ['ﬁne, oﬃce', 'fi', '[ﬁ]ne, o[ﬃ]ce'],
  ['ﬁne', 'i', '[ﬁ]ne'],
  ['Straße', 'ße', 'Stra[ße]'],
  ['ｶﾞ ガ カ', 'ガ', '[ｶﾞ] [ガ] カ'],
  ['昨晚小腿抽筋了', '抽筋', '昨晚小腿[抽筋]了'],
  ['다리가 아프다', '다리', '[다리]가 아프다'],
  ['İstanbul', 'ist', '[İst]anbul'],
  ['ΣΊΣΥΦΟΣ', 'φος', 'ΣΊΣΥ[ΦΟΣ]'],
  ['👍🏽 OK', 'ok', '👍🏽 [OK]'],
  ['aaa', 'aa', '[aa]a'],
  ['nothing here', 'xyz', 'nothing here'],
  ['nothing here', '  ', 'nothing here'],
])('in “%s” “%s” is marked', (text, words, expected) => {
  expect(marked(text, words)).toBe(expected);
});

it('a text is in its pieces whole', () => {
  const text = 'Übung vor dem Schlafen, Übung danach';
  expect(
    pieces(text, hits(text, 'ubung'))
      .map(({ part }) => part)
      .join(''),
  ).toBe(text);
});
