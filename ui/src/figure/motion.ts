/**
 * Time in a pose: which body at which moment.
 * t runs from 0 (start) to 1 (hold). Nothing moves back and forth during a hold: that would teach bouncing.
 */
import type { Key, Pose } from './pose';

/** Eases from b to c; a and d are the keys around them. Turning points and both ends are flat, nothing overshoots. */
export function ease(a: number, b: number, c: number, d: number, t: number): number {
  const slope = (p: number, q: number, r: number) => {
    const [s1, s2] = [q - p, r - q] as const; // NaN where there is no key: no slope
    return s1 * s2 > 0 ? Math.sign(s1) * Math.min(Math.abs(s1 + s2) / 2, 3 * Math.abs(s1), 3 * Math.abs(s2)) : 0;
  };
  const u = 1 - t;
  return b * u * u * (1 + 2 * t) + c * t * t * (1 + 2 * u) + t * u * (u * slope(a, b, c) - t * slope(b, c, d));
}

/** Blends two pose values of the same shape; body references that differ are kept as {mix} for the skeleton. */
function blend(a: unknown, b: unknown, c: unknown, d: unknown, t: number): unknown {
  if (b === undefined || c === undefined) return b ?? c;
  if (typeof b === 'number' && typeof c === 'number') return ease(numberOr(a), b, c, numberOr(d), t);
  if (JSON.stringify(b) === JSON.stringify(c)) return b;
  if (Array.isArray(b) && Array.isArray(c)) return b.map((v, i) => blend(entry(a, i), v, c[i], entry(d, i), t));
  if (!isObject(b) || !isObject(c) || b['on'] !== c['on']) return { mix: [b, c, ease(NaN, 0, 1, NaN, t)] };
  const keys = Object.keys({ ...b, ...c });
  return Object.fromEntries(keys.map((k) => [k, blend(field(a, k), b[k], c[k], field(d, k), t)]));
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const numberOr = (v: unknown): number => (typeof v === 'number' ? v : NaN);
const entry = (v: unknown, i: number): unknown => (Array.isArray(v) ? v[i] : undefined);
const field = (v: unknown, k: string): unknown => (isObject(v) ? v[k] : undefined);

/** The body at t (0 start - 1 hold; a loop wraps). */
export function frameAt(pose: Pose, t: number): Key {
  const keys = pose.keys.map((key): Key => ({ ...pose.keys[0], ...key }));
  const loop = pose.motion === 'loop';
  const spans = loop ? keys.length : keys.length - 1;
  if (spans < 1) return pose.keys[0];
  const at = (loop ? t - Math.floor(t) : Math.min(1, Math.max(0, t))) * spans;
  const i = Math.min(Math.floor(at), spans - 1);
  const key = (n: number) => keys[loop ? (n + keys.length) % keys.length : n];
  return blend(key(i - 1), key(i), key(i + 1), key(i + 2), at - i) as Key;
}

/** t after so many seconds. `reduced`: the person asked for no motion, so always the still that explains the pose. */
export function progressAt(pose: Pose, seconds: number, reduced = false): number {
  const turns = seconds / (pose.cycle ?? 3);
  if (reduced) return pose.still ?? (pose.motion === 'loop' ? 0 : 1);
  if (pose.motion === 'loop') return turns - Math.floor(turns);
  if (pose.motion === 'pingpong') return 1 - Math.abs(1 - 2 * (turns - Math.floor(turns)));
  return Math.min(1, turns);
}
