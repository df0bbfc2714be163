/** The drawn figures: every pose reachable, in its joints' ranges, above the floor, balanced and inside its picture. */
import { describe, expect, it } from 'vitest';

import relief from '../../../assets/content/relief.json';
import stretches from '../../../assets/content/stretches.json';
import { MUSCLE_NAMES } from '../../../ui/src/figure/body';
import { renderFigure } from '../../../ui/src/figure/figure';
import { add, camera, cross, deg, dot, leaning, len, mul, sub, unit, type Vec3 } from '../../../ui/src/figure/geometry';
import { frameAt, progressAt } from '../../../ui/src/figure/motion';
import type { BodyPoint, Pose, SideName } from '../../../ui/src/figure/pose';
import { fetchPoses, poseOf } from '../../../ui/src/figure/poses.svelte';
import { PROP_KINDS } from '../../../ui/src/figure/scenery';
import { BODY, solve } from '../../../ui/src/figure/skeleton';

const files = import.meta.glob<Pose>('../../../ui/src/figure/poses/**/*.json', { eager: true, import: 'default' });
const POSES = Object.values(files);
await fetchPoses(...POSES.map(({ id }) => id));

const SIDES: readonly SideName[] = ['near', 'far'];
const angle = (a: Vec3, b: Vec3) => deg(Math.acos(Math.max(-1, Math.min(1, dot(unit(a), unit(b))))));

/** Share of body mass carried by the middle of each pair of joints. */
const limbMass = (s: SideName): [BodyPoint, BodyPoint, number][] => [
  [`${s}.shoulder`, `${s}.elbow`, 0.027],
  [`${s}.elbow`, `${s}.hand`, 0.022],
  [`${s}.hip`, `${s}.knee`, 0.1],
  [`${s}.knee`, `${s}.ankle`, 0.0465],
  [`${s}.ankle`, `${s}.ball`, 0.0145],
];
const MASS: [BodyPoint, BodyPoint, number][] = [
  ['neck', 'head', 0.08],
  ['pelvis', 'neck', 0.5],
  ...limbMass('near'),
  ...limbMass('far'),
];

/** Comfortable joint ranges in degrees; a stretch may reach them, never pass them. */
const RANGE = {
  knee: [-1, 156],
  elbow: [-1, 156],
  ankle: [-70, 43],
  hip: [-32, 150],
  neck: [-40, 40],
  back: [-16, 40],
  toes: [-20, 62],
} as const;

/** Everything wrong with a pose, one line each. */
function problems(pose: Pose): string[] {
  const found = new Map<string, string>();
  const say = (key: string, text: string) => {
    if (!found.has(key)) found.set(key, text);
  };
  for (const key of pose.glow ?? [])
    if (!MUSCLE_NAMES.includes(key.split('.')[1] ?? '')) say(key, `unknown muscle ${key}`);
  for (const p of pose.props ?? []) if (!PROP_KINDS.includes(p.kind)) say(p.kind, `unknown thing ${p.kind}`);
  for (const limb of ['nearLeg', 'farLeg', 'nearArm', 'farArm'] as const) {
    const steered = pose.keys.map((key) => {
      const l: Record<string, unknown> = { ...({ ...pose.keys[0], ...key }[limb] as object) };
      return (
        ['heel', 'ball', 'ankle', 'hand', 'swing'].filter((k) => l[k] !== undefined).join() + Array.isArray(l['foot'])
      );
    });
    if (new Set(steered).size > 1)
      say(limb, `${limb} is steered in different ways: ${[...new Set(steered)].join(' and ')}`);
  }
  for (let i = 0; i <= 20; i += 1) atMoment(pose, i / 20, say);
  return [...found.values()];
}

