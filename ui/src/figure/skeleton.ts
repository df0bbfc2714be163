/**
 * The skeleton: bones live in 3D, keep their length, and reach for the contacts a pose names.
 * Knows nothing of flesh, colours or the picture.
 */
import {
  across,
  add,
  between,
  cross,
  leaning,
  len,
  mix,
  mul,
  rad,
  sub,
  unit,
  vec3,
  type Point,
  type Vec3,
} from './geometry';
import { ease } from './motion';
import type { ArmData, BodyPoint, HandPlace, Key, LegData, SideName } from './pose';

/** Bone lengths and joint offsets in cm of a 170 cm person. */
export const BODY = {
  lumbar: 20,
  thorax: 30,
  shoulderUp: 24,
  neck: 14.5,
  hipZ: 8.5,
  shoulderZ: 14.5,
  thigh: 42,
  shin: 41,
  upperArm: 27,
  forearm: 24,
  palm: 7,
  fingers: 8,
  toeLength: 6.5,
} as const;

/** Points of the sole relative to the ankle joint: [along the foot, up]. */
const SOLE = { heel: [-5, -7], ball: [12.5, -7], ankle: [0, 0] } as const;
const CONTACTS = ['heel', 'ball', 'ankle'] as const;

/** Which way a foot points and which way its top faces. */
export interface FootAxes {
  readonly along: Vec3;
  readonly up: Vec3;
}
/** The sideways axis of the knee, and the foot's axes. */
export interface LegBones extends FootAxes {
  readonly hinge: Vec3;
}

/** A solved body. */
export interface Skeleton {
  readonly points: Record<BodyPoint, Vec3>;
  readonly legs: Record<SideName, LegBones>;
  /** The sideways axis of each elbow. */
  readonly arms: Record<SideName, Vec3>;
  /** Centimetres each limb is short of its contact. */
  readonly miss: Record<`${SideName}${'Leg' | 'Arm'}`, number>;
  /** Lean of the head in degrees. */
  readonly headTilt: number;
}

const SIDES: readonly (readonly [SideName, 1 | -1])[] = [
  ['far', -1],
  ['near', 1],
];

/** Two bones from root towards target, the middle joint pushed towards pole. miss = cm left to the target. */
function twoBones(root: Vec3, target: Vec3, l1: number, l2: number, pole: Vec3) {
  const want = len(sub(target, root));
  const u = unit(sub(target, root));
  const d = Math.min(Math.max(want, Math.abs(l1 - l2) + 0.01), l1 + l2 - 0.01);
  const c = (l1 * l1 + d * d - l2 * l2) / (2 * l1 * d);
  const v = across(pole, u);
  const mid = add(add(root, u, l1 * c), v, l1 * Math.sqrt(Math.max(0, 1 - c * c)));
  return { mid, end: add(root, u, d), hinge: cross(u, v), miss: Math.abs(want - d) };
}

/** Foot axes from [pitch, turn, roll]: toes up, toes outward, sole inward. s = +1 near, -1 far. */
function footAxes(angles: number | readonly number[], s: number): FootAxes {
  const [p = 0, turn = 0, roll = 0] = [angles].flat().map((a) => rad(a as number));
  const along: Vec3 = [Math.cos(p) * Math.cos(turn), Math.sin(p), s * Math.cos(p) * Math.sin(turn)];
  const up: Vec3 = [-Math.sin(p) * Math.cos(turn), Math.cos(p), -s * Math.sin(p) * Math.sin(turn)];
  return { along, up: add(mul(up, Math.cos(roll)), cross(along, up), s * Math.sin(roll)) };
}

/** All joints of a body as points of the world. */
export function solve(frame: Key): Skeleton {
  const [low, high] = frame.torso;
  const [down, up] = [leaning(low), leaning(high)] as const;
  const headTilt = high + (frame.head ?? 0);
  const pelvis = vec3(frame.pelvis);
  const waist = add(pelvis, down, BODY.lumbar);
  const neck = add(waist, up, BODY.thorax);
  const face = leaning(headTilt + 90);
  const head = add(add(neck, leaning(mix(high, headTilt, 0.6)), BODY.neck), face, 1.5);
  // Filled limb by limb below; whole when returned, which the type cannot follow.
  const j = { points: { pelvis, waist, neck, head }, legs: {}, arms: {}, miss: {}, headTilt } as Skeleton;
  const kneesGo = add(leaning(low + 90), down, 0.8);
  const elbowsGo = add(leaning(high - 90), up, -0.7);
  for (const [name, s] of SIDES) {
    solveLeg(j, name, s, frame[`${name}Leg`], kneesGo);
    j.points[`${name}.shoulder`] = add(add(waist, up, BODY.shoulderUp), [0, 0, s * BODY.shoulderZ]);
  }
  for (const [name, s] of SIDES) solveArm(j, name, s, frame[`${name}Arm`], elbowsGo);
  return j;
}

