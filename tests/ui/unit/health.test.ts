/** The health report in words: what is counted, when it was, where it comes from. */
import { beforeAll, describe, expect, it } from 'vitest';

import type { HealthLine } from '../../../ui/src/lib/api/types/HealthLine';
import type { HealthReport } from '../../../ui/src/lib/api/types/HealthReport';
import { setLocale } from '../../../ui/src/lib/time/format';
import { cure, finding, size, sources, summary, when } from '../../../ui/src/views/settings/health';
import { ailing, at, healthy } from '../harness/snapshots';

beforeAll(() => setLocale({ tag: 'en-GB', twelve_hours: false, first_weekday: 1 }));

const line = (report: HealthReport, subject: HealthLine['subject']) =>
  report.lines.find((one) => one.subject === subject)!;

it('counts what works and what does not, and says it short when everything does', () => {
  expect(summary(healthy())).toBe('14 things work, one is switched off');
  expect(summary(ailing())).toBe('7 things work, one is switched off, 4 need a look, 3 fail');
  const all = healthy();
  all.lines = all.lines.filter((one) => one.state === 'works');
  expect(summary(all)).toBe('Everything works');
});

describe('a moment', () => {
  it('of today is a time, of this week has its day, and an older one its date', () => {
    const now = at('11:34');
    expect(when(at('10:55'), now)).toBe('10:55');
    expect(when('2025-11-10T09:00:00+01:00', now)).toBe('Mon 9:00');
    expect(when('2025-11-02T09:00:00+01:00', now)).toBe('2 Nov 9:00');
    expect(when(at('32:00'), now)).toBe('Thu 8:00');
  });
});

it('tells sizes as disks are sold', () => {
  expect([999, 412_000, 1_000_000, 182_400_000_000].map(size)).toEqual(['999 bytes', '412 kB', '1 MB', '182 GB']);
});

it('names those that answer alone, and all of them where none does', () => {
  expect(sources(line(healthy(), 'meeting'), healthy())).toBe('from microphone: off; camera: off');
  const report = ailing();
  expect(sources(line(report, 'idle'), report)).toBe(
    'from Wayland compositor: no answer, tried 4 times, again at 11:39 (the Wayland compositor does not accept the connection: permission denied); not here: GNOME shell',
  );
  expect(sources(line(report, 'do_not_disturb'), report)).toBe('not here: dunst');
  expect(sources(line(report, 'tray'), report)).toBeUndefined();
});

it('advises only where something is wrong', () => {
  const report = ailing();
  expect(cure(line(report, 'notifications'))).toBeUndefined();
  expect(cure(line(report, 'fullscreen')), 'off by choice').toBeUndefined();
  expect(cure(line(report, 'tray'))).toContain('tray area');
  expect(finding(line(report, 'journal'), report)).toContain('read-only');
  expect(finding(line(report, 'disk_space'), report)).toBe('Only 112 MB free.');
});