function atMoment(pose: Pose, t: number, say: (key: string, text: string) => void): void {
  const frame = frameAt(pose, t);
  const { points: j, miss, legs } = solve(frame);
  const [low, high] = frame.torso;
  const at = `at t=${t}`;
  const range = (what: keyof typeof RANGE, value: number, where = '') => {
    const [least, most] = RANGE[what];
    if (value < least || value > most) say(what + where, `${where} ${what} ${value.toFixed(0)} degrees ${at}`);
  };
  for (const [limb, cm] of Object.entries(miss)) {
    // On the way a hand may still be reaching.
    if (cm > (t === 0 || t === 1 ? 1 : 4.5))
      say(`miss${limb}`, `${limb} is ${cm.toFixed(1)} cm short of its target ${at}`);
  }
  range('neck', frame.head ?? 0);
  range('back', high - low);
  for (const s of SIDES) {
    const p = (part: string) => j[`${s}.${part}` as BodyPoint];
    const [hip, knee, ankle] = [p('hip'), p('knee'), p('ankle')];
    const [thigh, shin] = [sub(knee, hip), sub(ankle, knee)];
    if (Math.abs(len(thigh) - BODY.thigh) > 0.1 || Math.abs(len(shin) - BODY.shin) > 0.1)
      say('len', `a bone changed its length ${at}`);
    range('knee', angle(thigh, shin), s);
    range('elbow', angle(sub(p('elbow'), p('shoulder')), sub(p('wrist'), p('elbow'))), s);
    range('ankle', angle(shin, legs[s].along) - 90, s);
    range('toes', frame[`${s}Leg`].toes ?? 0, s);
    range('hip', deg(Math.atan2(dot(thigh, leaning(low + 90)), dot(thigh, leaning(low + 180)))), s);
    const kneeFront = cross(legs[s].hinge, unit(add(mul(unit(thigh), 1), unit(shin))));
    if (dot(sub(knee, hip), kneeFront) < -0.5) say(`bend${s}`, `${s} knee bends backwards ${at}`);
    const { along, up } = legs[s];
    const heel = ankle[1] - 1.4 * along[1] - 3 * up[1] - 4; // the heel is round
    const lowest = { heel, knee: knee[1] - 5.4, hand: p('hand')[1] - 3, ball: p('ball')[1], toe: p('toe')[1] };
    for (const [part, y] of Object.entries(lowest)) {
      if (pose.floor !== false && y < -1) say(`floor${s}${part}`, `${s} ${part} is under the floor ${at}`);
    }
  }
  const cam = camera(pose.yaw, pose.pitch);
  const [cx, cy, w] = pose.frame;
  for (const [name, point] of Object.entries(j)) {
    const [x, y] = cam.flat(point);
    const r = name === 'head' ? 12 : 3;
    if (Math.abs(x - cx) > w / 2 - r || Math.abs(-y - cy) > w * 0.45 - r)
      say(`out${name}`, `${name} leaves the picture ${at}`);
  }
  const held = (pose.props ?? []).some((p) => p.kind === 'wall' || (p.kind === 'chair' && Number(p['x']) > 60));
  if (j.pelvis[1] > 62 && !held) {
    // Standing without a hand on something: the weight stays over the feet.
    const x = MASS.reduce((sum, [a, b, m]) => sum + (m * (j[a][0] + j[b][0])) / 2, 0);
    const feet = SIDES.flatMap((s) => [j[`${s}.heel`][0], j[`${s}.toe`][0]]);
    if (x < Math.min(...feet) + 2 || x > Math.max(...feet) - 2)
      say('balance', `weight at x=${x.toFixed(0)} is outside the feet ${at}`);
  }
}

describe('the poses', () => {
  it.each(POSES.map((pose) => [pose.id, pose] as const))('%s is something a person could do', (_, pose) => {
    expect(problems(pose)).toEqual([]);
  });

  it('have unique kebab-case ids, the names of their files, and a known motion', () => {
    const ids = POSES.map((pose) => pose.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(files).map((path) => /([^/]+)\.json$/.exec(path)?.[1])).toEqual(ids);
    for (const pose of POSES) {
      expect(pose.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(['hold', 'pingpong', 'loop']).toContain(pose.motion);
    }
  });

  it('stand for every stretch of the library, moving where the stretch moves', () => {
    for (const stretch of stretches) {
      const pose = poseOf(stretch.id);
      expect(pose, `no figure for ${stretch.id}`).toBeDefined();
      expect(pose?.motion === 'hold', stretch.id).toBe(stretch.motion === 'hold');
    }
  });

  it('of everything the cramp screen shows are kept with the figure: nothing is waited for', () => {
    const kept = Object.keys(files).filter((path) => path.includes('/kept/'));
    const shown = [...relief.steps.map(({ pose }) => pose), 'legs-up-pillows', 'walk'].filter((id) => id !== null);
    expect(shown.filter((id) => !kept.some((path) => path.endsWith(`/${id}.json`)))).toEqual([]);
  });
});

describe('the picture', () => {
  const pose = poseOf('calf-in-bed-toes-up') as Pose;

  it.each(POSES.map((p) => [p.id, p] as const))('of %s holds only numbers and palette properties', (_, p) => {
    for (const svg of [renderFigure(p, { t: 0 }), renderFigure(p, { t: 1, side: 'left' })]) {
      expect(svg).not.toMatch(/NaN|undefined|null/);
      expect(svg.replace(/var\(--figure-[a-z-]+\)/g, '')).not.toContain('var(');
      expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull();
    }
  });

  it('is mirrored for the left leg and only then', () => {
    expect(renderFigure(pose, { side: 'left' })).toContain('scale(-1 1)');
    expect(renderFigure(pose, { side: 'right' })).not.toContain('scale(-1 1)');
  });

  it('escapes its name, and is hidden from screen readers without one', () => {
    const svg = renderFigure(pose, { label: `<b>"&'` });
    expect(svg).toContain('aria-label="&#60;b&#62;&#34;&#38;&#39;"');
    expect(renderFigure(pose)).toContain('aria-hidden="true"');
  });

  it('gives each magnifier its own clip', () => {
    expect(renderFigure(pose, { id: 'a' })).toContain('id="a-lens"');
  });
});

describe('time in a pose', () => {
  const by = (id: string) => poseOf(id) as Pose;

  it('moves into a hold once and stays, without bouncing', () => {
    const progress = [0, 1.5, 3, 4, 60].map((s) => progressAt(by('calf-wall-straight'), s));
    expect(progress).toEqual([0, 0.5, 1, 1, 1]);
  });

  it('goes there and back, or round and round', () => {
    expect([0, 1.5, 3, 4.5].map((s) => progressAt(by('heel-raises'), s))).toEqual([0, 1, 0, 1]);
    expect(progressAt(by('walk'), 2.25)).toBe(0.5);
  });

  it('stands still where less motion is asked for', () => {
    expect([0, 1, 7].map((s) => progressAt(by('heel-raises'), s, true))).toEqual([1, 1, 1]);
    expect([0, 1].map((s) => progressAt(by('walk'), s, true))).toEqual([0, 0]);
    // Half-way up says more than sitting or standing does.
    expect(progressAt(by('sit-to-stand'), 1, true)).toBe(0.5);
  });
});
