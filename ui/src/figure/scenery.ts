/**
 * Everything around the figure: things, motion arrows and the magnifier.
 * All coordinates here are in the picture plane: x to the right, y UP from the floor, centimetres.
 */
import { add, mix, mul, num, rad, sub, unit, xy, type Vec2 } from './geometry';
import type { Palette } from './palette';
import type { ArrowData, BodyPoint, LensData, PropData } from './pose';

const flip = ([x, y]: Vec2): Vec2 => [x, -y];

function box(x: number, y: number, w: number, h: number, r: number, fill: string, edge?: string): string {
  const stroke = edge ? ` stroke="${edge}"` : '';
  return `<rect x="${num(x)}" y="${num(-y - h)}" width="${num(w)}" height="${num(h)}" rx="${num(r)}" fill="${fill}"${stroke}/>`;
}

/** An open line with round ends. */
export function line(points: readonly Vec2[], colour: string, width: number): string {
  const d = `M${points.map((p) => xy(flip(p))).join('L')}`;
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** The numbers of a thing, with what it takes when one is missing. */
type Numbers = (name: string, otherwise?: number) => number;
/** `through` are the places of the body that the thing names. */
type Draw = (n: Numbers, c: Palette, through: readonly Vec2[]) => string;

/** Drawing functions by kind. x, y = bottom left corner unless said otherwise. */
const PROPS: Readonly<Record<string, Draw>> = {
  wall: (n, c) => {
    const [x, h] = [n('x'), n('h', 320)]; // higher than any frame: it ends outside the picture
    return (
      box(x, 0, 8, h, 1.5, c.prop) +
      line(
        [
          [x, 0],
          [x, h],
        ],
        c.edge,
        1.4,
      )
    );
  },
  /** x = front edge of the seat; dir = which way somebody sitting on it faces (1 right, -1 left). */
  chair: (n, c) => {
    const [x, dir, h, back] = [n('x'), n('dir', 1), n('h', 45), n('back', 42)];
    return (
      line(
        [
          [x - 4 * dir, h - 3],
          [x - 2 * dir, 0.8],
        ],
        c.edge,
        3.4,
      ) +
      line(
        [
          [x - 38 * dir, h - 3],
          [x - 42 * dir, 0.8],
        ],
        c.edge,
        3.4,
      ) +
      line(
        [
          [x - 39 * dir, h],
          [x - 45 * dir, h + back],
        ],
        c.edge,
        3.4,
      ) +
      box(Math.min(x, x - 42 * dir), h - 5, 42, 5, 2.4, c.edge)
    );
  },
  mat: (n, c) => box(n('x'), n('y') - 3, n('w', 180), 3.4, 1.7, c.topFar),
  cushion: (n, c) => box(n('x'), n('y'), n('w', 30), n('h', 9), n('h', 9) / 2, c.prop, c.edge),
  /** h = height of the lying surface; the head end is on the left. */
  bed: (n, c) => {
    const [x, w, h] = [n('x'), n('w', 200), n('h', 42)];
    return (
      box(x - 5, 0, 5, h + 26, 2.4, c.edge) +
      line(
        [
          [x + 8, h - 24],
          [x + 8, 1],
        ],
        c.edge,
        4,
      ) +
      line(
        [
          [x + w - 8, h - 24],
          [x + w - 8, 1],
        ],
        c.edge,
        4,
      ) +
      box(x, h - 24, w, 9, 2, c.edge) +
      box(x, h - 16, w, 16, 5, c.prop, c.edge)
    );
  },
  /** A bed seen from above, pillow on the left. */
  bedTop: (n, c) => {
    const [x, y, w, h] = [n('x'), n('y'), n('w'), n('h')];
    return (
      box(x - 4, y - 2, 8, h + 4, 3, c.edge) +
      box(x, y, w, h, 8, c.prop, c.edge) +
      box(x + 7, y + h / 2 - 30, 36, 60, 11, c.edge)
    );
  },
  step: (n, c) => box(n('x'), 0, n('w', 36), n('h', 18), 2, c.prop, c.edge),
  /** A rail or the top of a sturdy thing beside the figure, to hold on to. */
  rail: (n, c) => {
    const [x, w, h] = [n('x'), n('w', 30), n('h', 92)];
    const post = x + w / 2;
    return (
      line(
        [
          [x, h],
          [x + w, h],
        ],
        c.edge,
        4,
      ) +
      line(
        [
          [post, h],
          [post, 0.8],
        ],
        c.edge,
        3,
      )
    );
  },
  /** A ball, a roller seen from its end: x = centre; lies on y. */
  ball: (n, c) => {
    const r = n('r', 3.6);
    return box(n('x') - r, n('y'), 2 * r, 2 * r, r, c.accent);
  },
  /** Strap or towel through points of the body. */
  strap: (n, c, through) => line(through, c.accent, n('width', 2)),
};

/** What a pose may put around the figure. */
export const PROP_KINDS: readonly string[] = Object.keys(PROPS);

/** A thing at t. */
export function drawProp(prop: PropData, t: number, c: Palette, place: (point: BodyPoint) => Vec2): string {
  const numbers: Numbers = (name, otherwise = 0) => {
    const value = prop[name];
    const from = typeof value === 'number' ? value : otherwise;
    const to = prop.to?.[name];
    return to === undefined ? from : mix(from, to, t);
  };
  return PROPS[prop.kind]?.(numbers, c, (prop.through ?? []).map(place)) ?? '';
}

/** An arrow with one head or two. */
export function drawArrow({ path, ring, both }: ArrowData, c: Palette): string {
  const along = (t: number): Vec2 => {
    if (ring) {
      const a = rad(mix(ring[3], ring[4], t));
      return [ring[0] + ring[2] * Math.cos(a), ring[1] + ring[2] * Math.sin(a)];
    }
    const [p = [0, 0], q = p, third] = path ?? [];
    const r = third ?? q;
    const m = third ? q : mul(add(p, q), 0.5);
    const at = (k: 0 | 1) => mix(mix(p[k], m[k], t), mix(m[k], r[k], t), t);
    return [at(0), at(1)];
  };
  const head = (tip: Vec2, from: Vec2) => {
    const d = unit(sub(tip, from));
    const back = add(tip, d, -6);
    const side: Vec2 = [-d[1] * 4.6, d[0] * 4.6];
    return line([add(back, side), tip, sub(back, side)], c.accent, 2.4);
  };
  const points = Array.from({ length: 25 }, (_, i) => along(i / 24));
  return line(points, c.accent, 2.4) + head(along(1), along(23 / 24)) + (both ? head(along(0), along(1 / 24)) : '');
}

/** Magnifier: the scene around `of`, `zoom` times larger, in a circle of radius r centred at `at`. */
export function drawLens({ of, at, r = 34, zoom = 2 }: LensData, scene: string, c: Palette, id: string): string {
  const d = unit(sub(at, of));
  const [p, q] = [flip(of), flip(at)] as const;
  const shift = sub(q, mul(p, zoom));
  const circle = (centre: Vec2, radius: number, rest: string) =>
    `<circle cx="${num(centre[0])}" cy="${num(centre[1])}" r="${num(radius)}" ${rest}/>`;
  return (
    line([add(of, d, r / zoom), add(at, d, -r)], c.edge, 1.4) +
    circle(p, r / zoom, `fill="none" stroke="${c.edge}" stroke-width="1.4"`) +
    `<clipPath id="${id}-lens">${circle(q, r, '')}</clipPath>${circle(q, r, `fill="${c.gap}"`)}` +
    `<g clip-path="url(#${id}-lens)"><g transform="translate(${xy(shift)}) scale(${zoom})">${scene}</g></g>` +
    circle(q, r, `fill="none" stroke="${c.edge}" stroke-width="2"`)
  );
}
