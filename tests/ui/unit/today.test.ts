// @vitest-environment node
/** What Today says in every phase, and where things stand on the strip. */
import { afterEach, describe, expect, it } from 'vitest';

import { sittingSeconds } from '../../../ui/src/lib/state/sitting';
import { setLocale } from '../../../ui/src/lib/time/format';
import { moment } from '../../../ui/src/lib/time/moment';
import { heroOf, when, type Hero } from '../../../ui/src/views/today/hero';
import { stripOf } from '../../../ui/src/views/today/strip';
import { PHASES, SETTINGS, at, inPhase, status, wednesday } from '../harness/snapshots';

afterEach(() => setLocale({ tag: 'en-GB', twelve_hours: false, first_weekday: 1 }));

function hero(name: string, now = PHASES[name]?.now ?? '11:34'): Hero {
  return heroOf(PHASES[name]!.status, {
    now: moment(at(now)),
    headline: 'Water, then your calves',
    reminder: 'Walk for water, then 25 s of calf stretch per side.',
    snoozeMinutes: 10,
    winddownAt: at('21:45'),
  });
}

const line = ({ eyebrow, title, text, ring, primary, others }: Hero) => [
  eyebrow,
  title,
  text,
  `${ring.state} ${ring.number ?? '-'} ${ring.unit ?? '-'}`,
  primary ?? '-',
  others.join(' '),
];