function solveLeg(j: Skeleton, name: SideName, s: number, leg: LegData, kneesGo: Vec3): void {
  const hip = add(j.points.pelvis, [0, 0, s * BODY.hipZ]);
  const contact = CONTACTS.find((part) => leg[part]);
  const pinned = contact && leg[contact];
  const given = leg.foot === undefined ? null : footAxes(leg.foot, s);
  let pole = vec3(leg.knee ?? kneesGo);
  let target: Vec3;
  if (contact && pinned) {
    target = vec3(pinned, hip[2]);
    if (given) {
      const [along, up] = SOLE[contact];
      target = sub(sub(target, mul(given.along, along)), mul(given.up, up));
      // The heel is round: it rests on its lowest point, wherever the foot points.
      if (contact === 'heel') target = [target[0], pinned[1] + 4 + 1.4 * given.along[1] + 3 * given.up[1], target[2]];
    }
  } else {
    // A free leg: the thigh swings forward from straight down, the knee bends back.
    const swing = leg.swing ?? 0;
    const thigh = add(hip, leaning(180 - swing), BODY.thigh);
    target = add(thigh, leaning(180 - swing + (leg.bend ?? 0)), BODY.shin);
    pole = leaning(90 - swing);
  }
  const { mid: knee, end: ankle, hinge, miss } = twoBones(hip, target, BODY.thigh, BODY.shin, pole);
  const axes = given ?? footOnShin(hinge, unit(sub(ankle, knee)), leg.flex ?? 0);
  const sole = ([along, up]: readonly [number, number]) => add(add(ankle, axes.along, along), axes.up, up);
  const bend = rad(leg.toes ?? 0);
  const ball = sole(SOLE.ball);
  const toeWay = add(mul(axes.along, Math.cos(bend)), axes.up, Math.sin(bend));
  Object.assign(j.points, {
    [`${name}.hip`]: hip,
    [`${name}.knee`]: knee,
    [`${name}.ankle`]: ankle,
    [`${name}.heel`]: sole(SOLE.heel),
    [`${name}.ball`]: ball,
    [`${name}.toe`]: add(ball, toeWay, BODY.toeLength),
    [`${name}.thigh`]: between(hip, knee, 0.5),
    [`${name}.shin`]: between(knee, ankle, 0.5),
    [`${name}.foot`]: between(ankle, ball, 0.5),
  });
  j.miss[`${name}Leg`] = miss;
  j.legs[name] = { hinge, ...axes };
}

/** The foot relative to the shin: flex 0 = right angle, + = toes towards the shin. */
function footOnShin(hinge: Vec3, shin: Vec3, flex: number): FootAxes {
  const front = cross(hinge, shin);
  const [c, s] = [Math.cos(rad(flex)), Math.sin(rad(flex))] as const;
  return { along: add(mul(front, c), shin, -s), up: add(mul(shin, -c), front, -s) };
}

/** A place for a hand as a point of the world. */
function placeOf(j: Skeleton, place: HandPlace, z: number): Vec3 {
  if ('mix' in place) return between(placeOf(j, place.mix[0], z), placeOf(j, place.mix[1], z), place.mix[2]);
  if ('on' in place) return add(j.points[place.on], vec3(place.by ?? [0, 0]));
  return vec3(place as Point, z);
}

function solveArm(j: Skeleton, name: SideName, s: number, arm: ArmData, elbowsGo: Vec3): void {
  const shoulder = j.points[`${name}.shoulder`];
  const pole: Point = arm.elbow ?? [elbowsGo[0], elbowsGo[1], s * 0.35];
  const fingers = arm.palm === undefined ? null : leaning(90 - arm.palm);
  let target: Vec3;
  if (arm.hand) {
    target = placeOf(j, arm.hand, s * 10);
  } else {
    const swing = arm.swing ?? 0;
    const fore = leaning(180 - swing - (arm.bend ?? 0));
    target = add(
      add(add(shoulder, leaning(180 - swing), BODY.upperArm), fore, BODY.forearm),
      fingers ?? fore,
      BODY.palm,
    );
  }
  const reach = BODY.forearm + (fingers ? 0 : BODY.palm);
  const goal = fingers ? add(target, fingers, -BODY.palm) : target;
  const ik = twoBones(shoulder, goal, BODY.upperArm, reach, vec3(pole));
  const fore = unit(sub(ik.end, ik.mid));
  const wrist = add(ik.mid, fore, BODY.forearm);
  const way = fingers ?? fore;
  Object.assign(j.points, {
    [`${name}.elbow`]: ik.mid,
    [`${name}.wrist`]: wrist,
    [`${name}.hand`]: add(wrist, way, BODY.palm),
    [`${name}.tip`]: add(wrist, way, BODY.palm + BODY.fingers),
  });
  j.miss[`${name}Arm`] = ik.miss;
  j.arms[name] = mul(ik.hinge, -1);
}

/** Place and directions of the trunk at s (0 hips, .4 waist, 1 neck), the bend spread over the waist. */
export function trunkAt(j: Skeleton, [low, high]: readonly [number, number], s: number) {
  const up = s * (BODY.lumbar + BODY.thorax);
  const lean = mix(low, high, ease(NaN, 0, 1, NaN, Math.min(1, Math.max(0, (s - 0.15) / 0.5))));
  const point =
    up < BODY.lumbar ? add(j.points.pelvis, leaning(low), up) : add(j.points.waist, leaning(high), up - BODY.lumbar);
  return { point, along: leaning(lean), front: leaning(lean + 90) };
}
