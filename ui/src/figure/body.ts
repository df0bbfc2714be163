/**
 * The body over the skeleton: tapered outlines, the head, and the glow over a worked muscle.
 * Limbs are overlapped and filled as one path: no gaps, no matchsticks. Knows nothing of poses or the picture.
 */
import {
  add,
  between,
  cross,
  disc,
  dot,
  hull,
  leaning,
  mix,
  mul,
  num,
  ribbon,
  sub,
  unit,
  xy,
  type Camera,
  type Circle,
  type Vec2,
  type Vec3,
} from './geometry';
import type { Palette } from './palette';
import type { SideName } from './pose';
import { BODY, trunkAt, type Skeleton } from './skeleton';

/** Half-widths along a bone: [position 0-1, front, back]. */
type Row = readonly [number, number, number];
/** The trunk adds [.., sideways] for other views. */
type TrunkRow = readonly [number, number, number, number];
/** '' near, 'Far' on the lighter far side. */
type Tone = '' | 'Far';

// prettier-ignore
const SHAPE = {
  thigh: [[0, 8.5, 9.2], [0.2, 8.8, 8.8], [0.45, 8.3, 7.7], [0.7, 6.9, 6.3], [0.9, 5.7, 5.4], [1, 5.4, 5.2]],
  /** The thigh again, from the knee upwards. */
  kneeUp: [[0, 5.4, 5.2], [0.1, 5.7, 5.4], [0.3, 6.9, 6.3], [0.42, 7.7, 7.1]],
  shin: [[0, 5.3, 5.1], [0.12, 4.9, 5.8], [0.28, 4.4, 7], [0.45, 4.1, 6.5], [0.68, 3.5, 4.5], [0.88, 3.2, 3.4], [1, 3.5, 3.6]],
  upperArm: [[0, 5, 5], [0.3, 4.9, 4.9], [0.7, 4.1, 4.1], [1, 3.7, 3.7]],
  forearm: [[0, 3.7, 3.7], [0.25, 3.9, 3.9], [0.7, 3, 3], [1, 2.5, 2.5]],
} as const satisfies Record<string, readonly Row[]>;

// prettier-ignore
const TRUNK: readonly TrunkRow[] = [
  [-0.16, 5.5, 6.5, 12], [-0.06, 8.2, 9.3, 16.2], [0.06, 8.7, 9.7, 16.6], [0.22, 8.6, 8.5, 15], [0.4, 8.4, 7.4, 12.8],
  [0.6, 9.2, 8, 13.8], [0.76, 9.5, 8.6, 15], [0.88, 8, 8, 15.4], [0.95, 6, 6.7, 15], [1, 4.7, 5.4, 12.6], [1.05, 3.6, 4.4, 6],
];

/** An anchor of a glow: bone, position 0-1, -1 front .. +1 back, outwards (a share of the bone's width). */
type Anchor = readonly ['thigh' | 'shin' | 'trunk' | 'seat' | 'sole', number, number, number?];
// prettier-ignore
const MUSCLES = {
  calf: { width: 8, path: [['shin', 0.08, 0.45], ['shin', 0.3, 0.5], ['shin', 0.5, 0.4]] },
  hamstring: { width: 8.5, path: [['thigh', 0.18, 0.5], ['thigh', 0.5, 0.5], ['thigh', 0.85, 0.4]] },
  quad: { width: 9, path: [['thigh', 0.12, -0.45], ['thigh', 0.5, -0.5], ['thigh', 0.86, -0.4]] },
  soleus: { width: 6.5, path: [['shin', 0.42, 0.35], ['shin', 0.65, 0.3], ['shin', 0.88, 0.3]] },
  tibialis: { width: 5, path: [['shin', 0.12, -0.4], ['shin', 0.4, -0.4], ['shin', 0.7, -0.4]] },
  adductor: { width: 7, path: [['thigh', 0.16, 0, -0.45], ['thigh', 0.5, 0, -0.4], ['thigh', 0.82, 0, -0.3]] },
  outerhip: { width: 8, path: [['thigh', 0.04, 0.4, 0.6], ['thigh', 0.24, 0.3, 0.7], ['thigh', 0.44, 0.2, 0.6]] },
  hipflexor: { width: 8, path: [['trunk', 0.28, -0.5], ['trunk', 0.04, -0.6], ['thigh', 0.28, -0.6]] },
  sole: { width: 4, path: [['sole', 0.04, 0], ['sole', 0.5, 0], ['sole', 0.96, 0]] },
  glute: { width: 8, path: [['trunk', 0.05, 0.42], ['seat', 0.5, 0.52], ['thigh', 0.1, 0.42]] },
} as const satisfies Record<string, { width: number; path: readonly [Anchor, Anchor, Anchor] }>;

