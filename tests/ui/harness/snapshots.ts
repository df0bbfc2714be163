/** Snapshots of one made-up person's Wednesday, for looking at the page. */
import checklist from '../../../assets/content/checklist.json' with { type: 'json' };
import type { BreakOutcome } from '../../../ui/src/lib/api/types/BreakOutcome';
import type { BreakRecord } from '../../../ui/src/lib/api/types/BreakRecord';
import type { BreakStatus } from '../../../ui/src/lib/api/types/BreakStatus';
import type { ChecklistItem } from '../../../ui/src/lib/api/types/ChecklistItem';
import type { Episode } from '../../../ui/src/lib/api/types/Episode';
import type { Finding } from '../../../ui/src/lib/api/types/Finding';
import type { HealthLine } from '../../../ui/src/lib/api/types/HealthLine';
import type { HealthReport } from '../../../ui/src/lib/api/types/HealthReport';
import type { HealthState } from '../../../ui/src/lib/api/types/HealthState';
import type { HealthSubject } from '../../../ui/src/lib/api/types/HealthSubject';
import type { NightState } from '../../../ui/src/lib/api/types/NightState';
import type { Phase } from '../../../ui/src/lib/api/types/Phase';
import type { Settings } from '../../../ui/src/lib/api/types/Settings';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import { addDays, iso, moment } from '../../../ui/src/lib/time/moment';

/** An episode of which nothing is known but its night and its beginning; it is over. */
export const bareEpisode = (night: string, startedAt: string, change: Partial<Episode> = {}): Episode => ({
  id: 'a',
  night,
  ongoing: false,
  created_at: startedAt,
  updated_at: startedAt,
  kind: 'cramp',
  started_at: startedAt,
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
  ...change,
});

export const DAY = '2025-11-12';
/** A time of that day in the person's zone; hours from 24 on are the next day's. */
export function at(clock: string): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return `${addDays(DAY, Math.floor(hour / 24))}T${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`;
}

function record(outcome: BreakOutcome, clock: string, minutes: number, sitting: number): BreakRecord {
  const start = moment(at(clock));
  return {
    id: `01980000-0000-7000-8000-0000000${clock.replace(':', '').padStart(5, '0')}`,
    day: DAY,
    outcome,
    due_at: at(clock),
    started_at: iso(start),
    ended_at: iso({ ...start, ms: start.ms + minutes * 60_000 }),
    snoozes: 0,
    sitting_seconds: sitting * 60,
    answer: null,
    expired_by: null,
  };
}

export const SETTINGS: Settings = {
  breaks: {
    interval_minutes: 60,
    length_minutes: 3,
    snooze_minutes: 10,
    snooze_limit: 3,
    wait_for_pause: true,
    stop_for_input: true,
    reading_seconds: 120,
    watching_is_sitting: true,
    remind_with: 'notification',
    gentle_after_bad_night: true,
    standing_work: false,
    hold_for_do_not_disturb: true,
    hold_for_meeting: true,
    hold_for_fullscreen: true,
  },
  hours: {
    limited: false,
    week: [
      ...Array.from({ length: 4 }, () => [
        { start: '08:00', end: '12:15' },
        { start: '13:00', end: '17:30' },
      ]),
      [{ start: '22:00', end: '06:00' }],
      [],
      [],
    ] as unknown as Settings['hours']['week'],
  },
  evening: {
    week: ['22:45', '22:45', '22:45', '22:30', '23:20', '23:20', '22:45'].map((bedtime) => ({
      bedtime,
      wake_time: '06:30',
    })) as Settings['evening']['week'],
    winddown_minutes: 60,
    remind: true,
    ask_in_the_morning: true,
  },
  player: { get_ready_seconds: 5, switch_side_seconds: 5, sound: true },
  day_log: {
    low_water: true,
    dark_urine: true,
    caffeine_last_at: true,
    alcohol: true,
    hard_exercise: true,
    daily_walk: true,
    long_standing: true,
    long_sitting: true,
    supportive_shoes: true,
    mineral_rich_food: false,
  },
  startup: { autostart: false },
  backups: { daily: true, folder: '' },
  shortcuts: { cramp: 'Ctrl+Alt+C' },
  appearance: { theme: 'light' },
};

export function status(phase: Phase, more: Partial<BreakStatus> = {}): BreakStatus {
  return {
    phase,
    sitting_seconds: 36 * 60,
    sitting_at: at('11:34'),
    sitting_grows: phase.kind === 'working',
    interval_seconds: 3600,
    break_seconds: 180,
    snoozes_left: 3,
    gentle: false,
    pause_ended_by_clock: false,
    routine: 'desk-reset',
    ...more,
  };
}

const inBreak = (more: Partial<Extract<Phase, { kind: 'in_break' }>> = {}): Phase => ({
  kind: 'in_break',
  started_at: at('11:33'),
  ends_at: at('11:36'),
  stands: false,
  counts: 'whole',
  due: true,
  ...more,
});

