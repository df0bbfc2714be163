// Times and sizes of the built programs, beside the budgets of docs/architecture.md. Run by script/bench.
// Prints medians and how much of its budget each takes. Says nothing about memory: script/bench does.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { BUDGET as PAGE, loadedBy, weigh } from '../ui/harness/weight.mjs';
import { crampPress, startOf } from './cramp-press.mjs';
import { Desktop, LIMBER, WINDOW } from './desktop.mjs';
import { until } from './webdriver.mjs';

const STATUS_RUNS = 100;
const SAVE_RUNS = 300;
const CRAMP_RUNS = 30;
const WINDOW_RUNS = 7;
const BUDGET = {
  status: 15,
  window: 600,
  windowWall: 1.35,
  windowProcessor: 1.5,
  save: 10,
  installed: 25,
  cramp: 50,
  crampStarting: 150,
};
/** Where no graphics processor is, the agent starts the window so; the bare window gets the same. */
const SOFTWARE_DRAWN = !existsSync('/dev/dri') || !readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));

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

  // From the press to the word that it is on disk: the agent answers after the commit. No window is opened for it.
  const window = desktop.environment.LIMBER_WINDOW;
  desktop.environment.LIMBER_WINDOW = '/bin/true';
  await desktop.quitAgent();
  await desktop.startAgent();
  const cramps = { running: [], starting: [] };
  for (let index = 0; index < CRAMP_RUNS; index += 1) cramps.running.push(await pressToSaved());
  for (let index = 0; index < CRAMP_RUNS; index += 1) {
    await desktop.ask({ type: 'quit' });
    await until('the end of the agent', async () => (await desktop.processes(LIMBER)).length === 0);
    cramps.starting.push(await pressToSaved());
  }
  row('limber cramp, press to saved, agent running, median', at(sort(cramps.running), 0.5), 'ms', BUDGET.cramp);
  row('  the same without an agent, median', at(sort(cramps.starting), 0.5), 'ms', BUDGET.crampStarting);
  desktop.environment.LIMBER_WINDOW = window;

  if (SOFTWARE_DRAWN) desktop.environment.WEBKIT_DISABLE_DMABUF_RENDERER = '1';
  const bare = process.env.BARE_WINDOW;
  const rounds = { limber: [], bare: [] };
  for (let index = 0; index <= WINDOW_RUNS; index += 1) {
    // By turns, so that a slow minute of the machine meets both. The first round warms the disk's cache and does not count.
    const limber = await firstContent(WINDOW, ['--view', 'today']);
    const compared = bare && (await firstContent(bare, []));
    if (index === 0) continue;
    rounds.limber.push(limber);
    if (compared) rounds.bare.push(compared);
  }
  const wall = (which) => at(sort(rounds[which].map((round) => round.wall)), 0.5);
  const processor = (which) => at(sort(rounds[which].map((round) => round.processor)), 0.5);
  row('window: start of the process to first content, median', wall('limber'), 'ms', BUDGET.window);
  row('  slowest', Math.max(...rounds.limber.map((round) => round.wall)), 'ms');
  row('  processor time until then, all its processes', processor('limber'), 'ms');
  if (bare) {
    row('bare WebKitGTK window, the same', wall('bare'), 'ms');
    row('  processor time', processor('bare'), 'ms');
    row('window beside the bare one: time', wall('limber') / wall('bare'), 'x', BUDGET.windowWall);
    row(
      'window beside the bare one: processor time',
      processor('limber') / processor('bare'),
      'x',
      BUDGET.windowProcessor,
    );
  }
  const pressed = await crampPress(desktop, CRAMP_RUNS);
  row('Cramp now, window open: press to first frame, median', at(sort(pressed.open), 0.5), 'ms');
  row('Cramp now, no window: press to its process, median', at(sort(pressed.started), 0.5), 'ms');
  row('  and from there to the first frame, median', at(sort(pressed.painted), 0.5), 'ms');
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

/** `limber cramp` until it says that the cramp is saved, in milliseconds. Its end is waited for: it may look for a window. */
async function pressToSaved() {
  const begun = performance.now();
  const press = spawn(LIMBER, ['cramp'], { env: desktop.environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((settle) => press.once('exit', settle));
  await new Promise((settle) => press.stdout.once('data', settle));
  const taken = performance.now() - begun;
  await ended;
  return taken;
}

/** Opens a window and tells what it took, in milliseconds, from the start of its process until it showed something. */
async function firstContent(program, words) {
  const session = await desktop.openProgram(program, words);
  const painted = await until('the first paint', () =>
    session.run(
      "const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint && performance.timeOrigin + paint.startTime",
    ),
  );
  const [id] = await desktop.processes(program);
  const taken = { wall: painted - startOf(id), processor: processorTime(id) };
  await desktop.closeWindow();
  return taken;
}

/** Processor time of a process and everything it has started, in milliseconds. */
function processorTime(id) {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const children = readdirSync(`/proc/${id}/task`).flatMap((task) =>
    readFileSync(`/proc/${id}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return (
    (Number(fields[11]) + Number(fields[12])) * 10 + children.reduce((sum, child) => sum + processorTime(child), 0)
  );
}