/** What a glow may lie on. */
export const MUSCLE_NAMES: readonly string[] = Object.keys(MUSCLES);

/** Head drawings, 22 cm tall, around the skull centre, y down; the side view faces +x. */
const HEAD = {
  side: {
    skin:
      'M-6.5 5C-9.5 1-9.6-5-6.2-8.4C-2.5-12 4-11.6 7-8C8.4-6.2 8.8-4 8.7-2.6C9-1.4 10.9 1.2 10.8 2C10.7 2.8 9.2 2.8 9.1 3.4' +
      'C9 4.2 9.4 4.6 9.2 5.4C9 6.2 9.2 7 8.9 8C8.4 9.8 6.2 10.6 4 10C1.5 9.4-.5 8-2 7.4C-4 7-5.6 6.4-6.5 5Z',
    hair: () =>
      'M-6.6 6C-10.8 2.6-11.2-4.6-7.4-9C-3.4-13.4 4.6-13 8-8.6C9-7.2 9.2-5.4 8.6-4.4C6.4-6.2 3.4-6.4 1.6-4.6' +
      'C.8-3.6 1-1.8 0-.8C-1.4-2-3-1-2.8.8C-2.6 2.4-1.6 2.6-1.4 3.4C-2.6 5.4-4.6 6.4-6.6 6Z',
  },
  front: {
    skin:
      'M-7.6-3C-7.6 4-4.6 10.4 0 10.4C4.6 10.4 7.6 4 7.6-3C7.6-13.6-7.6-13.6-7.6-3Z' +
      'M-7-2.4C-9.4-3.4-9.4 3-6.6 2.4ZM7-2.4L6.6 2.4C9.4 3 9.4-3.4 7-2.4Z',
    /** k = cm by which the hairline comes down when the head is bowed. */
    hair: (k: number) =>
      `M-7.9-1.6C-9.8-15.2 9.8-15.2 7.9-1.6C7.2 ${num(k - 4.6)} 5.4 ${num(k - 6.8)} 3.2 ${num(k - 7.2)}` +
      `C-.6 ${num(k - 6)}-5 ${num(k - 6)}-6.4 ${num(k - 5)}C-7.2 ${num(k - 4)}-7.6-3-7.9-1.6Z`,
  },
};

/** One filled path. gap = colour of a thin seam around it, so that overlapping limbs stay readable. */
export function part(d: string, fill: string, gap = ''): string {
  const seam = gap ? ` stroke="${gap}" stroke-width="1.6" stroke-linejoin="round" paint-order="stroke"` : '';
  return `<path d="${d}" fill="${fill}"${seam}/>`;
}

/** [front, back] half-widths of a shape at s. */
function widthAt(shape: readonly (Row | TrunkRow)[], s: number): readonly [number, number] {
  const i = Math.max(
    1,
    shape.findIndex((row) => row[0] >= s),
  );
  const [[s0, f0, b0], [s1, f1, b1]] = [shape[i - 1] as Row, shape[i] as Row];
  return [mix(f0, f1, (s - s0) / (s1 - s0)), mix(b0, b1, (s - s0) / (s1 - s0))];
}

/** Outline of a bone from a to b whose front surface faces `front`. upTo < 1 cuts it short, swell widens it (cloth). */
function bone(cam: Camera, shape: readonly Row[], a: Vec3, b: Vec3, front: Vec3, upTo = 1, swell = 0): string {
  const [p, q] = [cam.flat(a), cam.flat(b)] as const;
  const along = sub(q, p);
  const d = unit(along);
  const n: Vec2 = [-d[1], d[0]];
  const towards = dot(cam.flat(front), n);
  const rows: readonly Row[] =
    upTo === 1 ? shape : [...shape.filter((row) => row[0] < upTo), [upTo, ...widthAt(shape, upTo)]];
  const edge = (sign: number) =>
    rows.map(([s, f, r]) => add(add(p, along, s), n, sign * (swell + (f + r) / 2) + (towards * (f - r)) / 2));
  const round = (row: Row, at: Vec2) => disc(at, swell + (row[1] + row[2]) / 2);
  return ribbon(edge(1), edge(-1)) + round(rows[0] as Row, p) + (upTo === 1 ? round(rows.at(-1) as Row, q) : '');
}

