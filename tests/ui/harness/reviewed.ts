/**
 * What the agent would answer of a history of nights: counted here from a list of marks, so that every picture's numbers
 * are known.
 */
import type { CareCard } from '../../../ui/src/lib/api/types/CareCard';
import type { ExperimentReport } from '../../../ui/src/lib/api/types/ExperimentReport';
import type { ExperimentState } from '../../../ui/src/lib/api/types/ExperimentState';
import type { Insight } from '../../../ui/src/lib/api/types/Insight';
import type { Insights } from '../../../ui/src/lib/api/types/Insights';
import type { Review } from '../../../ui/src/lib/api/types/Review';
import type { ReviewDay } from '../../../ui/src/lib/api/types/ReviewDay';
import type { ReviewPeriod } from '../../../ui/src/lib/api/types/ReviewPeriod';
import { DAY, addDays, weekdayOf } from '../../../ui/src/lib/time/moment';

const NO_BREAKS = { taken: 0, natural: 0, asleep: 0, skipped: 0, missed: 0, expired: 0 };
const NO_EPISODES = { cramps: 0, aches: 0, urges_to_move: 0, others: 0 };

/** An experiment: with a state one that is over, without one that goes on in its third week. */
export function experimentOf(number: number, state: ExperimentState | null): ExperimentReport {
  const since = state ? `2024-0${number}-01` : '2025-10-27';
  const compared = state !== null && state.kind !== 'too_little';
  return {
    experiment: {
      id: `01980000-0000-7000-8000-00000000010${number}`,
      question: 'stretching',
      since,
      first_tries: [true, true, false, true, false, false],
      stopped_on: null,
    },
    span: { since, until: addDays(since, 83) },
    tonight: state ? null : true,
    week: state ? null : 3,
    past: state ? 84 : 16,
    not_recorded: state ? 9 : 1,
    tried: { known: state ? 42 : 9, kept: state ? 35 : 8 },
    left: { known: state ? 42 : 7, kept: state ? 40 : 7 },
    result: state && {
      trying: { nights: 38, cramps: 9 },
      usual: { nights: 37, cramps: 18 },
      pairs: 6,
      difference: compared ? { estimate: -0.244, low: -0.421, high: -0.027 } : null,
      p: compared ? 0.03125 : null,
      state,
    },
  };
}

/** One card of each haste but today's own. */
export const CARE: CareCard[] = [
  {
    rule: 'statin',
    haste: 'today_if',
    number_is_ours: false,
    sign: { group: 'today', id: 'statin', sources: ['nhs-statins'] },
    count: 4,
    night: '2025-11-10',
    medicine: 'Atorvastatin 20 mg, in the evening',
    facts: ['01980000-0000-7000-8000-0000000000aa'],
  },
  {
    rule: 'disturbed_sleep',
    haste: 'soon',
    number_is_ours: true,
    sign: { group: 'soon', id: 'sleep', sources: ['nhs-leg-cramps', 'nhs-inform-cramp'] },
    count: 7,
    night: '2025-11-10',
    medicine: null,
    facts: ['2025-11-09', '2025-11-10'],
  },
];

/** A letter a night, the same every time: about a third with cramps, one in nine not recorded. */
export function marksOf(nights: number): string {
  return Array.from({ length: nights }, (_, at) =>
    (at * 7) % 9 === 4 ? '-' : (at * at + at) % 11 < 4 ? 'c' : 'f',
  ).join('');
}

function counts(marks: string) {
  const of = (letter: string) => [...marks].filter((mark) => mark === letter).length;
  return { cramps: of('c'), cramp_free: of('f'), not_recorded: of('-') };
}