/** Every phase at 11:34 or so. */
export const PHASES: Record<string, { status: BreakStatus; now?: string }> = {
  working: { status: status({ kind: 'working', due_at: at('11:58') }) },
  gentle: {
    status: status({ kind: 'working', due_at: at('11:38') }, { gentle: true, routine: 'seated', break_seconds: 120 }),
  },
  away: { status: status({ kind: 'away', since: at('11:32'), counts_at: at('11:35') }) },
  away_counted: { status: status({ kind: 'away', since: at('11:30'), counts_at: null }) },
  waiting: { status: status({ kind: 'waiting', since: at('11:33'), until: at('11:35') }) },
  due: { status: status({ kind: 'due', since: at('11:34'), announced: 1, until: at('11:44'), last: false }) },
  due_last: {
    status: status(
      { kind: 'due', since: at('11:14'), announced: 3, until: at('11:44'), last: true },
      { snoozes_left: 0 },
    ),
  },
  snoozed: { status: status({ kind: 'snoozed', until: at('11:41'), count: 2 }, { snoozes_left: 1 }) },
  in_break: { status: status(inBreak()) },
  in_break_stands: { status: status(inBreak({ stands: true, counts: 'not_at_all' })) },
  held: {
    status: status({ kind: 'held', since: at('11:10'), reasons: ['meeting', 'do_not_disturb'], until: at('15:10') }),
  },
  held_fullscreen: {
    status: status({ kind: 'held', since: at('11:10'), reasons: ['fullscreen'], until: at('15:10') }),
  },
  held_settling: { status: status({ kind: 'held', since: at('11:33'), reasons: ['settling'], until: at('11:35') }) },
  paused: { status: status({ kind: 'paused', since: at('11:30'), until: at('13:00') }) },
  paused_tomorrow: { status: status({ kind: 'paused', since: at('11:30'), until: at('32:00') }) },
  paused_open: { status: status({ kind: 'paused', since: at('11:30'), until: null }) },
  off_hours: { status: status({ kind: 'off_hours', until: at('32:00') }), now: '18:20' },
  off_hours_none: { status: status({ kind: 'off_hours', until: null }) },
};

const NIGHTS: NightState[] = [
  'cramp_free',
  'cramps',
  'cramp_free',
  'cramp_free',
  'not_recorded',
  'cramp_free',
  'not_recorded',
];

function items(ticked: Record<string, string>): ChecklistItem[] {
  const bed = moment(at('22:45'));
  return checklist.map((item) => ({
    id: item.id,
    due_at: iso({ ...bed, ms: bed.ms - item.minutes_before_bed * 60_000 }),
    action: item.action as ChecklistItem['action'],
    evidence: item.evidence as ChecklistItem['evidence'],
    sources: item.sources,
    be_seen_first: item.be_seen_first,
    remind: false,
    ticked_at: ticked[item.id] ? at(ticked[item.id]!) : null,
    ticked_by: ticked[item.id] ? 'person' : null,
  }));
}

function line(
  subject: HealthSubject,
  state: HealthState,
  finding: Finding,
  more: Partial<HealthLine> = {},
): HealthLine {
  return { subject, state, finding, cure: null, sources: [], ...more };
}

const answering = (name: string, detail?: string) => ({
  name,
  standing: { kind: 'answers' } as const,
  ...(detail !== undefined && { detail }),
});
const says = (name: string, on = false) => ({ name, standing: { kind: 'says', on } as const });

/** A machine on which everything works, but for what the person does not want. */
export function healthy(): HealthReport {
  return {
    now: at('11:34'),
    version: '0.1.0',
    test: null,
    lines: [
      line('notifications', 'works', 'reminder_answered', {
        at: at('10:55'),
        sources: [answering('freedesktop-notifications', 'dunst 1.9.0 (2022-06-27)')],
      }),
      line('idle', 'works', 'in_use', { at: at('11:20'), sources: [answering('wayland-ext-idle-notify')] }),
      line('sleep', 'works', 'woke', { at: at('7:58'), sources: [answering('logind')] }),
      line('lock', 'works', 'unlocked', { at: at('8:04'), sources: [answering('logind-session')] }),
      line('do_not_disturb', 'works', 'hold_off', { sources: [says('dunst-paused')] }),
      line('meeting', 'works', 'hold_off', { sources: [says('microphone'), says('camera')] }),
      line('fullscreen', 'off', 'hold_unheeded', { cure: 'heed_again', sources: [says('logind-idle-inhibited')] }),
      line('tray', 'works', 'tray_shown'),
      line('shortcut', 'works', 'shortcut_held', { detail: 'Ctrl+Alt+C', sources: [answering('x11-keys')] }),
      line('window', 'works', 'drawn_with_graphics_processor', { cure: 'draw_without_graphics_processor' }),
      line('autostart', 'works', 'starts_at_login'),
      line('journal', 'works', 'journal_sound', { at: at('8:04'), bytes: 412_000 }),
      line('backups', 'works', 'backup_made', { at: at('8:07'), bytes: 398_000 }),
      line('disk_space', 'works', 'disk_free', { bytes: 182_400_000_000 }),
      line('log', 'works', 'log_kept', { detail: '/home/anna/.local/state/limber/log/agent.2025-11-12.log' }),
    ],
  };
}

