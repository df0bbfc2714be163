/**
 * What the hero says in each phase: the reason first, then what comes, and at most one primary thing to do.
 * Must never: read a clock or ask the agent. Everything it says follows from its arguments.
 */
import type { BreakStatus } from '../../lib/api/types/BreakStatus';
import type { HoldReason } from '../../lib/api/types/HoldReason';
import type { RingState } from '../../components/Ring.svelte';
import { clockTime, countdown, dateLong, duration, minutesUntil } from '../../lib/time/format';
import { MINUTE, SECOND, addDays, dateOf, moment, type Moment } from '../../lib/time/moment';
import { t } from '../../lib/words/words';

/** What can be pressed. */
export type HeroAction =
  | 'start'
  | 'start_anyway'
  | 'snooze'
  | 'skip'
  | 'skip_held'
  | 'pause'
  | 'change_pause'
  | 'resume'
  | 'guide'
  | 'done'
  | 'hours';

/** The hero, in words and a ring. */
export interface Hero {
  eyebrow: string;
  title: string;
  text: string;
  ring: { state: RingState; progress: number; label: string; number?: string; unit?: string; small?: boolean };
  /** The one primary button, if the state asks for one. */
  primary: HeroAction | null;
  /** The other buttons, in order. */
  others: HeroAction[];
}

/** What the hero's words need besides the engine's status. */
export interface HeroContext {
  now: Moment;
  /** The routine a break plays: its title as what comes next, and what the reminder says. */
  headline: string;
  reminder: string;
  /** Minutes a snooze lasts. */
  snoozeMinutes: number;
  /** When the wind-down starts, if it is still to come. */
  winddownAt: string | null;
}

/** "13:00", "tomorrow at 8:00", "Monday at 8:00", "Monday 3 June 2030 at 8:00": as much as it takes. */
export function when(now: Moment, at: string): string {
  const time = clockTime(at);
  const date = dateOf(moment(at));
  const today = dateOf(now);
  if (date === today) return time;
  if (date === addDays(today, 1)) return t('when-tomorrow', { time });
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return t('when-date', { date: `${dateLong(date)}${year}`, time });
}

function remaining(now: Moment, until: string): { number: string; unit: string; spoken: string } {
  const left = moment(until).ms - now.ms;
  if (left >= MINUTE) {
    const minutes = minutesUntil(now, until);
    return { number: String(minutes), unit: t('unit-min'), spoken: t('spoken-minutes', { minutes }) };
  }
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  return { number: String(seconds), unit: t('unit-s'), spoken: t('spoken-seconds', { seconds }) };
}

const share = (now: Moment, until: string, wholeSeconds: number) =>
  1 - Math.max(0, moment(until).ms - now.ms) / SECOND / Math.max(1, wholeSeconds);

function holdTitle(reason: HoldReason): string {
  switch (reason) {
    case 'do_not_disturb':
      return t('hero-held-dnd-title');
    case 'meeting':
      return t('hero-held-meeting-title');
    case 'fullscreen':
      return t('hero-held-fullscreen-title');
    case 'settling':
      return t('hero-held-settling-title');
  }
}

function holdReason(reason: HoldReason): string {
  switch (reason) {
    case 'do_not_disturb':
      return t('hero-held-dnd');
    case 'meeting':
      return t('hero-held-meeting');
    case 'fullscreen':
      return t('hero-held-fullscreen');
    case 'settling':
      return t('hero-held-settling');
  }
}

