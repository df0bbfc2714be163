/**
 * The colours of the figure: CSS custom properties (figure.css), so that a theme changes them without a redraw.
 * gap = the card behind the figure (thin seams between overlapping limbs), *Far = limbs on the far side,
 * prop and edge = furniture fill and lines, glow = the worked muscle; accent = arrows.
 */
const NAMES = [
  'gap',
  'skin',
  'skinFar',
  'top',
  'topFar',
  'shorts',
  'shortsFar',
  'hair',
  'prop',
  'edge',
  'glow',
  'accent',
] as const;

/** A colour for each part of the picture. */
export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

const property = (name: string) => `var(--figure-${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)})`;

/** The theme's colours. */
export const PALETTE = Object.fromEntries(NAMES.map((name) => [name, property(name)])) as Palette;