describe('the hero', () => {
  // prettier-ignore
  it.each<[string, string[]]>([
    ['working', ['Next break at 11:58', 'Water, then your calves', 'Walk for water, then 25 s of calf stretch per side. About 3 min.', 'running 24 min', 'start', 'pause']],
    ['gentle', ['Gentle today', 'A shorter, seated break at 11:38', 'Last night had cramps. As a courtesy: 2 min, on the chair. It is not a treatment, and Settings can switch it off.', 'running 4 min', 'start', 'pause']],
    ['away', ['Away since 11:32', 'Counts as a break from 11:35 on', 'The clock of your sitting time stands still meanwhile.', 'away - -', '-', 'pause']],
    ['away_counted', ['Away since 11:30', 'That counts as a break', '4 min so far. Your sitting time starts fresh when you are back.', 'away - -', '-', 'pause']],
    ['waiting', ['Due since 11:33', 'Waiting for a pause in your typing', 'It is announced when your hands rest for 5 s, at 11:35 at the latest.', 'due now -', 'start', 'skip']],
    ['due', ['Due since 11:34', 'Up you get', 'Walk for water, then 25 s of calf stretch per side. About 3 min. Limber asks again at 11:44.', 'due now -', 'start', 'snooze skip']],
    ['due_last', ['Due since 11:14, announced 3 times', 'Up you get', 'Walk for water, then 25 s of calf stretch per side. About 3 min. Unanswered, it counts as missed from 11:44. It cannot be put off again.', 'due now -', 'start', 'skip']],
    ['snoozed', ['Snoozed until 11:41', 'Water, then your calves', 'Snoozed twice. One more snooze is possible.', 'running 7 min', 'start', 'skip pause']],
    ['in_break', ['Break since 11:33', 'Up and about', 'Until 11:36. The guide is in its own small window.', 'running 2:00 -', 'guide', 'done snooze skip']],
    ['in_break_stands', ['Break since 11:33', 'Hands off for a moment', 'The clock of the break waits while you type or point.', 'running 2:00 -', 'guide', 'done snooze skip']],
    ['held', ['Held since 11:10, your microphone or camera is in use and do-not-disturb is on', 'Waiting for your call to end', 'It is offered once when that ends, at 15:10 at the latest. Nothing piles up.', 'held - -', '-', 'start skip_held']],
    ['held_fullscreen', ['Held since 11:10, a presentation or a video fills the screen', 'Waiting for the full screen to end', 'It is offered once when that ends, at 15:10 at the latest. Nothing piles up.', 'held - -', '-', 'start skip_held']],
    ['held_settling', ['Held since 11:33', 'Time to settle in first', 'It is offered at 11:35.', 'held - -', '-', 'start skip_held']],
    ['paused', ['Paused until 13:00', 'Paused by you', 'Breaks start again by themselves.', 'paused - -', 'resume', 'change_pause']],
    ['paused_tomorrow', ['Paused until tomorrow at 8:00', 'Paused by you', 'Breaks start again by themselves.', 'paused - -', 'resume', 'change_pause']],
    ['paused_open', ['Paused since 11:30', 'Paused by you', 'Breaks stay off until you resume them.', 'paused - -', 'resume', 'change_pause']],
    ['off_hours', ['After hours', 'Breaks are back tomorrow at 8:00', 'Wind-down starts at 21:45.', 'off - -', '-', 'start_anyway']],
    ['off_hours_none', ['After hours', 'No hours are set for breaks', 'Settings has the hours in which breaks may be due. There are none at present.', 'off - -', '-', 'hours start_anyway']],
  ])('%s', (name, expected) => expect(line(hero(name))).toEqual(expected));

  it('knows every phase there is', () => {
    const kinds = new Set(Object.values(PHASES).map((phase) => phase.status.phase.kind));
    expect([...kinds].sort()).toEqual([
      'away',
      'due',
      'held',
      'in_break',
      'off_hours',
      'paused',
      'snoozed',
      'waiting',
      'working',
    ]);
  });

  it('says that a change of the clock ended the pause', () => {
    const context = { now: moment(at('11:34')), headline: '', reminder: 'Walk.', snoozeMinutes: 10, winddownAt: null };
    const working = { kind: 'working', due_at: at('11:58') } as const;
    const text = (ended: boolean) => heroOf(status(working, { pause_ended_by_clock: ended }), context).text;
    expect(text(true)).toContain('The pause has ended: the clock of this computer was set');
    expect(text(false)).toContain('Walk.');
  });

  it('shows the year of a moment in another one', () => {
    expect(when(moment('2026-11-26T12:00:00+01:00'), '2036-11-10T06:30:00+01:00')).toBe(
      'Monday 10 November 2036 at 6:30',
    );
  });

  it('counts the last minute in seconds, and a break that has run its length as over', () => {
    expect(hero('working', '11:57').ring).toMatchObject({ number: '1', unit: 'min' });
    const late = heroOf(PHASES.working!.status, {
      now: { ...moment(at('11:57')), ms: moment(at('11:57')).ms + 25_000 },
      headline: '',
      reminder: '',
      snoozeMinutes: 10,
      winddownAt: null,
    });
    expect(late.ring).toMatchObject({ number: '35', unit: 's', label: '35 seconds until the next break' });
    expect(hero('in_break', '11:36')).toMatchObject({
      title: 'The break is over',
      primary: 'done',
      ring: { state: 'done' },
    });
  });

  it('the ring fills with sitting time and never leaves 0 to 1', () => {
    expect(hero('working').ring.progress).toBeCloseTo(36 / 60);
    expect(hero('working', '12:30').ring.progress).toBe(1);
  });

  it('names as much of a date as it takes', () => {
    const now = moment(at('11:34'));
    expect(when(now, at('13:00'))).toBe('13:00');
    expect(when(now, at('24:30'))).toBe('tomorrow at 0:30');
    expect(when(now, '2025-11-17T08:00:00+01:00')).toBe('Monday 17 November at 8:00');
    expect(when(now, '2025-12-01T08:00:00+01:00')).toBe('Monday 1 December at 8:00');
  });

  it('sitting time grows only while the agent says so', () => {
    expect(sittingSeconds(PHASES.working!.status, moment(at('11:40')))).toBe(42 * 60);
    expect(sittingSeconds(PHASES.paused!.status, moment(at('11:40')))).toBe(36 * 60);
  });
});