/** The hero for a status. */
export function heroOf(status: BreakStatus, context: HeroContext): Hero {
  const { now, headline, reminder } = context;
  const { phase } = status;
  const about = `${reminder} ${t('hero-about', { length: duration(status.break_seconds) })}`;
  const plan = status.pause_ended_by_clock ? t('hero-pause-ended-by-clock') : about;

  switch (phase.kind) {
    case 'working': {
      const left = remaining(now, phase.due_at);
      const time = clockTime(phase.due_at);
      return {
        eyebrow: status.gentle ? t('hero-gentle') : t('hero-working', { time }),
        title: status.gentle ? t('hero-gentle-title', { time }) : headline,
        text: status.gentle ? t('hero-gentle-text', { length: duration(status.break_seconds) }) : plan,
        ring: {
          state: 'running',
          progress: share(now, phase.due_at, status.interval_seconds),
          label: t('ring-until-break', { left: left.spoken }),
          number: left.number,
          unit: left.unit,
        },
        primary: 'start',
        others: ['pause'],
      };
    }
    case 'away': {
      const gone = duration((now.ms - moment(phase.since).ms) / SECOND);
      return {
        eyebrow: t('hero-away', { time: clockTime(phase.since) }),
        title:
          phase.counts_at === null
            ? t('hero-away-counted-title')
            : t('hero-away-title', { time: clockTime(phase.counts_at) }),
        text: phase.counts_at === null ? t('hero-away-counted-text', { gone }) : t('hero-away-text'),
        ring: { state: 'away', progress: 0, label: t('ring-away') },
        primary: null,
        others: ['pause'],
      };
    }
    case 'waiting':
      return {
        eyebrow: t('hero-waiting', { time: clockTime(phase.since) }),
        title: t('hero-waiting-title'),
        text: t('hero-waiting-text', { time: clockTime(phase.until) }),
        ring: { state: 'due', progress: 1, label: t('ring-due'), number: t('ring-now'), small: true },
        primary: 'start',
        others: ['skip'],
      };
    case 'due':
      return {
        eyebrow:
          phase.announced > 1
            ? t('hero-due-again', { time: clockTime(phase.since), times: phase.announced })
            : t('hero-waiting', { time: clockTime(phase.since) }),
        title: status.gentle ? t('hero-due-gentle-title') : t('hero-due-title'),
        text: [
          plan,
          phase.last
            ? t('hero-due-missed', { time: clockTime(phase.until) })
            : t('hero-due-asks-again', { time: clockTime(phase.until) }),
          ...(status.snoozes_left > 0 ? [] : [t('hero-no-snooze')]),
        ].join(' '),
        ring: { state: 'due', progress: 1, label: t('ring-due'), number: t('ring-now'), small: true },
        primary: 'start',
        others: status.snoozes_left > 0 ? ['snooze', 'skip'] : ['skip'],
      };
    case 'snoozed': {
      const left = remaining(now, phase.until);
      return {
        eyebrow: t('hero-snoozed', { time: clockTime(phase.until) }),
        title: headline,
        text: t('hero-snoozed-text', { count: phase.count, left: status.snoozes_left }),
        ring: {
          state: 'running',
          progress: share(now, phase.until, context.snoozeMinutes * 60),
          label: t('ring-until-again', { left: left.spoken }),
          number: left.number,
          unit: left.unit,
        },
        primary: 'start',
        others: ['skip', 'pause'],
      };
    }
    case 'in_break': {
      // While its clock stands the countdown does too: at what was left when that was told.
      const shown = phase.stands ? moment(status.sitting_at) : now;
      const over = moment(phase.ends_at).ms <= shown.ms;
      const leaving: HeroAction[] = !phase.due ? [] : status.snoozes_left > 0 ? ['snooze', 'skip'] : ['skip'];
      const whole = (moment(phase.ends_at).ms - moment(phase.started_at).ms) / SECOND;
      return {
        eyebrow: t('hero-break', { time: clockTime(phase.started_at) }),
        title: over ? t('hero-break-over-title') : phase.stands ? t('hero-break-stands-title') : t('hero-break-title'),
        text: over
          ? t('hero-break-over-text')
          : phase.stands
            ? t('hero-break-stands-text')
            : t('hero-break-text', { time: clockTime(phase.ends_at) }),
        ring: over
          ? { state: 'done', progress: 1, label: t('ring-break-over'), number: duration(whole), small: true }
          : {
              state: 'running',
              progress: share(shown, phase.ends_at, whole),
              label: t('ring-break', { left: remaining(shown, phase.ends_at).spoken }),
              number: countdown(moment(phase.ends_at).ms - shown.ms),
              small: true,
            },
        primary: over ? 'done' : 'guide',
        others: over ? [] : ['done', ...leaving],
      };
    }
    case 'held': {
      const [first = 'settling'] = phase.reasons;
      const onlySettling = phase.reasons.every((reason) => reason === 'settling');
      return {
        eyebrow: onlySettling
          ? t('hero-held-short', { time: clockTime(phase.since) })
          : t('hero-held', {
              time: clockTime(phase.since),
              reasons: phase.reasons.map(holdReason).join(t('hero-held-and')),
            }),
        title: holdTitle(first),
        text: onlySettling
          ? t('hero-held-settling-text', { time: clockTime(phase.until) })
          : t('hero-held-text', { time: clockTime(phase.until) }),
        ring: { state: 'held', progress: 0, label: t('ring-held') },
        primary: null,
        others: ['start', 'skip_held'],
      };
    }
    case 'paused':
      return {
        eyebrow:
          phase.until === null
            ? t('hero-paused-since', { time: when(now, phase.since) })
            : t('hero-paused', { time: when(now, phase.until) }),
        title: t('hero-paused-title'),
        text: phase.until === null ? t('hero-paused-open-text') : t('hero-paused-text'),
        ring: { state: 'paused', progress: 0, label: t('ring-paused') },
        primary: 'resume',
        others: ['change_pause'],
      };
    case 'off_hours':
      return {
        eyebrow: t('hero-off'),
        title:
          phase.until === null
            ? t('hero-off-none-title')
            : dateOf(moment(phase.until)) === dateOf(now)
              ? t('hero-off-title-today', { time: clockTime(phase.until) })
              : t('hero-off-title', { time: when(now, phase.until) }),
        text:
          phase.until === null
            ? t('hero-off-none-text')
            : context.winddownAt === null
              ? t('hero-off-text')
              : t('hero-off-winddown', { time: clockTime(context.winddownAt) }),
        ring: { state: 'off', progress: 0, label: t('ring-off') },
        primary: null,
        others: phase.until === null ? ['hours', 'start_anyway'] : ['start_anyway'],
      };
  }
}