function period(since: string, marks: string, evening: boolean): ReviewPeriod {
  const nights = counts(marks);
  const recorded = nights.cramps + nights.cramp_free;
  return {
    span: { since, until: addDays(since, marks.length - 1) },
    nights,
    thin: recorded < 4 || recorded * 7 < marks.length * 4,
    episodes: { ...NO_EPISODES, cramps: nights.cramps },
    severity: nights.cramps > 0 ? { count: nights.cramps, median: 5.5, least: 2, most: 9 } : null,
    duration: nights.cramps > 0 ? { count: nights.cramps, median: 150, least: 30, most: 720 } : null,
    breaks: { ...NO_BREAKS, taken: marks.length * 3, natural: marks.length },
    winddowns: evening ? { whole: nights.cramp_free, in_part: nights.cramps } : { whole: 0, in_part: 0 },
  };
}

function periods(since: string, marks: string, same: (one: string, other: string) => boolean): ReviewPeriod[] {
  const out: ReviewPeriod[] = [];
  let from = 0;
  for (let at = 1; at <= marks.length; at++) {
    if (at < marks.length && same(addDays(since, at - 1), addDays(since, at))) continue;
    out.push(period(addDays(since, from), marks.slice(from, at), true));
    from = at;
  }
  return out;
}

/** The review of nights that end with `until`. */
export function reviewOf(marks: string, until: string): Review {
  const since = addDays(until, 1 - marks.length);
  const nights = counts(marks);
  const monday = (date: string) => Math.floor((Date.parse(date) / DAY - weekdayOf(date)) / 1);
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 2 ? nights.cramps - 3 : hour === 4 ? 2 : 0));
  hours[23] = 1;
  return {
    span: { since, until },
    first_night: since,
    nights,
    marks,
    episodes: { cramps: nights.cramps, aches: 4, urges_to_move: 1, others: 0 },
    days:
      marks.length <= 100
        ? [...marks].map((mark, at): ReviewDay => ({
            day: addDays(since, at),
            state: mark === 'c' ? 'cramps' : mark === 'f' ? 'cramp_free' : 'not_recorded',
            episodes: { ...NO_EPISODES, cramps: mark === 'c' ? 1 : 0 },
            breaks: { ...NO_BREAKS, taken: 3 + (at % 4), natural: at % 3 },
            ticks: mark === 'f' ? 8 : 2,
            listed: 8,
            log: null,
          }))
        : [],
    weeks: marks.length <= 750 ? periods(since, marks, (one, other) => monday(one) === monday(other)) : [],
    months: periods(since, marks, (one, other) => one.slice(0, 7) === other.slice(0, 7)),
    years: periods(since, marks, (one, other) => one.slice(0, 4) === other.slice(0, 4)),
    hours: { cramps: hours as Review['hours']['cramps'], in_bed: nights.cramps, bed: '22:45', up: '06:30', nights: 0 },
    muscles: [
      { muscle: 'calf', left: 9, right: 6, both: 3, unsaid: 1 },
      { muscle: 'foot', left: 2, right: 0, both: 0, unsaid: 0 },
      { muscle: 'back_of_thigh', left: 0, right: 1, both: 0, unsaid: 0 },
      { muscle: null, left: 0, right: 0, both: 0, unsaid: 4 },
    ],
    severity: { count: nights.cramps - 2, median: 5.5, least: 2, most: 9 },
    duration: { count: nights.cramps - 4, median: 150, least: 30, most: 720 },
    tried: [
      { remedy: 'stretch', tried: 14, yes: 8, a_little: 4, no: 1, unsaid: 1 },
      { remedy: 'stand', tried: 6, yes: 2, a_little: 2, no: 2, unsaid: 0 },
      { remedy: 'warmth', tried: 1, yes: 0, a_little: 1, no: 0, unsaid: 0 },
    ],
    untried: Math.max(0, nights.cramps - 15),
    breaks: { ...NO_BREAKS, taken: marks.length * 3, natural: marks.length, skipped: 11, missed: 4 },
    winddowns: { whole: nights.cramp_free, in_part: nights.cramps },
    streaks: {
      current: { span: { since: addDays(until, -2), until }, nights: 3, not_recorded: 0 },
      longest: { span: { since: addDays(since, 10), until: addDays(since, 20) }, nights: 9, not_recorded: 2 },
    },
    intervals: { count: nights.cramps - 1, median: 2, longest: 11, with_gaps: 7 },
  };
}

