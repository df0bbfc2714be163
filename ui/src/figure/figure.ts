/**
 * The drawn figure: turns a pose into an SVG string. No DOM, no state, no words of its own.
 * The string is made of numbers, fixed element names and colours of the palette; the one text in it, the
 * accessible name, is escaped. So it may be set as markup.
 */
import { arm, glow, head, leg, part, trunk } from './body';
import { camera, num, type Camera, type Vec2 } from './geometry';
import { frameAt } from './motion';
import { PALETTE, type Palette } from './palette';
import { listOf, type BodyPoint, type Key, type Pose, type SideName } from './pose';
import { drawArrow, drawLens, drawProp, line } from './scenery';
import { solve, type Skeleton } from './skeleton';

/** What a picture may vary in. */
export interface FigureOptions {
  /** 0 start - 1 hold. */
  readonly t?: number;
  /** The worked leg: 'left' mirrors the finished picture. */
  readonly side?: 'left' | 'right';
  readonly palette?: Palette;
  /** Accessible name; without it the picture is hidden from screen readers. */
  readonly label?: string;
  /** Unique for each picture on a page (only the magnifier needs it). */
  readonly id?: string;
}

const SIDE_NAMES: readonly SideName[] = ['far', 'near'];

/** The whole picture. */
export function renderFigure(pose: Pose, options: FigureOptions = {}): string {
  const { t = 1, side = 'right', palette: c = PALETTE, label = '', id = pose.id } = options;
  const [cx, cy, w] = pose.frame;
  const h = w * 0.9;
  const cam = camera(pose.yaw, pose.pitch);
  const frame = frameAt(pose, t);
  const j = solve(frame);
  const place = (point: BodyPoint): Vec2 => {
    const [x, y] = cam.flat(j.points[point]);
    return [x, -y];
  };
  const props = (pose.props ?? []).map((p) => ({ front: p.front === true, svg: drawProp(p, t, c, place) }));
  const layer = (front: boolean) =>
    props
      .filter((p) => p.front === front)
      .map((p) => p.svg)
      .join('');
  const ground = (pose.floor || 0) - 0.8;
  const ends: Vec2[] = [
    [cx - 0.46 * w, ground],
    [cx + 0.46 * w, ground],
  ];
  const floor = pose.floor === false ? '' : line(ends, c.edge, 1.6);
  const scene = floor + layer(false) + drawBody(pose, t, c, cam, frame, j) + layer(true);
  const arrows = (list: Pose['arrow']) =>
    listOf(list)
      .map((a) => drawArrow(a, c))
      .join('');
  const lens = pose.lens ? drawLens(pose.lens, scene, c, id) + arrows(pose.lens.arrow) : '';

  const mirror = side === 'left' ? ` transform="translate(${num(2 * cx)} 0) scale(-1 1)"` : '';
  const name = label.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const access = name ? `role="img" aria-label="${name}"` : 'aria-hidden="true"';
  const view = [cx - w / 2, -cy - h / 2, w, h].map((v) => num(v)).join(' ');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" ${access} focusable="false">` +
    `<g${mirror}>${scene}<g>${arrows(pose.arrow)}</g>${lens}</g></svg>`
  );
}

/** The body's parts, painted from far to near. */
function drawBody(pose: Pose, t: number, c: Palette, cam: Camera, frame: Key, j: Skeleton): string {
  const { torso } = frame;
  const depth = (...names: BodyPoint[]) =>
    names.reduce((sum, name) => sum + cam.depth(j.points[name]), 0) / names.length;
  const shorts = trunk(cam, j, torso, (s) => s < 0.3);
  const shirt = trunk(cam, j, torso, (s) => s > 0 || !cam.profile);
  const core = head(cam, j, c) + part(shirt, c.top, c.gap) + (cam.profile ? '' : part(shorts, c.shorts));
  const trunkDepth = depth('pelvis', 'waist');
  const parts = [{ z: trunkDepth, svg: core }];
  const legDepth = (name: SideName) => depth(`${name}.knee`, `${name}.ankle`) + (frame[`${name}Leg`].layer ?? 0);
  for (const name of SIDE_NAMES) {
    const armData = frame[`${name}Arm`];
    const tone = name === 'far' && pose.bothNear !== true ? 'Far' : '';
    parts.push({ z: legDepth(name), svg: leg(cam, j, name, c, tone) });
    parts.push({
      z: depth(`${name}.shoulder`, `${name}.elbow`, `${name}.hand`) + 0.5 + (armData.layer ?? 0),
      svg: arm(cam, j, name, c, cam.profile ? tone : '', armData.grip === true),
    });
  }
  // The seat of the shorts hides the seam at the near hip.
  const hips = Math.max(trunkDepth, legDepth('far'), legDepth('near')) + 0.1;
  if (cam.profile) parts.push({ z: hips, svg: part(shorts, c.shorts) });
  const strength = pose.motion === 'hold' ? 0.35 + 0.65 * t : 0.8;
  for (const key of pose.glow ?? []) parts.push({ z: hips + 0.1, svg: glow(cam, j, torso, key, c, strength) });
  return parts
    .sort((a, b) => a.z - b.z)
    .map((p) => p.svg)
    .join('');
}