/** A machine that tells little, with a test notification nobody has answered. */
export function ailing(): HealthReport {
  const changed: HealthLine[] = [
    line('notifications', 'works', 'reminder_shown', {
      at: at('11:33'),
      cure: 'send_test',
      sources: [answering('freedesktop-notifications', 'gnome-shell 43.9')],
    }),
    line('idle', 'fails', 'idle_sought', {
      at: at('11:39'),
      cure: 'start_in_session',
      sources: [
        {
          name: 'wayland-ext-idle-notify',
          standing: { kind: 'failing', tries: 4, again_at: at('11:39') },
          detail: 'the Wayland compositor does not accept the connection: permission denied',
        },
        { name: 'gnome-mutter', standing: { kind: 'absent' } },
      ],
    }),
    line('do_not_disturb', 'look', 'hold_unknown', {
      cure: 'pause_by_hand',
      sources: [{ name: 'dunst-paused', standing: { kind: 'absent' } }],
    }),
    line('meeting', 'works', 'hold_on', { at: at('11:10'), sources: [says('microphone', true)] }),
    line('tray', 'fails', 'tray_missing', { cure: 'show_tray' }),
    line('shortcut', 'look', 'shortcut_no_way', {
      cure: 'bind_command',
      sources: [{ name: 'global-shortcuts-portal', standing: { kind: 'absent' } }],
    }),
    line('autostart', 'look', 'start_entry_lost', { cure: 'renew_start_entry' }),
    line('journal', 'fails', 'journal_unusable', {
      detail:
        'The journal cannot be written: /home/anna/.local/share/limber is read-only. Make the folder writable; Limber tries again by itself.',
    }),
    line('disk_space', 'look', 'disk_low', { bytes: 112_000_000, cure: 'free_space' }),
  ];
  const whole = healthy();
  return {
    ...whole,
    test: { sent_at: at('11:33'), outcome: 'waiting' },
    lines: whole.lines.map((old) => changed.find((one) => one.subject === old.subject) ?? old),
  };
}

/** Wednesday, 11:34. */
export function wednesday(changes: Partial<Snapshot> = {}): Snapshot {
  const nights = NIGHTS.map((state, index) => ({
    night: addDays(DAY, index - 7),
    state,
    episodes: state === 'cramps' ? 1 : 0,
    sleep_quality: null,
    bed_at: null,
    up_at: null,
    answer: state === 'cramp_free' ? ('none' as const) : null,
  }));
  return {
    report: { status: PHASES.working!.status, now: at('11:34'), time_scale: 1, version: '0.1.0' },
    today: {
      day: DAY,
      breaks: [record('taken', '9:02', 3, 58), record('natural', '10:04', 5, 58), record('taken', '10:55', 3, 46)],
      first_at_desk: at('8:04'),
      last_night: nights.at(-1)!,
      nights,
      ongoing: null,
    },
    evening: {
      night: DAY,
      winddown_at: at('21:45'),
      bed_at: at('22:45'),
      wake_at: at('30:30'),
      not_tonight: false,
      items: items({}),
    },
    winddown: { kind: 'none' },
    settings: SETTINGS,
    locale: { tag: 'en-GB', twelve_hours: false, first_weekday: 1 },
    health: healthy(),
    ...changes,
  };
}

/** The same with another phase. */
export function inPhase(name: string): Snapshot {
  const phase = PHASES[name]!;
  const base = wednesday();
  const now = at(phase.now ?? '11:34');
  return { ...base, report: { ...base.report, status: phase.status, now } };
}

/** The evening of that day at 21:52, five things done. */
export function evening(changes: Partial<Snapshot> = {}): Snapshot {
  const base = wednesday();
  return {
    ...base,
    report: { ...base.report, status: PHASES.off_hours!.status, now: at('21:52') },
    evening: {
      ...base.evening,
      items: items({
        'last-caffeine': '14:10',
        'supportive-shoes': '18:00',
        'water-through-the-day': '19:00',
        'warm-bath': '21:15',
        'screens-away': '21:49',
      }),
    },
    ...changes,
  };
}

/** The very first day: nothing done, nothing recorded. */
export function firstDay(): Snapshot {
  const base = wednesday();
  const nights = base.today.nights.map((night) => ({ ...night, state: 'not_recorded' as const, episodes: 0 }));
  return {
    ...base,
    report: {
      ...base.report,
      now: at('9:02'),
      status: status({ kind: 'working', due_at: at('10:00') }, { sitting_seconds: 120, sitting_at: at('9:02') }),
    },
    today: { ...base.today, breaks: [], first_at_desk: at('9:00'), nights, last_night: nights.at(-1)! },
  };
}
