/** Where in a text something was found that was compared as `folded` compares it. */
import { folded } from './folded';

/** A letter that only adds to the one before it, once it is taken apart: a mark, or a part of a Korean syllable. */
const ADDS = /^[\p{M}\u1160-\u11ff]/u;

/** A text in its plain form, and for each of its letters from where to where it stands in the text. */
function placed(text: string): { plain: string; from: number[]; to: number[] } {
  const units: string[] = [];
  for (const letter of text) {
    if (units.length > 0 && ADDS.test(letter.normalize('NFKD'))) units[units.length - 1] += letter;
    else units.push(letter);
  }
  const found = { plain: '', from: [] as number[], to: [] as number[] };
  let at = 0;
  for (const unit of units) {
    const plain = folded(unit);
    found.plain += plain;
    for (let each = 0; each < plain.length; each += 1) {
      found.from.push(at);
      found.to.push(at + unit.length);
    }
    at += unit.length;
  }
  return found;
}

/** The places of `words` in a text, in order, without two that overlap. A letter of which a part was found is marked whole. */
export function hits(text: string, words: string): [number, number][] {
  const wanted = folded(words.trim());
  if (wanted === '') return [];
  const { plain, from, to } = placed(text);
  const places: [number, number][] = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    const [begin, end] = [from[at]!, to[at + wanted.length - 1]!];
    const last = places.at(-1);
    if (last && begin < last[1]) last[1] = end;
    else places.push([begin, end]);
  }
  return places;
}

/** A text in pieces, from `start` on. */
export function pieces(text: string, places: readonly [number, number][], start = 0): { part: string; hit: boolean }[] {
  const all: { part: string; hit: boolean }[] = [];
  let at = start;
  for (const [begin, end] of places) {
    if (begin > at) all.push({ part: text.slice(at, begin), hit: false });
    all.push({ part: text.slice(begin, end), hit: true });
    at = end;
  }
  if (at < text.length) all.push({ part: text.slice(at), hit: false });
  return all;
}

/** A text in its plain form, put together from its letters: what places are counted in. For the tests. */
export const plainOf = (text: string): string => placed(text).plain;
