import { describe, expect, it } from 'vitest';

import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import { iso, moment } from '../../../ui/src/lib/time/moment';
import {
  emptyForm,
  formOf,
  noteLength,
  readForm,
  readWhen,
  type EpisodeForm,
} from '../../../ui/src/views/journal/form';
import { zone } from './zone';

const berlin = zone('Europe/Berlin');
const at = moment;
const morning = at('2026-11-12T08:15:30+01:00');

const episode: Episode = {
  id: '0192f3a0-0000-7000-8000-000000000001',
  night: '2026-11-11',
  ongoing: false,
  created_at: '2026-11-12T02:40:07+01:00',
  updated_at: '2026-11-12T02:48:00+01:00',
  kind: 'cramp',
  started_at: '2026-11-12T02:40:07+01:00',
  duration_seconds: 187,
  severity: 6,
  muscle: 'calf',
  side: 'left',
  hard_knot: true,
  woke_me: false,
  sleep_disturbance: null,
  sore_next_day: null,
  tried: [
    { remedy: 'stretch', helped: 'yes' },
    { remedy: 'rub', helped: null },
  ],
  note: 'Long drive\n',
};

const entryOf = (form: EpisodeForm, now = morning, original?: Episode) => {
  const reading = readForm(form, now, berlin, original);
  if (!('entry' in reading)) throw new Error(`refused: ${reading.problem}`);
  return reading.entry;
};

describe('an empty form', () => {
  it.each([
    ['2026-11-12T03:59:00+01:00', 'now'],
    ['2026-11-12T04:00:00+01:00', 'last_night'],
    ['2026-11-12T11:59:00+01:00', 'last_night'],
    ['2026-11-12T12:00:00+01:00', 'now'],
    ['2026-11-12T23:30:00+01:00', 'now'],
  ])('opened at %s starts on %s', (now, when) => expect(emptyForm(at(now), false).when).toBe(when));

  it('opens in the chosen night', () => {
    expect(emptyForm(morning, false, '2026-11-11').when).toBe('last_night');
    const form = emptyForm(morning, false, '2026-11-05');
    expect(form).toMatchObject({ when: 'pick', date: '2026-11-06', time: '03:00' });
    expect(readWhen(form, morning, berlin)).toMatchObject({ night: '2026-11-05' });
    expect(emptyForm(at('2026-11-12T23:30:00+01:00'), false, '2026-11-12').when).toBe('now');
  });

  it('asks for nothing but what and when', () => {
    expect(entryOf({ ...emptyForm(morning, false), when: 'now' })).toEqual({
      kind: 'cramp',
      started_at: '2026-11-12T08:15:30+01:00',
      duration_seconds: null,
      severity: null,
      muscle: null,
      side: null,
      hard_knot: null,
      woke_me: null,
      sleep_disturbance: null,
      sore_next_day: null,
      tried: [],
      note: null,
    });
  });
});

describe('when', () => {
  const when = (change: Partial<EpisodeForm>, now = morning) =>
    readWhen({ ...emptyForm(now, false), ...change }, now, berlin);
  const written = (change: Partial<EpisodeForm>, now = morning) => {
    const read = when(change, now);
    if ('problem' in read) throw new Error(read.problem);
    return `${iso(read.moment)} ${read.night}`;
  };

  it('counts back across midnight and noon', () => {
    const shortly = at('2026-11-12T00:10:00+01:00');
    expect(written({ when: 'now' }, shortly)).toBe('2026-11-12T00:10:00+01:00 2026-11-11');
    expect(written({ when: '30' }, shortly)).toBe('2026-11-11T23:40:00+01:00 2026-11-11');
    const noon = at('2026-11-12T12:10:00+01:00');
    expect(written({ when: 'now' }, noon)).toMatch(/ 2026-11-12$/);
    expect(written({ when: '15' }, noon)).toBe('2026-11-12T11:55:00+01:00 2026-11-11');
  });

  it('counts real minutes across a change of clocks', () => {
    expect(written({ when: '60' }, at('2026-03-29T03:10:00+02:00'))).toBe('2026-03-29T01:10:00+01:00 2026-03-28');
    expect(written({ when: '60' }, at('2026-10-25T02:30:00+01:00'))).toBe('2026-10-25T02:30:00+02:00 2026-10-24');
  });

  it('puts an evening time of last night on the evening, a morning time on the morning', () => {
    expect(written({ when: 'last_night', nightTime: '23:30' })).toBe('2026-11-11T23:30:00+01:00 2026-11-11');
    expect(written({ when: 'last_night', nightTime: '2:40' })).toBe('2026-11-12T02:40:00+01:00 2026-11-11');
    expect(written({ when: 'last_night', nightTime: '2:40 am' }, at('2026-11-12T02:00:00+01:00'))).toBe(
      '2026-11-11T02:40:00+01:00 2026-11-10',
    );
  });

  it('takes any past date, and says when a time came twice or not at all', () => {
    expect(written({ when: 'pick', date: '2019-02-28', time: '23:00' })).toBe('2019-02-28T23:00:00+01:00 2019-02-28');
    const twice = { when: 'pick', date: '2026-10-25', time: '02:30' } as const;
    expect(when(twice)).toMatchObject({ change: 'twice', night: '2026-10-24' });
    expect(written(twice)).toMatch(/^2026-10-25T02:30:00\+02:00/);
    expect(written({ ...twice, second: true })).toMatch(/^2026-10-25T02:30:00\+01:00/);
    const skipped = when({ when: 'pick', date: '2026-03-29', time: '02:30' });
    expect(skipped).toMatchObject({ change: 'skipped', night: '2026-03-28' });
  });

  it('names what is wrong', () => {
    expect(when({ when: 'pick', date: '2026-11-12', time: '08:16' })).toEqual({ problem: 'future' });
    expect(when({ when: 'last_night', nightTime: '9:00' })).toEqual({ problem: 'future' });
    expect(when({ when: 'pick', date: '2026-11-12', time: '25:00' })).toEqual({ problem: 'no_time' });
    expect(when({ when: 'last_night', nightTime: '' })).toEqual({ problem: 'no_time' });
    expect(when({ when: 'pick', date: '2026-02-30', time: '08:00' })).toEqual({ problem: 'no_date' });
  });
});

