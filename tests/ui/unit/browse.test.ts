/** Looking through the movements: what fits, what is in its place for somebody who cannot stand, and how long it takes. */
import { describe, expect, it } from 'vitest';

import stretches from '../../../assets/content/stretches.json';
import type { Stretch } from '../../../ui/src/lib/api/types/Stretch';
import { stretchName } from '../../../ui/src/lib/words/content';
import { EVERYTHING, look, secondsOf, type Looked } from '../../../ui/src/views/stretch/browse';
import { askFirst, usualDose, whereAndWhat } from '../../../ui/src/views/stretch/content';

const LIBRARY = stretches as Stretch[];
const by = (id: string) => LIBRARY.find((stretch) => stretch.id === id)!;
const found = (looked: Partial<Looked>) =>
  look(LIBRARY, { ...EVERYTHING, ...looked }, ({ id }) => `${stretchName(id)} ${whereAndWhat(by(id))}`);
const ids = (looked: Partial<Looked>) => found(looked).map(({ stretch }) => stretch.id);

describe('movements that are looked for', () => {
  it('are all of them while nothing is asked', () => {
    expect(ids({})).toEqual(LIBRARY.map(({ id }) => id));
  });

  it('are those of a part of the leg, of a position, of both', () => {
    expect(ids({ area: 'inner_thigh' })).toEqual(['butterfly-seated']);
    expect(ids({ position: 'kneeling' })).toEqual(['hip-flexor-kneeling']);
    const both = found({ area: 'calf', position: 'in_bed' }).map(({ stretch }) => stretch);
    expect(both.length).toBeGreaterThan(2);
    expect(both.every(({ areas, position }) => areas.includes('calf') && position === 'in_bed')).toBe(true);
  });

  it('take no longer than there is time', () => {
    const short = found({ most: 60 }).map(({ stretch }) => secondsOf(stretch));
    expect(Math.max(...short)).toBeLessThanOrEqual(60);
    expect(short.length).toBe(LIBRARY.filter((stretch) => secondsOf(stretch) <= 60).length);
    expect(ids({ most: 300 })).not.toContain('legs-up-pillows');
  });

  it('have every word that was written, whatever its case and accents', () => {
    expect(ids({ words: 'WÁLL calf' })).toEqual(['calf-wall-straight', 'calf-wall-bent', 'calf-lean-both']);
    expect(ids({ words: '  kneeling ' })).toEqual(['hip-flexor-kneeling']);
    expect(ids({ words: 'wall zebra' })).toEqual([]);
  });

  it('are seated or lying for who cannot stand, none twice, and tell what they stand in for', () => {
    const instead = found({ words: 'wall', cannotStand: true });
    expect(instead.map(({ stretch, insteadOf }) => [stretch.id, insteadOf?.id])).toEqual([
      ['legs-up-wall', undefined],
      ['calf-seated', 'calf-wall-straight'],
      ['calf-seated-towel', 'calf-wall-bent'],
    ]);
    const all = found({ cannotStand: true }).map(({ stretch }) => stretch);
    expect(all.every(({ position }) => !['standing', 'kneeling'].includes(position))).toBe(true);
    expect(new Set(all).size).toBe(all.length);
    // Who asks for the standing ones and cannot stand wants what is in their place.
    expect(ids({ position: 'standing', cannotStand: true })).toContain('march-seated');
  });
});

describe('a movement', () => {
  it('takes its holds and the rests between them, on both sides', () => {
    expect(secondsOf(by('hamstring-step'))).toBe(2 * (10 * 10 + 5 * 9));
    expect(secondsOf(by('walk'))).toBe(60);
  });

  it('says its usual dose in a sentence', () => {
    expect(usualDose(by('calf-wall-straight'))).toBe('30 s, twice on each side, 10 s of rest between.');
    expect(usualDose(by('hamstring-step'))).toBe('10 s, 10 times on each side, 5 s of rest between.');
    expect(usualDose(by('legs-up-wall'))).toBe('10 min, once.');
  });

  it('says who should ask first', () => {
    for (const stretch of LIBRARY) {
      const sentences = askFirst(stretch);
      expect(sentences.length).toBe(stretch.ask_first.length);
      for (const sentence of sentences) expect(sentence).not.toMatch(/^stretch-/);
    }
    // Rubbing and rolling never over what may be a clot; nobody lies flat who should not.
    for (const id of ['calf-roller', 'sole-roll', 'self-massage-calf'])
      expect(by(id).ask_first).toContain('swollen_leg');
    for (const stretch of LIBRARY.filter(({ id }) => id.startsWith('legs-up')))
      expect(stretch.ask_first).toEqual(expect.arrayContaining(['circulation', 'heart_failure', 'late_pregnancy']));
  });
});
