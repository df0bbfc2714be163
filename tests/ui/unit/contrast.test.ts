// @vitest-environment node
/** WCAG 2.2 contrast of the pairs in use, computed from tokens.css: text needs 4.5, shapes (edges, marks, rings, focus) 3. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../ui/src/styles/tokens.css', import.meta.url), 'utf8');
type Theme = 'light' | 'dark' | 'night';
// The night theme, too, falls back on the light one, which is also the root's.
const block = (theme: Theme) => new RegExp(`\\[data-theme='${theme}'\\] \\{\\n([^}]*)`).exec(css)![1]!;
const tokens = (theme: Theme) =>
  new Map(
    [...(block('light') + block(theme)).matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );

const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
const light = (rgb: number[]) => {
  const [r, g, b] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** `share` is the opacity of the front, as of the right leg's bars. */
function contrast(front: string, back: string, share = 1): number {
  const ground = channels(back);
  const mixed = channels(front).map((value, at) => share * value + (1 - share) * ground[at]!);
  const [high, low] = [light(mixed), light(ground)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What stands on what. */
const DAY = {
  text: `ink: ground sheet sunken raised dusk-soft lamp-soft day-a day-b day-c day-1 eve-a eve-b eve-c eve-1
    ink-2: ground sheet sunken lamp-soft; ink-3: ground sheet sunken; dusk: sheet ground dusk-soft
    on-dusk: dusk dusk-press; on-clay: clay; clay-ink: clay-soft ground sheet; on-moss: moss; moss-ink: ground sheet
    lamp-ink: sheet lamp-soft; sheet: ink`,
  shape: `line-strong: ground sheet sunken; clay: sheet ground; moss: sheet ground moss-soft; lamp: sheet track ground
    dusk: sunken; focus: ground sheet day-b eve-b; dusk*0.62: sheet`,
};
const PAIRS: Record<Theme, typeof DAY> = {
  light: DAY,
  dark: { ...DAY, text: `${DAY.text}; ink: night-a night-b` },
  night: {
    text: 'ink: ground sheet; ink-2: ground sheet; on-dusk: dusk dusk-press',
    shape: 'line-strong: ground; lamp: ground sheet; focus: ground dusk',
  },
};
const pairs = (list: string) =>
  list.split(/[;\n]/).flatMap((line) => {
    const [front = '', backs = ''] = line.trim().split(': ');
    const [name = '', share = '1'] = front.split('*');
    return backs.split(' ').map((back) => ({ name, back, share: Number(share) }));
  });

const judge = (theme: Theme, kind: keyof typeof DAY, colours = tokens(theme)) =>
  pairs(PAIRS[theme][kind])
    .map(({ name, back, share }) => ({
      pair: `${name} on ${back}`,
      is: contrast(colours.get(name)!, colours.get(back)!, share),
    }))
    .filter(({ is }) => !(is >= (kind === 'text' ? 4.5 : 3)));

describe.each(['light', 'dark', 'night'] as const)('%s', (theme) => {
  it('text can be read', () => expect(judge(theme, 'text')).toEqual([]));
  it('shapes can be seen', () => expect(judge(theme, 'shape')).toEqual([]));
});

it('computes as WCAG does, and finds what is too pale', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#1b2a32', '#fdfbf7')).toBeCloseTo(14.27, 2);
  const pale = new Map(tokens('light')).set('ink-3', '#8a979d');
  expect(judge('light', 'text', pale).map(({ pair }) => pair)).toEqual([
    'ink-3 on ground',
    'ink-3 on sheet',
    'ink-3 on sunken',
  ]);
});
