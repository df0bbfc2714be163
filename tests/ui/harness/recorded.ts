/**
 * A bridge that answers from a snapshot written down in the test: for states that take hours to reach.
 * It keeps what a request changes in the simplest way; whether the agent does so is for the tests with the agent.
 */
import routines from '../../../assets/content/routines.json' with { type: 'json' };
import stretches from '../../../assets/content/stretches.json' with { type: 'json' };
import type { Connection } from '../../../ui/src/lib/api/client';
import type { Choice } from '../../../ui/src/lib/api/shell';
import type { BackupList } from '../../../ui/src/lib/api/types/BackupList';
import type { CareCard } from '../../../ui/src/lib/api/types/CareCard';
import type { CareCards } from '../../../ui/src/lib/api/types/CareCards';
import type { DayContents } from '../../../ui/src/lib/api/types/DayContents';
import type { DayLog } from '../../../ui/src/lib/api/types/DayLog';
import type { Event } from '../../../ui/src/lib/api/types/Event';
import type { ExperimentReport } from '../../../ui/src/lib/api/types/ExperimentReport';
import type { LibraryReport } from '../../../ui/src/lib/api/types/LibraryReport';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import type { Bridge } from './bridge';
import { reportOf } from './papers';
import { INSIGHTS, experimentOf, marksOf, reviewOf } from './reviewed';

export class RecordedBridge implements Bridge {
  #state: Connection = 'connected';
  #pages: Parameters<Bridge['attach']>[0][] = [];
  /** Every request the page sent. */
  readonly requests: Request[] = [];
  /** Answers by request type, where the simple one is not enough. */
  readonly answers = new Map<Request['type'], (request: Request) => Response | Promise<Response>>();

  /** What the person was asked to choose, and what is chosen each time. */
  readonly choices: Choice[] = [];
  chosen: string | null = null;

  /** What was shown to be printed. */
  readonly printed: string[] = [];

  readonly #days = new Map<string, DayContents>();

  /** Experiments there are. */
  experiments: ExperimentReport[] = [];
  #endedExperiments: ExperimentReport[] = [];
  /** Care cards there are, put aside or not. */
  care: CareCard[] = [];
  readonly #aside = new Set<string>();