/** Outline of the trunk: an elliptic tube seen from any side. `keep` chooses its rows. */
export function trunk(
  cam: Camera,
  j: Skeleton,
  torso: readonly [number, number],
  keep: (s: number) => boolean,
): string {
  const sides = TRUNK.filter(([s]) => keep(s)).map(([s, front, back, wide]) => {
    const at = trunkAt(j, torso, s);
    const centre = cam.flat(add(at.point, at.front, (front - back) / 2));
    const d = unit(cam.flat(at.along));
    const n: Vec2 = [-d[1], d[0]];
    const half = Math.hypot(((front + back) / 2) * dot(cam.flat(at.front), n), wide * dot(cam.flat([0, 0, 1]), n));
    return [add(centre, n, half), add(centre, n, -half)] as const;
  });
  return ribbon(
    sides.map(([left]) => left),
    sides.map(([, right]) => right),
  );
}

function footOutline(cam: Camera, j: Skeleton, name: SideName): string {
  const { along, up } = j.legs[name];
  const out = cross(along, up);
  const ankle = j.points[`${name}.ankle`];
  const ballJoint = j.points[`${name}.ball`];
  const toe = j.points[`${name}.toe`];
  const pad = (centre: Vec3, radius: number, wide: number): Circle[] =>
    [-wide, wide].map((k) => [cam.flat(add(centre, out, k)), radius]);
  const at = (f: number, u: number) => add(add(ankle, along, f), up, u);
  const toeWay = unit(sub(toe, ballJoint));
  const heel = pad(at(-1.4, -3), 4, 0.4);
  const arch = pad(at(5.5, -3), 3.5, 0.8);
  const ball = pad(at(12, -4.3), 2.7, 2);
  const toes = pad(add(add(toe, toeWay, -1.9), up, 1.9), 1.9, 1.2);
  return hull([...pad(ankle, 3.8, 0), ...heel, ...arch]) + hull([...heel, ...arch, ...ball]) + hull([...ball, ...toes]);
}

/** Thigh and lower leg, whichever is nearer on top; the last path hides the seam at the knee. */
export function leg(cam: Camera, j: Skeleton, name: SideName, c: Palette, tone: Tone): string {
  const hip = j.points[`${name}.hip`];
  const knee = j.points[`${name}.knee`];
  const ankle = j.points[`${name}.ankle`];
  const { hinge } = j.legs[name];
  const thighFront = cross(hinge, unit(sub(knee, hip)));
  const shinFront = cross(hinge, unit(sub(ankle, knee)));
  const skin = c[`skin${tone}`];
  const thigh = (upTo?: number, swell?: number) => bone(cam, SHAPE.thigh, hip, knee, thighFront, upTo, swell);
  const kneeUp = (upTo: number) => part(bone(cam, SHAPE.kneeUp, knee, hip, thighFront, upTo), skin);
  const shin = (upTo?: number) => bone(cam, SHAPE.shin, knee, ankle, shinFront, upTo);
  // A thigh that points at the viewer has its knee in front of the cloth.
  const pointing = cam.depth(knee) > cam.depth(hip) + 20;
  const upper =
    part(thigh(), skin, c.gap) + part(thigh(0.58, 0.5), c[`shorts${tone}`]) + (pointing ? kneeUp(0.42) : '');
  const lower = part(shin() + footOutline(cam, j, name), skin, c.gap);
  return cam.depth(ankle) > cam.depth(hip) - 4 ? upper + lower + kneeUp(0.18) : lower + upper + part(shin(0.16), skin);
}

