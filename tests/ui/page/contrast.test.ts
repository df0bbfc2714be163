/**
 * The system's high contrast (`prefers-contrast: more`, which Linux sends for it): every control of every view has an edge
 * that stands out from its ground, in light, dark and at night. Pictures go to tests/ui/output.
 */
import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { Stage, type Opened } from '../harness/page';
import { open, places, type Place } from '../harness/places';

const OUTPUT = new URL('../output', import.meta.url).pathname;

let stage: Stage;
beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  stage = await Stage.start();
});
afterAll(() => stage?.close());

const themed = (place: Place, theme: 'light' | 'dark'): Place => ({
  ...place,
  snapshot: () => {
    const snapshot = place.snapshot();
    return { ...snapshot, settings: { ...snapshot.settings, appearance: { theme } } };
  },
});

/** Controls without an edge of 1 px or more, or with one that has less than 3 to 1 to the ground they stand on. */
function edgeless({ page }: Opened): Promise<string[]> {
  return page.evaluate(() => {
    const WIDTH = 1;
    const CONTRAST = 3;
    type Colour = [number, number, number, number];
    const colours = new Map<string, Colour>();
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const colourOf = (css: string): Colour => {
      const known = colours.get(css);
      if (known) return known;
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data as unknown as Colour;
      const colour: Colour = [r, g, b, a / 255];
      colours.set(css, colour);
      return colour;
    };
    const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
      r * a + x * (1 - a),
      g * a + y * (1 - a),
      b * a + z * (1 - a),
      1,
    ];
    const light = (colour: Colour) => {
      const [r, g, b] = colour.map((of) =>
        of / 255 <= 0.04045 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    /** What is painted behind an element, as far as that is one colour. */
    const ground = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1];
      const own = colourOf(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, ground(element.parentElement));
    };
    /** Width in px and colour of each line drawn around an element. */
    const edges = (element: Element): [number, string][] => {
      const style = getComputedStyle(element);
      const found: [number, string][] = [];
      for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const)
        if (style[`border${side}Style`] !== 'none')
          found.push([parseFloat(style[`border${side}Width`]), style[`border${side}Color`]]);
      if (style.outlineStyle !== 'none') found.push([parseFloat(style.outlineWidth), style.outlineColor]);
      for (const [, colour, x, y, blur, spread] of style.boxShadow.matchAll(
        /((?:rgba?|color|oklch|lab)\([^)]*\)) (\S+)px (\S+)px (\S+)px (\S+)px/g,
      ))
        if (Number(x) === 0 && Number(y) === 0 && Number(blur) === 0) found.push([Number(spread), colour!]);
      return found;
    };
    const stands = (element: Element) => {
      const behind = ground(element.parentElement);
      return edges(element).some(([width, colour]) => {
        const [high, low] = [light(over(colourOf(colour), behind)), light(behind)].sort((a, b) => b - a);
        return width >= WIDTH && (high! + 0.05) / (low! + 0.05) >= CONTRAST;
      });
    };
    const drawn = (element: Element): Element => {
      const style = getComputedStyle(element);
      // What is chosen by an input that is not drawn is drawn by its label. What stands side by side in a frame has that.
      const hidden = element.matches('input') && (style.opacity === '0' || parseFloat(style.width) <= 1);
      const shown = (hidden && element.closest('label')) || element;
      const chosen = shown.matches(':has(:checked), [aria-current], [aria-pressed=true]');
      return (!chosen && shown.closest('.seg, .stepper, .menu')) || shown;
    };
    const inside = document.querySelector('dialog:modal') ?? document;
    return [
      ...new Set(
        [...inside.querySelectorAll('button, a[href].btn, a[aria-current], input, select, textarea, summary')]
          .filter((element) => element.getClientRects().length > 0 && !element.matches(':disabled'))
          .map(drawn)
          // Words that are pressed are underlined, as a link is; what unfolds has its mark.
          .filter(
            (element) =>
              ![element, ...element.querySelectorAll('span')].some((one) =>
                getComputedStyle(one).textDecorationLine.includes('underline'),
              ),
          )
          .filter((element) => !element.matches('summary'))
          .filter((element) => !stands(element))
          .map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)),
      ),
    ];
  });
}

const PICTURED = ['today', 'evening', 'journal', 'breaks', 'player settings', 'the player', 'cramp', 'the prompt'];
const night = ({ options }: Place) => options.window === 'cramp';

it.each(places)('$name: every control has an edge', async (place) => {
  for (const theme of night(place) ? (['dark'] as const) : (['light', 'dark'] as const)) {
    const opened = await open(stage, themed(place, theme), { contrast: true });
    await opened.page.locator('.waiting').waitFor({ state: 'detached' });
    if (PICTURED.includes(place.name))
      await opened.page.screenshot({ path: `${OUTPUT}/contrast-${place.name.replaceAll(' ', '-')}-${theme}.png` });
    expect(await edgeless(opened), theme).toEqual([]);
    await opened.page.context().close();
  }
});

it('sees a control without an edge, and one whose edge is too pale', async () => {
  const opened = await open(stage, themed(places[0]!, 'light'), { contrast: true });
  await opened.page.evaluate(() => {
    const bad =
      '<button style="all: unset">none</button>' +
      '<button style="all: unset; box-shadow: inset 0 0 0 1px #d5d0c6">pale</button>' +
      '<button style="all: unset; border: 1px solid #1b2a32">good</button>';
    document.querySelector('main')!.insertAdjacentHTML('beforeend', bad);
  });
  const found = (await edgeless(opened)).filter((one) => one.includes('all: unset'));
  expect(found.map((one) => />(\w+)</.exec(one)![1])).toEqual(['none', 'pale']);
  await opened.page.context().close();
});
