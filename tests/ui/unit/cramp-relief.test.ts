import { beforeEach, describe, expect, it } from 'vitest';

import relief from '../../../assets/content/relief.json';
import { poseOf } from '../../../ui/src/figure/poses';
import { dropProgress, keepProgress, readProgress } from '../../../ui/src/views/cramp/progress';
import { afterwards, reliefSteps } from '../../../ui/src/views/cramp/relief';

describe('relief', () => {
  it.each(['calf', 'foot', 'back_of_thigh', 'front_of_thigh', 'other', 'shin', null] as const)(
    'for %s begins by lengthening the muscle, held, and ends with warmth',
    (muscle) => {
      const steps = reliefSteps(muscle);
      expect(steps[0]?.id).toMatch(/lengthen$/);
      expect(steps[0]?.holdSeconds).toBeGreaterThanOrEqual(10);
      expect(steps.at(-1)?.id).toBe('warmth');
    },
  );

  it('has words, a source and a known figure for each line, and no line twice', () => {
    for (const muscle of Object.keys(relief.order)) {
      const steps = reliefSteps(muscle as 'calf');
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      for (const { text, cue, next, source, pose } of steps) {
        for (const words of [text, cue, next, source]) expect(words).not.toMatch(/^relief-|!/);
        if (pose !== null) expect(poseOf(pose), pose).toBeDefined();
      }
    }
    for (const { text, source } of afterwards()) expect([text, source].join()).not.toMatch(/relief-|!/);
  });

  it('uses every step of the file', () => {
    const used = new Set(Object.values(relief.order).flat());
    expect(relief.steps.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('the step that was reached', () => {
  beforeEach(() => localStorage.clear());

  it('is kept for its own cramp only', () => {
    keepProgress({ episode: 'a', step: 2, longRead: true });
    expect(readProgress('a')).toEqual({ episode: 'a', step: 2, longRead: true });
    expect(readProgress('b')).toBeUndefined();
    dropProgress();
    expect(readProgress('a')).toBeUndefined();
  });

  it.each(['', 'null', '{}', '{"episode":"a","step":"2","longRead":true}', 'nonsense'])('%j is no step', (kept) => {
    localStorage.setItem('limber.cramp', kept);
    expect(readProgress('a')).toBeUndefined();
  });
});
