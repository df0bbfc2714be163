// Times and sizes of the built programs, beside the budgets of docs/architecture.md. Run by script/bench.
// Prints medians and how much of its budget each takes. Says nothing about memory: script/bench does.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { BUDGET as PAGE, loadedBy, weigh } from '../ui/harness/weight.mjs';
import { Desktop, LIMBER, WINDOW } from './desktop.mjs';
import { until } from './webdriver.mjs';

const STATUS_RUNS = 100;
const SAVE_RUNS = 300;
const WINDOW_RUNS = 7;
const BUDGET = { status: 15, window: 600, save: 10, installed: 25 };

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const sort = (values) => values.toSorted((a, b) => a - b);
const rows = [];
const row = (what, value, unit, budget) =>
  rows.push([
    what,
    `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`,
    budget ? `${budget} ${unit}` : '',
    budget ? (value / budget).toFixed(2) : '',
  ]);

const desktop = await Desktop.start();
try {
  await desktop.startAgent();

  const run = (program, ...args) => {
    const begun = performance.now();
    spawnSync(program, args, { env: desktop.environment, stdio: 'ignore' });
    return performance.now() - begun;
  };
  run(LIMBER, 'status');
  const status = sort(Array.from({ length: STATUS_RUNS }, () => run(LIMBER, 'status')));
  const nothing = sort(Array.from({ length: STATUS_RUNS }, () => run('/bin/true')));
  row('limber status, median', at(status, 0.5), 'ms', BUDGET.status);
  row('  95 of 100 within', at(status, 0.95), 'ms');
  row('  starting any program (/bin/true)', at(nothing, 0.5), 'ms');

  const { now } = await desktop.ask({ type: 'status' });
  const entry = { kind: 'cramp', started_at: now, severity: 5, muscle: 'calf', side: 'left' };
  const saves = [];
  for (let index = 0; index < SAVE_RUNS; index += 1) {
    const begun = performance.now();
    await desktop.ask({ type: 'episode_add', entry });
    saves.push(performance.now() - begun);
  }
  row('save an entry (with connecting), median', at(sort(saves), 0.5), 'ms');
  row('  99 of 100 within', at(sort(saves), 0.99), 'ms', BUDGET.save);

  const first = [];
  for (let index = 0; index < WINDOW_RUNS; index += 1) {
    const session = await desktop.openWindow('today');
    await session.one("//button[normalize-space(.)='Start now']");
    const [process] = await desktop.processes(WINDOW);
    const begun = startOf(process);
    const painted = await until('the first paint', () =>
      session.run(
        "const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint && performance.timeOrigin + paint.startTime",
      ),
    );
    first.push(painted - begun);
    await desktop.closeWindow();
  }
  row('window: start of the process to first content, median', at(sort(first), 0.5), 'ms', BUDGET.window);
  row('  slowest', Math.max(...first), 'ms');
} finally {
  await desktop.end();
}

const mega = (path) => statSync(path).size / 1e6;
row('limber', mega(LIMBER), 'MB');
row('limber-window', mega(WINDOW), 'MB');
row('both programs', mega(LIMBER) + mega(WINDOW), 'MB', BUDGET.installed);
const loaded = loadedBy('ui/dist');
const today = loaded.get('today');
row('page: what Today loads first, gzipped', weigh('ui/dist', today), 'kB', PAGE.today);
for (const [view, needed] of loaded) {
  const more = [...needed].filter((name) => !today.has(name));
  if (view !== 'today') row(`  ${view}, besides that`, weigh('ui/dist', more), 'kB', PAGE.more);
}

for (const [what, value, budget, ratio] of [['', 'measured', 'budget', 'of it'], ...rows]) {
  console.log(`${what.padEnd(54)} ${value.padStart(10)} ${budget.padStart(9)} ${ratio.padStart(6)}`);
}

/** When a process began, in milliseconds since 1970: the kernel counts in hundredths of a second since it booted. */
function startOf(process) {
  const after = readFileSync(`/proc/${process}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const booted = Date.now() - Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
  return booted + Number(after[19]) * 10;
}
