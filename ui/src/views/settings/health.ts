/**
 * The words of the health report (assets/locales/en/health.ftl, loaded with Settings), and what its buttons do.
 * Must never: judge how something stands; the report says so.
 */
import type { IconName } from '../../components/icons';
import type { HealthLine } from '../../lib/api/types/HealthLine';
import type { HealthReport } from '../../lib/api/types/HealthReport';
import type { HealthSource } from '../../lib/api/types/HealthSource';
import type { HealthState } from '../../lib/api/types/HealthState';
import { clockTime, dateShort, weekdayShort } from '../../lib/time/format';
import { DAY, dateOf, moment } from '../../lib/time/moment';
import { t } from '../../lib/words/words';

/** The name in a frame as keys of the catalogue are written. */
const key = (name: string) => name.replaceAll('_', '-');

/** "Notifications". */
export function subjectName(line: HealthLine): string {
  return t(`health-subject-${key(line.subject)}`);
}

/** "works". */
export function stateName(state: HealthState): string {
  return t(`health-state-${key(state)}`);
}

/** A shape for each state, so that it survives greyscale. */
export const stateIcons: Record<HealthState, IconName> = {
  works: 'check',
  off: 'minus',
  look: 'alert',
  fails: 'close',
};

/** "8 things work, one needs a look, one fails". */
export function summary(report: HealthReport): string {
  const count = (state: HealthState) => report.lines.filter((line) => line.state === state).length;
  if (count('works') === report.lines.length) return t('health-summary-all');
  const parts: string[] = [];
  if (count('works')) parts.push(t('health-summary-works', { count: count('works') }));
  if (count('off')) parts.push(t('health-summary-off', { count: count('off') }));
  if (count('look')) parts.push(t('health-summary-look', { count: count('look') }));
  if (count('fails')) parts.push(t('health-summary-fails', { count: count('fails') }));
  return parts.join(', ');
}

/** The time, with the day before it when it is not the day of `now`: a line may be days old. */
export function when(at: string, now: string): string {
  const [then, today] = [dateOf(moment(at)), dateOf(moment(now))];
  if (then === today) return clockTime(at);
  const near = Math.abs(moment(now).ms - moment(at).ms) < 6 * DAY;
  return `${near ? weekdayShort(then) : dateShort(then, today)} ${clockTime(at)}`;
}

/** "182 GB", in units of a thousand, as disks are sold. */
export function size(bytes: number): string {
  if (bytes < 1e3) return t('health-size-bytes', { number: bytes });
  if (bytes < 1e6) return t('health-size-kb', { number: Math.floor(bytes / 1e3) });
  if (bytes < 1e9) return t('health-size-mb', { number: Math.floor(bytes / 1e6) });
  return t('health-size-gb', { number: Math.floor(bytes / 1e9) });
}

/** What was found, with its last value. */
export function finding(line: HealthLine, report: HealthReport): string {
  return t(`health-finding-${key(line.finding)}`, {
    time: line.at ? when(line.at, report.now) : '',
    size: line.bytes === undefined ? '' : size(line.bytes),
    detail: line.detail ?? '',
  });
}

/** What helps, where something is wrong. What works, or is off by choice, may have a button and needs no advice. */
export function cure(line: HealthLine): string | undefined {
  return line.cure && (line.state === 'look' || line.state === 'fails')
    ? t(`health-cure-${key(line.cure)}`)
    : undefined;
}

/** Where the answer comes from: those that answer or should; where none answers, also the names of those this system does not have. */
export function sources(line: HealthLine, report: HealthReport): string | undefined {
  const here = line.sources.filter((source) => source.standing.kind !== 'absent');
  const parts = here.length
    ? [t('health-from', { sources: here.map((source) => sourceText(source, report)).join('; ') })]
    : [];
  if (here.every((source) => source.standing.kind === 'failing')) {
    const absent = line.sources
      .filter((source) => source.standing.kind === 'absent')
      .map((source) => t(`health-source-${source.name}`));
    if (absent.length) parts.push(t('health-source-absent', { sources: [...new Set(absent)].join(', ') }));
  }
  return parts.length ? parts.join('; ') : undefined;
}

function sourceText({ name, standing, detail }: HealthSource, report: HealthReport): string {
  const source = t(`health-source-${name}`);
  const remark = detail === undefined ? '' : ` (${detail})`;
  switch (standing.kind) {
    case 'absent':
    case 'answers':
      return t('health-source-answers', { source }) + remark;
    case 'says':
      return (standing.on ? t('health-source-says-on', { source }) : t('health-source-says-off', { source })) + remark;
    case 'failing':
      if (standing.again_at === null) return t('health-source-failing', { source }) + remark;
      return (
        t('health-source-failing-again', { source, tries: standing.tries, time: when(standing.again_at, report.now) }) +
        remark
      );
  }
}
