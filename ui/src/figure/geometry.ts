/**
 * Geometry of the drawn figure: vectors, the camera, and smooth closed outlines as SVG path data.
 * World axes: x = the way the figure faces, y = up, z = towards its right-hand side. Lengths in cm, angles in degrees.
 * Picture axes: x to the right, y down (as in SVG). Knows nothing of bodies.
 */

/** A point of the picture. */
export type Vec2 = readonly [number, number];
/** A point of the world. */
export type Vec3 = readonly [number, number, number];
/** A point as poses.json writes it: the third number fills in when missing. */
export type Point = readonly [number, number, number?];
/** A circle: centre and radius. */
export type Circle = readonly [Vec2, number];
type Vec = Vec2 | Vec3;

// ---- numbers and vectors ---------------------------------------------------------------------------------

export const rad = (degrees: number): number => (degrees * Math.PI) / 180;
export const deg = (radians: number): number => (radians * 180) / Math.PI;
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** The same length in, the same length out: what `map` does to a tuple, which its type does not say. */
const each = <V extends Vec>(a: V, f: (value: number, index: number) => number): V => a.map(f) as unknown as V;

export const add = <V extends Vec>(a: V, b: V, k = 1): V => each(a, (v, i) => v + k * (b[i] ?? 0));
export const sub = <V extends Vec>(a: V, b: V): V => add(a, b, -1);
export const mul = <V extends Vec>(a: V, k: number): V => each(a, (v) => v * k);
export const between = <V extends Vec>(a: V, b: V, t: number): V => each(a, (v, i) => mix(v, b[i] ?? 0, t));
export const dot = <V extends Vec>(a: V, b: V): number => a.reduce<number>((sum, v, i) => sum + v * (b[i] ?? 0), 0);
export const len = (a: Vec): number => Math.hypot(...a);
export const unit = <V extends Vec>(a: V): V => mul(a, 1 / (len(a) || 1));
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
/** The part of a at right angles to the unit vector u, as a unit vector. */
export const across = (a: Vec3, u: Vec3): Vec3 => unit(add(a, u, -dot(a, u)));
/** Unit vector in the x-y plane, tipped forward by `degrees` from straight up. */
export const leaning = (degrees: number): Vec3 => [Math.sin(rad(degrees)), Math.cos(rad(degrees)), 0];
/** Written data as a point of the world. */
export const vec3 = (p: Point, z = 0): Vec3 => [p[0], p[1], p[2] ?? z];

// ---- camera ----------------------------------------------------------------------------------------------

/** An orthographic camera. */
export interface Camera {
  readonly pitch: number;
  /** Close enough to a side view for the head drawing and the lighter far limbs. */
  readonly profile: boolean;
  flat(p: Vec3): Vec2;
  /** Larger is closer to the viewer. */
  depth(p: Vec3): number;
}

/** Yaw 0 sees the right side, 90 the front; pitch raises the camera to look down. */
export function camera(yaw = 0, pitch = 0): Camera {
  const [c, s, cp, sp] = [Math.cos(rad(yaw)), Math.sin(rad(yaw)), Math.cos(rad(pitch)), Math.sin(rad(pitch))] as const;
  const towards = (p: Vec3) => p[0] * s + p[2] * c;
  return {
    pitch,
    profile: c > 0.5,
    flat: (p) => [p[0] * c - p[2] * s, towards(p) * sp - p[1] * cp],
    depth: (p) => towards(p) * cp + p[1] * sp,
  };
}

// ---- outlines --------------------------------------------------------------------------------------------
// Shapes are unions of overlapping closed paths, so every outline must run the same way round: this file's run
// counter-clockwise on screen.

/** Number as short text; scale 10 = one decimal. */
export const num = (v: number, scale = 10): string => String(Math.round(v * scale) / scale);
export const xy = (p: Vec2): string => `${num(p[0])} ${num(p[1])}`;

/** Catmull-Rom piece from b to c as a cubic Bezier; a and d are their neighbours. */
const curve = (a: Vec2, b: Vec2, c: Vec2, d: Vec2) =>
  `C${xy(add(b, sub(c, a), 1 / 6))} ${xy(add(c, sub(b, d), 1 / 6))} ${xy(c)}`;

/** Band between two smooth sides with square ends (joint discs round them off). Each side has 2 points or more. */
export function ribbon(left: readonly Vec2[], right: readonly Vec2[]): string {
  const side = (pts: readonly Vec2[]) =>
    pts
      .slice(1)
      .map((q, i) => {
        const p = pts[i] ?? q;
        return curve(pts[i - 1] ?? p, p, q, pts[i + 2] ?? q);
      })
      .join('');
  const back = [...right].reverse();
  return `M${xy(left[0] as Vec2)}${side(left)}L${xy(back[0] as Vec2)}${side(back)}Z`;
}

export function disc([x, y]: Vec2, radius: number): string {
  const [r, d] = [num(radius), num(2 * radius)];
  return `M${num(x - radius)} ${num(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0Z`;
}

/** Convex outline around circles. */
export function hull(circles: readonly Circle[]): string {
  const turns = Array.from({ length: 20 }, (_, i) => (i * Math.PI) / 10);
  const pts = circles.flatMap(([p, r]) => turns.map((a): Vec2 => add(p, [r * Math.cos(a), r * Math.sin(a)])));
  pts.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turnsRight = (a: Vec2, b: Vec2, c: Vec2) => (b[0] - a[0]) * (c[1] - a[1]) >= (b[1] - a[1]) * (c[0] - a[0]);
  const chain = (list: readonly Vec2[]) => {
    const out: Vec2[] = [];
    for (const p of list) {
      while (out.length > 1 && turnsRight(out.at(-2) as Vec2, out.at(-1) as Vec2, p)) out.pop();
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return `M${[...chain(pts), ...chain(pts.reverse())].map(xy).join('L')}Z`;
}
