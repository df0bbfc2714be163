/**
 * The episode form: from an episode or nothing to fields as typed, and from fields to an entry or to what is wrong.
 *
 * Knows: shapes of an entry (core's journal/validate.rs decides; this only spares a round trip, with core's own bounds).
 * Must never: ask the agent, read a clock or hold words; problems are named, not phrased.
 */
import { DURATION_SECONDS, NOTE_CHARACTERS } from '../../lib/api/types/bounds';
import type { Episode } from '../../lib/api/types/Episode';
import type { EpisodeDraft } from '../../lib/api/types/EpisodeDraft';
import type { EpisodeKind } from '../../lib/api/types/EpisodeKind';
import type { Helped } from '../../lib/api/types/Helped';
import type { Muscle } from '../../lib/api/types/Muscle';
import type { Remedy } from '../../lib/api/types/Remedy';
import type { Side } from '../../lib/api/types/Side';
import { MINUTE, addDays, dateOf, iso, moment, nightOf, type Moment } from '../../lib/time/moment';
import { readClock } from '../../lib/time/read';
import { clockText, dateInNight, isDate, lastNight, minutesOfDay, momentAt, resolve, type OffsetAt } from './when';

/** The ways to say when. */
export type When = 'now' | '15' | '30' | '60' | 'last_night' | 'pick';

/** A remedy's row: not tried, tried without a word on whether it helped, or how much it helped. */
export type TriedForm = Partial<Record<Remedy, Helped | 'untold'>>;

/** Every field as the person sees it. */
export interface EpisodeForm {
  kind: EpisodeKind;
  when: When;
  /** Time of day for `last_night`, as typed. */
  nightTime: string;
  /** `YYYY-MM-DD` for `pick`. */
  date: string;
  /** Time of day for `pick`, as typed. */
  time: string;
  /** Which of the two, when the clock was set back over the time. */
  second: boolean;
  severity: number | null;
  muscle: Muscle | null;
  side: Side | null;
  /** Minutes, as typed. */
  minutes: string;
  hardKnot: boolean | null;
  wokeMe: boolean | null;
  sleepDisturbance: number | null;
  tried: TriedForm;
  soreNextDay: boolean | null;
  note: string;
}

/** The field a problem is shown at. */
export type FormField = 'when' | 'minutes' | 'note';

/** What can be wrong before the agent is asked. */
export type FormProblem = 'no_time' | 'no_date' | 'future' | 'minutes' | 'note_long';

/** What a form means. */
export type Reading = { entry: EpisodeDraft } | { field: FormField; problem: FormProblem };

/** When a form says it was. */
export type WhenReading =
  { moment: Moment; night: string; change: 'none' | 'twice' | 'skipped' } | { problem: FormProblem };

/** Time of day offered for a night whose hour nobody knows yet. */
const NIGHT_GUESS = 3 * 60;
const REMEDIES: readonly Remedy[] = ['stretch', 'stand', 'walk', 'rub', 'warmth', 'cold', 'legs_up', 'other'];

/** An empty form. In the morning it opens on last night, else on now; with a night, in that night. */
export function emptyForm(now: Moment, twelveHours: boolean, night?: string): EpisodeForm {
  const last = lastNight(now);
  const minutes = minutesOfDay(now);
  const morning = minutes >= 4 * 60 && minutes < 12 * 60;
  let when: When = morning ? 'last_night' : 'now';
  if (night === last) when = 'last_night';
  else if (night !== undefined) when = night === nightOf(now) ? 'now' : 'pick';
  return {
    kind: 'cramp',
    when,
    nightTime: clockText(NIGHT_GUESS, twelveHours),
    date: when === 'pick' && night !== undefined ? addDays(night, 1) : dateOf(now),
    time: clockText(when === 'pick' ? NIGHT_GUESS : minutes, twelveHours),
    second: false,
    severity: null,
    muscle: null,
    side: null,
    minutes: '',
    hardKnot: null,
    wokeMe: null,
    sleepDisturbance: null,
    tried: {},
    soreNextDay: null,
    note: '',
  };
}