describe('the strip', () => {
  const strip = (snapshot = wednesday(), now = snapshot.report.now) =>
    stripOf({
      status: snapshot.report.status,
      today: snapshot.today,
      hours: snapshot.settings.hours,
      winddownAt: snapshot.evening.winddown_at,
      now: moment(now),
      labelWidth: 5.5,
    });

  it('stands where the day says: 7:00 to 23:00', () => {
    const { marks, now, winddown, sitting } = strip();
    const left = (clock: number) => Math.round(((clock - 7) / 16) * 10_000) / 100;
    expect(now).toBeCloseTo(left(11 + 34 / 60), 1);
    expect(winddown?.left).toBeCloseTo(left(21.75), 1);
    expect(marks.slice(0, 4).map((mark) => mark.kind)).toEqual(['taken', 'natural', 'taken', 'next']);
    expect(marks[0]?.left).toBeCloseTo(left(9 + 2 / 60), 1);
    expect(sitting).toHaveLength(4);
    expect(sitting.every(({ width }) => width > 0)).toBe(true);
  });

  it('plans further breaks until the wind-down, and only within hours', () => {
    const planned = (limited: boolean) => {
      const snapshot = wednesday({ settings: { ...SETTINGS, hours: { ...SETTINGS.hours, limited } } });
      return strip(snapshot)
        .marks.filter((mark) => mark.kind === 'planned')
        .map((mark) => new Date(mark.at.ms + 3_600_000).toISOString().slice(11, 16));
    };
    expect(planned(false)).toEqual(['13:01', '14:04', '15:07', '16:10', '17:13', '18:16', '19:19', '20:22']);
    expect(planned(true)).toEqual(['13:01', '14:04', '15:07', '16:10', '17:13']);
  });

  it('grows for an early start and for a late evening', () => {
    const early = strip({ ...wednesday(), today: { ...wednesday().today, first_at_desk: at('5:20') } });
    expect(early.hours[0]).toMatchObject({ minutes: 300, left: 0, first: true });
    const late = strip({ ...wednesday(), evening: { ...wednesday().evening, winddown_at: at('25:00') } });
    expect(late.winddown?.left).toBeLessThan(100);
    expect(late.marks.every((mark) => mark.left >= 0 && mark.left <= 100)).toBe(true);
  });

  it('labels never stand on each other', () => {
    for (let minute = 7 * 60; minute < 23 * 60; minute += 7) {
      const now = at(`${Math.floor(minute / 60)}:${minute % 60}`);
      const {
        hours,
        now: nowLeft,
        winddown,
      } = strip({
        ...wednesday(),
        report: { ...wednesday().report, status: status({ kind: 'paused', since: at('7:00'), until: null }), now },
      });
      const labels = [
        ...hours.filter((hour) => !hour.first).map((hour) => hour.left),
        nowLeft,
        ...(winddown?.labelled ? [winddown.left] : []),
      ].sort((a, b) => a - b);
      for (let i = 1; i < labels.length; i++) expect(labels[i]! - labels[i - 1]!, `at ${now}`).toBeGreaterThan(5.4);
    }
  });

  it('says nothing of the next break while none is coming', () => {
    for (const name of ['paused', 'away', 'off_hours', 'in_break']) {
      expect(
        strip(inPhase(name)).marks.every((mark) => ['taken', 'natural'].includes(mark.kind)),
        name,
      ).toBe(true);
    }
    expect(strip(inPhase('held')).marks.at(3)?.kind).toBe('held');
  });

  it('tells a break that was partly done from one that was done', () => {
    const [first] = wednesday().today.breaks;
    const taken = (answer: 'done' | 'partly' | 'not_really' | null) =>
      strip({
        ...wednesday(),
        today: { ...wednesday().today, breaks: [{ ...first!, outcome: 'taken', answer }] },
      }).marks[0]?.kind;
    expect([taken('done'), taken('partly'), taken(null)]).toEqual(['taken', 'partly', 'taken']);
  });

  it('calls an expired break by what ended it, and by either where that is not known', () => {
    const [first] = wednesday().today.breaks;
    const expired = (expired_by: 'pause' | 'hours' | null) =>
      strip({
        ...wednesday(),
        today: { ...wednesday().today, breaks: [{ ...first!, outcome: 'expired', expired_by }] },
      }).marks[0]?.kind;
    expect([expired('pause'), expired('hours'), expired(null)]).toEqual(['expired_pause', 'expired_hours', 'expired']);
  });

  it('a first day has no breaks and no sitting bar wider than the time at the desk', () => {
    const empty = strip({ ...wednesday(), today: { ...wednesday().today, breaks: [] } });
    expect(empty.counts).toMatchObject({ done: 0, natural: 0, skipped: 0, missed: 0, longestSit: 36 * 60 });
    expect(empty.sitting).toHaveLength(1);
    expect(empty.sitting[0]?.width).toBeCloseTo((36 / 960) * 100, 1);
  });
});