  readonly #backups: BackupList = {
    folder: '/home/anna/.local/share/limber/backups',
    backups: ['12-080700', '11-080212', '10-091544'].map((at, index) => ({
      name: `limber-desk-2025-11-${at}.db`,
      made_at: `2025-11-${at.slice(0, 2)}T${at.slice(3, 5)}:${at.slice(5, 7)}:${at.slice(7)}`,
      bytes: 398_000 - 4096 * index,
      from_here: index < 2,
    })),
  };

  constructor(public current: Snapshot) {}

  /** Begun is the one that goes on; ended or deleted, it is gone until that is undone. */
  #experiment(request: Request): ExperimentReport[] {
    if (request.type === 'experiment_start') this.experiments = [experimentOf(0, null)];
    if (request.type === 'experiment_stop' || request.type === 'experiment_delete') {
      this.#endedExperiments = this.experiments;
      this.experiments = this.experiments.filter(({ experiment }) => experiment.id !== request.id);
    }
    if (request.type === 'experiment_resume' || request.type === 'experiment_restore')
      this.experiments = this.#endedExperiments;
    return this.experiments;
  }

  #care(request: Request): CareCards {
    if (request.type === 'care_put_aside') this.#aside.add(request.rule);
    if (request.type === 'care_take_back') this.#aside.delete(request.rule);
    const aside = ({ rule }: CareCard) => this.#aside.has(rule);
    return { cards: this.care.filter((card) => !aside(card)), put_aside: this.care.filter(aside) };
  }

  #day(day: string): DayContents {
    const nothing = null;
    const log: DayLog = {
      day,
      low_water: nothing,
      dark_urine: nothing,
      caffeine_last_at: nothing,
      alcohol: nothing,
      hard_exercise: nothing,
      daily_walk: nothing,
      long_standing: nothing,
      long_sitting: nothing,
      supportive_shoes: nothing,
      mineral_rich_food: nothing,
    };
    return this.#days.get(day) ?? { log, breaks: 3, stretches: 1, winddown: 2 };
  }

  async request(request: Request): Promise<Response> {
    this.requests.push(request);
    const special = this.answers.get(request.type);
    if (special) return special(request);
    const { current } = this;
    switch (request.type) {
      case 'library':
        return { type: 'library', value: LIBRARY };
      case 'night':
        return {
          type: 'night',
          value: { night: request.night, answer: null, sleep_quality: null, bed_at: null, up_at: null },
        };
      case 'night_change':
        return {
          type: 'night',
          value: {
            night: request.night,
            answer: request.change.answer ?? null,
            sleep_quality: request.change.sleep_quality ?? null,
            bed_at: request.change.bed_at ?? null,
            up_at: request.change.up_at ?? null,
          },
        };
      case 'day':
        return { type: 'day', value: this.#day(request.day) };
      case 'day_change': {
        const before = this.#day(request.day);
        const value = { ...before, log: { ...before.log, ...request.change } as DayLog };
        this.#days.set(request.day, value);
        return { type: 'day', value };
      }
      case 'nights':
        return { type: 'nights', value: current.today.nights };
      case 'night_index': {
        const { nights } = current.today;
        const letter = { cramps: 'c', cramp_free: 'f', not_recorded: '-' };
        return {
          type: 'night_index',
          value: { since: nights[0]?.night ?? null, marks: nights.map(({ state }) => letter[state]).join('') },
        };
      }
      case 'episode_search':
        return {
          type: 'episode_search',
          value: { found: 0, of: 0, page: { episodes: [], next: null }, places: [], without: [] },
        };
      case 'episodes':
        return { type: 'episodes', value: { episodes: [], next: null } };
      case 'review':
        return { type: 'review', value: reviewOf(marksOf(90), '2025-11-11') };
      case 'experiments':
      case 'experiment_start':
      case 'experiment_stop':
      case 'experiment_resume':
      case 'experiment_delete':
      case 'experiment_restore':
        return { type: 'experiments', value: this.#experiment(request) };
      case 'care':
      case 'care_put_aside':
      case 'care_take_back':
        return { type: 'care', value: this.#care(request) };
      case 'report_page':
        return { type: 'report_page', value: { html: reportOf(request.order) } };
      case 'report_save': {
        const { path } = request;
        const format = path.endsWith('.pdf') ? ('pdf' as const) : ('html' as const);
        return { type: 'report_made', value: { path, format, bytes: 18_000, pages: 2, not_drawn: 0 } };
      }
      case 'insights':
        return { type: 'insights', value: INSIGHTS };
      case 'evening':
        return { type: 'evening', value: { ...current.evening, night: request.night ?? current.evening.night } };
      case 'checklist_tick': {
        const items = current.evening.items.map((item) =>
          item.id === request.item
            ? {
                ...item,
                ticked_at: request.ticked ? current.report.now : null,
                ticked_by: request.ticked ? ('person' as const) : null,
              }
            : item,
        );
        this.current = { ...current, evening: { ...current.evening, items } };
        return { type: 'evening', value: this.current.evening };
      }
      case 'evening_not_tonight':
        this.current = { ...current, evening: { ...current.evening, not_tonight: request.not_tonight } };
        return { type: 'evening', value: this.current.evening };
      case 'settings':
        return { type: 'settings', value: current.settings };
      case 'settings_change':
        this.current = { ...current, settings: merge(current.settings, request.change) as Snapshot['settings'] };
        return { type: 'settings', value: this.current.settings };
      case 'backup_list':
        return { type: 'backups', value: this.#backups };
      case 'backup_now':
        return {
          type: 'backup',
          value: { backup: this.#backups.backups[0]!, folder: this.#backups.folder, rows: 4200 },
        };
      case 'backup_restore':
        return {
          type: 'restored',
          value: {
            name: request.name ?? '',
            set_aside: '/home/anna/.local/share/limber/journal.db.set-aside-2025-11-12',
          },
        };
      case 'health':
      case 'notification_test':
      case 'notification_test_answer':
      case 'shortcut_try':
        return { type: 'health', value: current.health };
      case 'stretch_save':
        return { type: 'stretch_session', value: { id: '01980000-0000-7000-8000-000000000001', ...request.session } };
      case 'open':
      case 'break_answer':
        return { type: 'done' };
      default:
        return { type: 'status', value: this.current.report };
    }
  }

  async snapshot(): Promise<Snapshot> {
    return this.current;
  }

  connection(): Connection {
    return this.#state;
  }

  async reconnect(): Promise<void> {
    this.say('reconnecting');
  }

  async choose(choice: Choice): Promise<string | null> {
    this.choices.push(choice);
    return this.chosen;
  }

  async print(html: string): Promise<void> {
    this.printed.push(html);
  }

  attach(page: Parameters<Bridge['attach']>[0]): void {
    this.#pages.push(page);
  }

  say(state: Connection): void {
    this.#state = state;
    for (const page of this.#pages) page.connection(state);
  }

  tell(event: Event): void {
    for (const page of this.#pages) page.event(event);
  }

  async close(): Promise<void> {
    this.#pages = [];
  }
}

function merge(old: unknown, change: unknown): unknown {
  if (typeof old !== 'object' || old === null || Array.isArray(old)) return change;
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change;
  return {
    ...old,
    ...Object.fromEntries(
      Object.entries(change).map(([key, value]) => [key, merge((old as Record<string, unknown>)[key], value)]),
    ),
  };
}

/** The content itself; timelines with one hold a step and side, which is all the page needs to be looked at. */
const LIBRARY = {
  stretches,
  routines,
  timelines: routines.map((routine) => {
    let at = 0;
    const phases = routine.steps.flatMap((step, index) => {
      const stretch = stretches.find((candidate) => candidate.id === step.stretch);
      return (stretch?.per_side ? ['left', 'right'] : [null]).map((side) => {
        const phase = {
          kind: stretch?.motion === 'move' ? 'move' : 'hold',
          step: index,
          stretch: step.stretch,
          side,
          repetition: 1,
          starts_at: at,
          seconds: step.hold_seconds,
        };
        at += step.hold_seconds;
        return phase;
      });
    });
    return { routine: routine.id, phases, total_seconds: at };
  }),
} as unknown as LibraryReport;