/** The review of a journal in which nothing is written. */
export const NOTHING: Review = {
  ...reviewOf('-', '2025-11-11'),
  span: null,
  first_night: null,
  marks: '',
  nights: { cramps: 0, cramp_free: 0, not_recorded: 0 },
  episodes: NO_EPISODES,
  days: [],
  weeks: [],
  months: [],
  years: [],
  muscles: [],
  tried: [],
  severity: null,
  duration: null,
  breaks: NO_BREAKS,
  winddowns: { whole: 0, in_part: 0 },
  streaks: { current: null, longest: null },
  intervals: null,
};

const NOTHING_MISSING = { nights: 0, with: 0, without: 0, cramps: 0, cramp_free: 0, switches: 0 };
const SPAN = { since: '2025-08-26', until: '2025-11-11' };

/** A question as yet unasked: the change says what it has come to. */
function insight(change: Partial<Insight> & Pick<Insight, 'question'>): Insight {
  return {
    span: SPAN,
    with: { nights: 0, cramps: 0 },
    without: { nights: 0, cramps: 0 },
    unknown: 0,
    switches: 9,
    state: { kind: 'cant_tell_yet' },
    missing: NOTHING_MISSING,
    comparison: null,
    ...change,
  };
}

/** Every state that a question can have. */
export const INSIGHTS: Insights = {
  span: SPAN,
  nights: { cramps: 21, cramp_free: 39, not_recorded: 17 },
  compared: 3,
  insights: [
    insight({
      question: 'winddown',
      with: { nights: 30, cramps: 6 },
      without: { nights: 30, cramps: 15 },
      state: { kind: 'goes_along', fewer: true },
      comparison: {
        with: { estimate: 0.2, low: 0.0951, high: 0.3731 },
        without: { estimate: 0.5, low: 0.33, high: 0.67 },
        difference: { estimate: -0.3, low: -0.4985, high: -0.0585 },
        p: 0.014,
        p_adjusted: 0.042,
      },
    }),
    insight({
      question: 'alcohol',
      with: { nights: 10, cramps: 5 },
      without: { nights: 40, cramps: 10 },
      unknown: 10,
      state: { kind: 'cant_tell_yet' },
      comparison: {
        with: { estimate: 0.5, low: 0.24, high: 0.76 },
        without: { estimate: 0.25, low: 0.14, high: 0.4 },
        difference: { estimate: 0.25, low: -0.06, high: 0.54 },
        p: 0.2,
        p_adjusted: 0.3,
      },
    }),
    insight({
      question: 'daily_walk',
      with: { nights: 140, cramps: 40 },
      without: { nights: 130, cramps: 36 },
      state: { kind: 'no_association' },
      comparison: {
        with: { estimate: 0.286, low: 0.22, high: 0.37 },
        without: { estimate: 0.277, low: 0.21, high: 0.36 },
        difference: { estimate: 0.009, low: -0.1, high: 0.12 },
        p: 0.9,
        p_adjusted: 0.9,
      },
    }),
    insight({
      question: 'long_standing',
      with: { nights: 3, cramps: 1 },
      without: { nights: 14, cramps: 2 },
      state: { kind: 'more_nights', at_least: 11 },
      missing: { ...NOTHING_MISSING, nights: 11, with: 7, cramps: 2 },
    }),
    insight({
      question: 'breaks',
      with: { nights: 58, cramps: 20 },
      without: { nights: 2, cramps: 1 },
      state: { kind: 'not_enough_variety' },
      missing: { ...NOTHING_MISSING, without: 8 },
    }),
    insight({
      question: 'low_water',
      span: null,
      unknown: 60,
      switches: 0,
      state: { kind: 'more_nights', at_least: 28 },
      missing: { nights: 28, with: 10, without: 10, cramps: 5, cramp_free: 5, switches: 3 },
    }),
  ],
};
