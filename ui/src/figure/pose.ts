/**
 * A pose as data (poses/): which body, seen how, between which keys, with which things around it.
 * Centimetres of a 170 cm person and degrees. "near" is the worked (right) leg's side, "far" the other.
 */
import type { Point } from './geometry';

export type SideName = 'near' | 'far';
type LegPart = 'hip' | 'knee' | 'ankle' | 'heel' | 'ball' | 'toe' | 'thigh' | 'shin' | 'foot';
type ArmPart = 'shoulder' | 'elbow' | 'wrist' | 'hand' | 'tip';
/** A place on the body. */
export type BodyPoint = 'pelvis' | 'waist' | 'neck' | 'head' | `${SideName}.${LegPart | ArmPart}`;

/** Where a hand is: on the world, on the body, or on the way from one to the other. */
export type HandPlace =
  Point | { readonly on: BodyPoint; readonly by?: Point } | { readonly mix: readonly [HandPlace, HandPlace, number] };

/** A leg: a contact that is pinned (heel, ball or ankle), or swing and bend of a free leg. */
export interface LegData {
  readonly heel?: Point;
  readonly ball?: Point;
  readonly ankle?: Point;
  /** Pitch of the sole in the world, or [pitch, turn out, roll in]. */
  readonly foot?: number | readonly number[];
  /** Instead of foot: against the shin, 0 a right angle, + toes to the shin. */
  readonly flex?: number;
  /** Bend of the toes, + up. */
  readonly toes?: number;
  /** The way the knee points, where the default (forward and up) is wrong. */
  readonly knee?: Point;
  readonly swing?: number;
  readonly bend?: number;
  readonly layer?: number;
}

/** An arm: where its hand is, or swing and bend of a free arm. */
export interface ArmData {
  readonly hand?: HandPlace;
  /** Where the fingers point: 0 forward, 90 up; absent = along the forearm. */
  readonly palm?: number;
  readonly grip?: boolean;
  readonly elbow?: Point;
  readonly swing?: number;
  readonly bend?: number;
  readonly layer?: number;
}

/** A whole body. */
export interface Key {
  readonly pelvis: Point;
  /** [lower, upper] lean of the trunk: 0 upright, 90 bent forward, -90 lying on the back. */
  readonly torso: readonly [number, number];
  readonly head?: number;
  readonly nearLeg: LegData;
  readonly farLeg: LegData;
  readonly nearArm: ArmData;
  readonly farArm: ArmData;
}

/** An arrow: 2 points, 3 for a curve, or a ring [x, y, radius, from, to]. */
export interface ArrowData {
  readonly path?: readonly (readonly [number, number])[];
  readonly ring?: readonly [number, number, number, number, number];
  /** Two heads. */
  readonly both?: boolean;
}

/** A thing around the figure; `to` holds numbers that change between start and hold. */
export interface PropData {
  readonly kind: string;
  readonly front?: boolean;
  readonly to?: Readonly<Record<string, number>>;
  /** The places of the body that a strap runs through. */
  readonly through?: readonly BodyPoint[];
  readonly [number: string]: unknown;
}

/** A magnifier over the scene. */
export interface LensData {
  readonly of: readonly [number, number];
  readonly at: readonly [number, number];
  readonly r?: number;
  readonly zoom?: number;
  readonly arrow?: ArrowData | readonly ArrowData[];
}

/** A pose. */
export interface Pose {
  readonly id: string;
  /** hold: moves in once and stays; pingpong: there and back; loop: round and round. */
  readonly motion: 'hold' | 'pingpong' | 'loop';
  /** Seconds of one move, 3 if absent. */
  readonly cycle?: number;
  /** The moment 0-1 that explains it, where that is not the hold, or the start of a loop. */
  readonly still?: number;
  /** [centre x, centre y, width] of the picture; its height is 0.9 of the width. */
  readonly frame: readonly [number, number, number];
  readonly yaw?: number;
  readonly pitch?: number;
  /** Height of the floor line, or none. */
  readonly floor?: number | false;
  /** The muscles that are worked, such as `near.calf`. */
  readonly glow?: readonly string[];
  readonly props?: readonly PropData[];
  readonly arrow?: ArrowData | readonly ArrowData[];
  readonly lens?: LensData;
  /** Both legs are worked: the far one is drawn as strongly as the near one. */
  readonly bothNear?: boolean;
  /** The first is whole; each later one names only what differs from the first. */
  readonly keys: readonly [Key, ...Partial<Key>[]];
}

/** Accepts a list as well as a single one. */
export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