/** The form of an episode in the journal, on the clock it was written on. */
export function formOf(episode: EpisodeDraft, twelveHours: boolean, offsetAt: OffsetAt): EpisodeForm {
  const began = moment(episode.started_at);
  const tried: TriedForm = {};
  for (const { remedy, helped } of episode.tried) tried[remedy] = helped ?? 'untold';
  const resolved = resolve(dateOf(began), minutesOfDay(began), offsetAt);
  return {
    kind: episode.kind,
    when: 'pick',
    nightTime: clockText(NIGHT_GUESS, twelveHours),
    date: dateOf(began),
    time: clockText(minutesOfDay(began), twelveHours),
    second: resolved.kind === 'twice' && began.offset === resolved.second.offset,
    severity: episode.severity,
    muscle: episode.muscle,
    side: episode.side,
    minutes: minutesText(episode.duration_seconds),
    hardKnot: episode.hard_knot,
    wokeMe: episode.woke_me,
    sleepDisturbance: episode.sleep_disturbance,
    tried,
    soreNextDay: episode.sore_next_day,
    note: episode.note ?? '',
  };
}

/** When the form says it was, and the night it belongs to. `original` is the episode being edited. */
export function readWhen(form: EpisodeForm, now: Moment, offsetAt: OffsetAt, original?: Episode): WhenReading {
  const began = original && moment(original.started_at);
  if (began && form.when === 'pick' && untouched(form, began, offsetAt)) {
    return { moment: began, night: nightOf(began), change: 'none' };
  }
  if (form.when !== 'last_night' && form.when !== 'pick') {
    const ago = form.when === 'now' ? 0 : Number(form.when);
    const at = momentAt(now.ms - ago * MINUTE, offsetAt);
    return { moment: at, night: nightOf(at), change: 'none' };
  }
  const minutes = readClock(form.when === 'pick' ? form.time : form.nightTime);
  if (form.when === 'pick' && !isDate(form.date)) return { problem: 'no_date' };
  if (minutes === undefined) return { problem: 'no_time' };
  const date = form.when === 'pick' ? form.date : dateInNight(lastNight(now), minutes);
  const resolved = resolve(date, minutes, offsetAt);
  const at = resolved.kind === 'twice' ? (form.second ? resolved.second : resolved.first) : resolved.moment;
  if (at.ms > now.ms) return { problem: 'future' };
  return { moment: at, night: nightOf(at), change: resolved.kind === 'once' ? 'none' : resolved.kind };
}

/** The entry a form means, or the first thing wrong with it. */
export function readForm(form: EpisodeForm, now: Moment, offsetAt: OffsetAt, original?: Episode): Reading {
  const when = readWhen(form, now, offsetAt, original);
  if ('problem' in when) return { field: 'when', problem: when.problem };
  const duration = readDuration(form.minutes, original?.duration_seconds ?? null);
  if (duration === 'wrong') return { field: 'minutes', problem: 'minutes' };
  if (noteLength(form.note.trim()) > NOTE_CHARACTERS) return { field: 'note', problem: 'note_long' };
  const began = original && moment(original.started_at);
  return {
    entry: {
      kind: form.kind,
      // An untouched time keeps its seconds and the offset it was written with.
      started_at: began && original && when.moment.ms === began.ms ? original.started_at : iso(when.moment),
      duration_seconds: duration,
      severity: form.severity,
      muscle: form.muscle,
      side: form.side,
      hard_knot: form.hardKnot,
      woke_me: form.wokeMe,
      sleep_disturbance: form.sleepDisturbance,
      sore_next_day: form.soreNextDay,
      tried: REMEDIES.flatMap((remedy) => {
        const helped = form.tried[remedy];
        return helped === undefined ? [] : [{ remedy, helped: helped === 'untold' ? null : helped }];
      }),
      note: form.note.trim() === '' ? null : form.note,
    },
  };
}

/** Characters as the agent counts them (an emoji is one). */
export function noteLength(note: string): number {
  let length = 0;
  for (const _ of note) length += 1;
  return length;
}

/** Seconds as minutes with at most one decimal, as the field shows them. */
export function minutesText(seconds: number | null): string {
  return seconds === null ? '' : String(Math.round(seconds / 6) / 10);
}

function readDuration(text: string, original: number | null): number | null | 'wrong' {
  const typed = text.trim();
  if (typed === '') return null;
  // The field rounds; a person who leaves it alone keeps the seconds the clock measured.
  if (original !== null && typed === minutesText(original)) return original;
  if (!/^\d{1,4}(?:[.,]\d+)?$/.test(typed)) return 'wrong';
  const seconds = Math.round(Number(typed.replace(',', '.')) * 60);
  return seconds <= DURATION_SECONDS.most ? seconds : 'wrong';
}

function untouched(form: EpisodeForm, began: Moment, offsetAt: OffsetAt): boolean {
  const date = dateOf(began);
  const minutes = minutesOfDay(began);
  if (form.date !== date || readClock(form.time) !== minutes) return false;
  const resolved = resolve(date, minutes, offsetAt);
  return resolved.kind !== 'twice' || form.second === (began.offset === resolved.second.offset);
}
