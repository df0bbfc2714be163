/**
 * A small window and large text: in no view is anything wider than the window or cut off at its card's edge, and no words are
 * squeezed into a column of letters.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage, type Opened } from '../harness/page';
import { open, places } from '../harness/places';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage?.close());

function cramped({ page }: Opened): Promise<string[]> {
  return page.evaluate(() => {
    const shown = document.querySelector('dialog:modal') ?? document.querySelector('main')!;
    const wrong: string[] = [];
    for (const one of shown.querySelectorAll<HTMLElement>('*')) {
      if (one instanceof SVGElement || !one.checkVisibility({ visibilityProperty: true })) continue;
      if (one.closest('.visually-hidden, .ring')) continue;
      const box = one.getBoundingClientRect();
      const words = [...one.childNodes]
        .map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''))
        .join('');
      const said = `${one.tagName} ${one.className} ${words.trim().slice(0, 40)}`;
      if (box.width <= 1 || box.height <= 1) continue; // a field that its label stands for
      const card = one.closest('.sheet, .dialog')?.getBoundingClientRect();
      if (box.right > innerWidth + 1 || (card && box.right > card.right + 1)) wrong.push(`too wide: ${said}`);
      const letter = parseFloat(getComputedStyle(one).fontSize);
      const longest = Math.max(
        ...words
          .trim()
          .split(/\s+/)
          .map(({ length }) => length),
      );
      // A word of these letters does not stand in so narrow a place in one piece.
      if (longest > 4 && box.width < letter * 2 && box.height > letter * 2) wrong.push(`squeezed: ${said}`);
    }
    return wrong;
  });
}

for (const [size, options] of [
  ['at 800 × 600', { width: 800, height: 600 }],
  ['with text twice as large', { width: 1000, height: 700, text: 200 }],
] as const) {
  it.each(places)(`$name ${size}`, async (place) => {
    const opened = await open(stage, place, options);
    expect(await cramped(opened)).toEqual([]);
    await opened.page.context().close();
  });
}
