import { beforeEach, describe, expect, it } from 'vitest';

import care from '../../../assets/content/care.json';
import relief from '../../../assets/content/relief.json';
import { careGroups, careSources } from '../../../ui/src/care/care';
import { poseOf } from '../../../ui/src/figure/poses.svelte';
import { t } from '../../../ui/src/lib/words/words';
import { sourceName, sourceNames, sourceWhat } from '../../../ui/src/lib/words/sources';
import { dropProgress, keepProgress, readProgress } from '../../../ui/src/views/cramp/progress';
import { afterwards, longLines, reliefSteps } from '../../../ui/src/views/cramp/relief';

const MUSCLES = ['calf', 'foot', 'back_of_thigh', 'front_of_thigh', 'other', 'shin', null] as const;

describe('relief', () => {
  it.each(MUSCLES)('for %s begins by lengthening the muscle, held, and ends with warmth', (muscle) => {
    const steps = reliefSteps(muscle);
    expect(steps[0]?.id).toMatch(/lengthen$/);
    expect(steps[0]?.holdSeconds).toBeGreaterThanOrEqual(10);
    expect(steps.at(-1)?.id).toBe('warmth');
  });

  it.each(MUSCLES)(
    'for %s begins lying or seated; whoever is asked to stand is told to hold on and to have light',
    (muscle) => {
      const [first, ...later] = reliefSteps(muscle);
      expect(first?.text).toMatch(/\b(sit|lie)\b/i);
      expect([first?.text, first?.cue].join()).not.toMatch(/\b(stand|chair)\b/i);
      for (const { text, cue } of later) {
        if (/\b(stand|chair|walk)\b/i.test(text))
          expect(cue, text).toMatch(/^Light on, hold on .*balance is uncertain/);
      }
    },
  );

  it('never rubs, rolls or warms without saying on which leg not', () => {
    const every = [
      ...Object.keys(relief.order).flatMap((muscle) => reliefSteps(muscle as 'calf')),
      ...afterwards().map((line) => ({ ...line, cue: '' })),
    ];
    const rubbed = every.filter(({ text }) => /\b(rub|roll)\b/i.test(text) && !/does not roll/.test(text));
    expect(rubbed.length).toBeGreaterThan(4);
    for (const { text, cue } of rubbed)
      expect(`${text} ${cue}`).toMatch(/not if the leg is swollen, warm or discoloured/i);
    const warmed = every.filter(({ text }) => /\bsomething warm\b/i.test(text));
    expect(warmed.length).toBeGreaterThan(1);
    for (const { text, cue } of warmed) {
      const all = `${text} ${cue}`;
      for (const limit of [/cloth/, /awake/, /numb/, /20 minutes/, /10 to 15/]) expect(all).toMatch(limit);
    }
  });

  it('has one line about a clot and one to be calm by', () => {
    expect(t('relief-first')).toBe('One leg swollen, warm or discoloured? Do not rub it, be seen today.');
    expect(t('relief-calm')).toMatch(/^Most cramps let go by themselves/);
  });

  it('after ten minutes asks for advice only if moving does not ease it, and names the emergency', () => {
    const [first, second] = longLines();
    expect(first?.text).toMatch(/moving does not ease it/);
    expect(second?.text).toMatch(/your local emergency number/);
    expect(first?.sources).toEqual(['nhs-inform-cramp']);
  });

  it('has words, sources and a known figure for each line, and no line twice', () => {
    for (const muscle of Object.keys(relief.order)) {
      const steps = reliefSteps(muscle as 'calf');
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      for (const { text, cue, next, known, sources, pose } of steps) {
        for (const words of [text, cue, next, known]) expect(words).not.toMatch(/^relief-|!/);
        expect(sourceNames(sources)).toMatch(/\d{4}|undated/);
        if (pose !== null) expect(poseOf(pose), pose).toBeDefined();
      }
    }
    for (const { text, known, sources } of [...afterwards(), ...longLines()]) {
      expect([text, known].join()).not.toMatch(/relief-|!/);
      expect(sourceNames(sources)).not.toBe('');
    }
  });

  it('uses every step of the file', () => {
    const used = new Set(Object.values(relief.order).flat());
    expect(relief.steps.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('how soon to be seen', () => {
  const groups = Object.fromEntries(
    careGroups().map(({ id, title, signs }) => [id, [title, ...signs.map(({ text }) => text)].join('\n')]),
  );

  it('is whole, the most urgent first', () => {
    expect(careGroups().map(({ id }) => id)).toEqual(['emergency', 'today', 'soon', 'not-needed']);
    for (const sign of [
      /your local emergency number/,
      /coughing blood/,
      /fainting/,
      /suddenly cold/,
      /between the legs/,
      /bladder or bowels/,
    ]) {
      expect(groups.emergency).toMatch(sign);
    }
    for (const sign of [
      /swollen, warm, throbbing/,
      /brown or black skin/,
      /eases when the leg hangs/,
      /over ten minutes that moving does not ease/,
      /lead or mercury/,
      /statin.*before the next dose/,
    ]) {
      expect(groups.today).toMatch(sign);
    }
    for (const sign of [
      /disturb your sleep/,
      /weaker or thinner/,
      /stops within ten minutes of rest/,
      /Do not change a medicine yourself/,
    ]) {
      expect(groups.soon).toMatch(sign);
    }
  });

  it('names a source with its year for each sign, and what that source is', () => {
    for (const { signs } of care) for (const { id, sources } of signs) expect(sources, id).not.toEqual([]);
    for (const key of careSources()) {
      expect(sourceName(key)).toMatch(/ \d{4}$|, undated$/);
      expect(sourceWhat(key)).not.toBe(`source-${key}`);
    }
    expect(() => sourceName('nobody')).toThrow();
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