describe('an episode', () => {
  it('comes back unchanged from a form nobody touched', () => {
    const { id: _id, night: _night, ongoing: _ongoing, created_at: _c, updated_at: _u, ...entry } = episode;
    expect(entryOf(formOf(episode, false, berlin), morning, episode)).toEqual(entry);
    expect(entryOf(formOf(episode, true, berlin), morning, episode)).toEqual(entry);
  });

  it('keeps the offset of the place it was written in until its time is changed', () => {
    const abroad: Episode = { ...episode, started_at: '2026-11-12T02:40:07-05:00' };
    const form = formOf(abroad, false, berlin);
    const later = at('2026-11-13T08:00:00+01:00');
    expect(entryOf(form, later, abroad).started_at).toBe('2026-11-12T02:40:07-05:00');
    expect(entryOf({ ...form, time: '02:45' }, later, abroad).started_at).toBe('2026-11-12T02:45:00+01:00');
  });

  it('keeps which of two equal times it was', () => {
    const second: Episode = { ...episode, started_at: '2026-10-25T02:30:20+01:00' };
    const form = formOf(second, false, berlin);
    expect(form.second).toBe(true);
    expect(entryOf(form, morning, second).started_at).toBe('2026-10-25T02:30:20+01:00');
    expect(entryOf({ ...form, second: false }, morning, second).started_at).toBe('2026-10-25T02:30:00+02:00');
  });

  it('moves by the new time', () => {
    const form = { ...formOf(episode, false, berlin), date: '2026-11-10', time: '22:05' };
    expect(entryOf(form, morning, episode).started_at).toBe('2026-11-10T22:05:00+01:00');
  });
});

describe('duration in minutes', () => {
  const seconds = (minutes: string) => entryOf({ ...emptyForm(morning, false), when: 'now', minutes }).duration_seconds;

  it.each([
    ['', null],
    ['0', 0],
    ['3', 180],
    ['0.5', 30],
    ['1,5', 90],
    ['1440', 86_400],
  ])('%j is %j seconds', (text, expected) => expect(seconds(text)).toBe(expected));

  it.each(['-1', '1441', 'ten', '3 min', '1e3'])('%j is refused at its field', (minutes) =>
    expect(readForm({ ...emptyForm(morning, false), when: 'now', minutes }, morning, berlin)).toEqual({
      field: 'minutes',
      problem: 'minutes',
    }),
  );
});

describe('a note', () => {
  it('is counted in characters, not in code units', () => expect(noteLength('a🦵é')).toBe(3));

  it('is kept as written, up to 4000', () => {
    const form = { ...emptyForm(morning, false), when: 'now' } as EpisodeForm;
    expect(entryOf({ ...form, note: '🦵'.repeat(4000) }).note).toHaveLength(8000);
    expect(readForm({ ...form, note: 'x'.repeat(4001) }, morning, berlin)).toEqual({
      field: 'note',
      problem: 'note_long',
    });
    expect(entryOf({ ...form, note: ' \n ' }).note).toBeNull();
  });
});