export function arm(cam: Camera, j: Skeleton, name: SideName, c: Palette, tone: Tone, grip: boolean): string {
  const top = j.points[`${name}.shoulder`];
  const elbow = j.points[`${name}.elbow`];
  const wrist = j.points[`${name}.wrist`];
  const hand = j.points[`${name}.hand`];
  const tip = j.points[`${name}.tip`];
  const front = (a: Vec3, b: Vec3) => cross(j.arms[name], unit(sub(b, a)));
  const upper = (upTo?: number, swell?: number) =>
    bone(cam, SHAPE.upperArm, top, elbow, front(top, elbow), upTo, swell);
  const palm = hull([
    [cam.flat(wrist), 2.5],
    [cam.flat(hand), 3.2],
  ]);
  const fingers = hull([
    [cam.flat(hand), 3.1],
    [cam.flat(grip ? between(hand, tip, 0.15) : tip), grip ? 3 : 1.9],
  ]);
  const skin = upper() + bone(cam, SHAPE.forearm, elbow, wrist, front(elbow, wrist)) + palm + fingers;
  const shoulder = tone ? '' : disc(cam.flat(top), cam.profile ? 6.4 : 6); // melts the near sleeve into the shirt
  return part(skin, c[`skin${tone}`], c.gap) + part(upper(0.55, 0.5) + shoulder, c[`top${tone}`]);
}

export function head(cam: Camera, j: Skeleton, c: Palette): string {
  const up = leaning(j.headTilt);
  const nape = add(j.points.neck, up, -3);
  const jaw = add(add(j.points.head, leaning(j.headTilt + 90), -2.2), up, -4);
  const face = cam.profile ? HEAD.side : HEAD.front;
  const bow = Math.max(0, j.headTilt + cam.pitch) / 9;
  return (
    part(
      hull([
        [cam.flat(nape), 4.8],
        [cam.flat(jaw), 4.5],
      ]),
      c.skin,
    ) +
    `<g transform="translate(${xy(cam.flat(j.points.head))}) rotate(${num(cam.profile ? j.headTilt : 0)})">` +
    `${part(face.skin, c.skin, c.gap)}${part(face.hair(bow), c.hair)}</g>`
  );
}

/** Soft patch over a muscle such as 'near.calf'; stacked strokes, because they animate cheaper than a blur filter. */
export function glow(
  cam: Camera,
  j: Skeleton,
  torso: readonly [number, number],
  key: string,
  c: Palette,
  strength: number,
): string {
  const [name, muscle] = key.split('.') as [SideName, keyof typeof MUSCLES];
  const { width, path } = MUSCLES[muscle];
  const { hinge } = j.legs[name];
  const outwards = name === 'near' ? 1 : -1;
  const hip = j.points[`${name}.hip`];
  const knee = j.points[`${name}.knee`];
  const ankle = j.points[`${name}.ankle`];
  const anchor = ([where, s, back, out = 0]: Anchor): Vec3 => {
    if (where === 'sole')
      return add(between(j.points[`${name}.heel`], j.points[`${name}.ball`], s), j.legs[name].up, 1.2);
    if (where === 'seat') {
      // Between the back of the trunk and the back of the thigh, around the hip joint.
      const thighBack = cross(unit(sub(knee, hip)), hinge);
      return add(hip, unit(add(mul(trunkAt(j, torso, 0).front, s - 1), thighBack, s)), back * 9);
    }
    const [f, b] = widthAt(where === 'trunk' ? TRUNK : SHAPE[where], s);
    const depth = back < 0 ? -back * f : -back * b;
    if (where === 'trunk') {
      const at = trunkAt(j, torso, s);
      return add(add(at.point, at.front, depth), [0, 0, outwards * BODY.hipZ]);
    }
    const [from, to] = where === 'thigh' ? [hip, knee] : [knee, ankle];
    return add(add(between(from, to, s), cross(hinge, unit(sub(to, from))), depth), hinge, outwards * out * f);
  };
  const [first, middle, last] = path.map((a) => cam.flat(anchor(a as Anchor))) as [Vec2, Vec2, Vec2];
  const d = `M${xy(first)}Q${xy(sub(mul(middle, 2), between(first, last, 0.5)))} ${xy(last)}`;
  const strokes = Array.from({ length: 14 }, (_, i) => {
    const opacity = num(strength * (0.02 + i * 0.014), 1000);
    return `<path d="${d}" stroke-width="${num(width * (2.3 - i * 0.15))}" stroke-opacity="${opacity}"/>`;
  });
  return `<g fill="none" stroke="${c.glow}" stroke-linecap="round">${strokes.join('')}</g>`;
}
