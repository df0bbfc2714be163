// The agent with the journal of somebody who used Limber for fifty years (100 000 entries), beside its budgets. Run by
// script/bench-journal: `node tests/e2e/bench-journal.mjs PROGRAM JOURNAL`. Needs no screen; touches nobody's own files.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const [LIMBER, JOURNAL] = process.argv.slice(2);
/** Milliseconds and megabytes. */
const BUDGET = {
  review: 50,
  reviewFirst: 200,
  status: 15,
  statusBesideReader: 20,
  statusLocked: 50,
  unique: 10,
  anonymous: 2,
  attacked: 10,
  page: 10,
  search: 50,
};
const STARTS = 7;
const COMMANDS = 100;
const QUESTIONS = 500;
const REVIEWS = 15;
const LISTS = 15;
/** Fewer than the agent lets in. */
const ATTACKERS = 60;

const folder = mkdtempSync(join(tmpdir(), 'limber-bench-'));
const journal = join(folder, 'data/limber/journal.db');
const socket = join(folder, 'agent.sock');
const nowhere = `unix:path=${join(folder, 'no-bus')}`;
const environment = {
  PATH: process.env.PATH,
  LANG: 'C.UTF-8',
  HOME: folder,
  XDG_RUNTIME_DIR: folder,
  XDG_DATA_HOME: join(folder, 'data'),
  XDG_STATE_HOME: join(folder, 'state'),
  XDG_CONFIG_HOME: join(folder, 'config'),
  DBUS_SESSION_BUS_ADDRESS: nowhere,
  DBUS_SYSTEM_BUS_ADDRESS: nowhere,
  LIMBER_SOCKET: socket,
};
const protocol = Number(
  /PROTOCOL_VERSION: u32 = (\d+)/.exec(readFileSync('src-tauri/core/src/api/frame.rs', 'utf8'))?.[1],
);

const rows = [];
const row = (what, value, unit, budget) =>
  rows.push([what, `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`, budget ? `${budget} ${unit}` : '']);
const sort = (values) => values.toSorted((a, b) => a - b);
const at = (values, share) => sort(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** A connection that asks one thing at a time. */
class Client {
  #socket;
  #lines;
  #id = 0;

  static async open() {
    const client = new Client();
    client.#socket = connect(socket);
    await new Promise((done, failed) => client.#socket.once('connect', done).once('error', failed));
    client.#lines = createInterface({ input: client.#socket })[Symbol.asyncIterator]();
    client.send({ hello: { protocol, version: 'bench', pid: process.pid } });
    await client.#lines.next();
    return client;
  }

  send(frame) {
    this.#socket.write(`${JSON.stringify(frame)}\n`);
  }

  async ask(request) {
    this.#id += 1;
    this.send({ request: { id: this.#id, request } });
    const { value } = await this.#lines.next();
    const { reply } = JSON.parse(value);
    if (reply.id !== this.#id || reply.result.Err) throw new Error(value.slice(0, 300));
    return reply;
  }

  async timed(request) {
    const begun = performance.now();
    await this.ask(request);
    return performance.now() - begun;
  }

  /** Asks for much and never reads. */
  async stuff(request) {
    this.#socket.pause();
    for (let id = 1; id <= 16; id += 1) this.send({ request: { id, request } });
  }

  end() {
    this.#socket.destroy();
  }
}

let agent;
async function start() {
  const begun = performance.now();
  agent = spawn(LIMBER, ['agent'], { env: environment, stdio: 'ignore' });
  for (;;) {
    try {
      const client = await Client.open();
      await client.ask({ type: 'status' });
      const taken = performance.now() - begun;
      client.end();
      return taken;
    } catch (error) {
      if (agent.exitCode !== null || performance.now() - begun > 20_000) throw error;
      await sleep(1);
    }
  }
}

async function quit() {
  const ended = new Promise((done) => agent.once('exit', done));
  spawnSync(LIMBER, ['quit'], { env: environment, stdio: 'ignore' });
  await ended;
}

/** Unique resident memory and the anonymous part of it, in MB. */
function memory() {
  const text = readFileSync(`/proc/${agent.pid}/smaps_rollup`, 'utf8');
  const sum = (pattern) => [...text.matchAll(pattern)].reduce((total, [, kilo]) => total + Number(kilo), 0) / 1024;
  return { unique: sum(/^Private_(?:Clean|Dirty): +(\d+)/gm), anonymous: sum(/^Anonymous: +(\d+)/gm) };
}

function tellMemory(when, budget) {
  const { unique, anonymous } = memory();
  row(`the agent's own memory ${when}`, unique, 'MB', budget ?? BUDGET.unique);
  row('  the anonymous part of it', anonymous, 'MB', budget ? undefined : BUDGET.anonymous);
}

async function readEverything() {
  const client = await Client.open();
  const pages = [];
  let from;
  let entries = 0;
  do {
    const begun = performance.now();
    const { result } = await client.ask({ type: 'episodes', ...(from && { from }) });
    pages.push(performance.now() - begun);
    const page = result.Ok.value;
    entries += page.episodes.length;
    from = page.next;
  } while (from);
  client.end();
  return { pages, entries };
}

async function firstLine() {
  const begun = performance.now();
  const log = spawn(LIMBER, ['log'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  let peak = 0;
  let first;
  for await (const piece of log.stdout) {
    first ??= performance.now() - begun;
    if (!existsSync(`/proc/${log.pid}/status`) || piece.length === 0) continue;
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${log.pid}/status`, 'utf8'))?.[1] ?? 0));
  }
  return { first, whole: performance.now() - begun, peak: peak / 1024 };
}

try {
  mkdirSync(join(folder, 'data/limber'), { recursive: true, mode: 0o700 });
  copyFileSync(JOURNAL, journal);

  const starts = [];
  for (let index = 0; index < STARTS; index += 1) {
    starts.push(await start());
    await quit();
  }
  row('start of the agent to its first answer, median', at(starts, 0.5), 'ms');
  row('  slowest', Math.max(...starts), 'ms');
  await start();
  await sleep(500);

  const run = () => {
    const begun = performance.now();
    spawnSync(LIMBER, ['status'], { env: environment, stdio: 'ignore' });
    return performance.now() - begun;
  };
  const commands = Array.from({ length: COMMANDS }, run);
  row('limber status, median', at(commands, 0.5), 'ms', BUDGET.status);
  row('  99 of 100 within', at(commands, 0.99), 'ms');
  const client = await Client.open();
  const asked = [];
  for (let index = 0; index < QUESTIONS; index += 1) asked.push(await client.timed({ type: 'status' }));
  row('a status on an open connection, median', at(asked, 0.5), 'ms');
  row('  99 of 100 within', at(asked, 0.99), 'ms');

  let reading = true;
  const reader = readEverything().finally(() => (reading = false));
  const beside = [];
  while (reading || beside.length < 100) {
    beside.push(await client.timed({ type: 'status' }));
    await sleep(2);
  }
  const { pages, entries } = await reader;
  row(
    `the same beside a client that reads ${entries} entries, 99 of 100`,
    at(beside, 0.99),
    'ms',
    BUDGET.statusBesideReader,
  );
  row('  slowest', Math.max(...beside), 'ms');
  row(`one of its ${pages.length} pages, median`, at(pages, 0.5), 'ms');
  row('  slowest', Math.max(...pages), 'ms');
  tellMemory('after that');

  const list = { index: [], block: [], page: [], words: [], none: [] };
  const middle = (await client.ask({ type: 'episode_search', filter: { words: 'e' } })).result.Ok.value;
  const from = middle.places[Math.floor(middle.places.length / 2)];
  for (let index = 0; index < LISTS; index += 1) {
    list.index.push(await client.timed({ type: 'night_index' }));
    const year = 1980 + index * 3;
    list.block.push(await client.timed({ type: 'nights', since: `${year}-03-01`, until: `${year}-04-30` }));
    list.page.push(await client.timed({ type: 'episodes', from }));
    list.words.push(await client.timed({ type: 'episode_search', filter: { words: 'calf' } }));
    list.none.push(await client.timed({ type: 'episode_search', filter: { words: 'no such words', kind: 'ache' } }));
  }
  row('the list: a letter for every night, median', at(list.index, 0.5), 'ms');
  row('  the lines of two blocks of nights', at(list.block, 0.5), 'ms', BUDGET.page);
  row(`  a page from the middle of ${middle.found} entries`, at(list.page, 0.5), 'ms', BUDGET.page);
  row('a search in all notes, median', at(list.words, 0.5), 'ms', BUDGET.search);
  row('  one that finds nothing, and what keeps all out', at(list.none, 0.5), 'ms');

  const everything = { kind: 'all' };
  row(
    'a review of all of it, the first',
    await client.timed({ type: 'review', range: everything }),
    'ms',
    BUDGET.reviewFirst,
  );
  const reviewed = { all: [], year: [], insights: [], insightsOfYear: [] };
  for (let index = 0; index < REVIEWS; index += 1) {
    reviewed.all.push(await client.timed({ type: 'review', range: everything }));
    reviewed.year.push(await client.timed({ type: 'review', range: { kind: 'last', nights: 365 } }));
    reviewed.insights.push(await client.timed({ type: 'insights', range: everything }));
    reviewed.insightsOfYear.push(await client.timed({ type: 'insights', range: { kind: 'last', nights: 365 } }));
  }
  row('  once it was read, median', at(reviewed.all, 0.5), 'ms', BUDGET.review);
  row('  of a year', at(reviewed.year, 0.5), 'ms');
  row('insights of all of it, median', at(reviewed.insights, 0.5), 'ms');
  row('  of a year', at(reviewed.insightsOfYear, 0.5), 'ms');
  const second = await Client.open();
  let reviewing = true;
  const reviews = (async () => {
    for (let index = 0; index < REVIEWS; index += 1) await second.ask({ type: 'review', range: everything });
  })().finally(() => (reviewing = false));
  const besideReviews = [];
  while (reviewing || besideReviews.length < 100) {
    besideReviews.push(await client.timed({ type: 'today' }));
    await sleep(2);
  }
  await reviews;
  second.end();
  row(
    'what needs no journal, beside reviews of all of it, 99 of 100',
    at(besideReviews, 0.99),
    'ms',
    BUDGET.statusBesideReader,
  );
  await sleep(3000);
  tellMemory('after those reviews');

  const log = await firstLine();
  row('limber log, first line', log.first, 'ms');
  row('  all of it', log.whole, 'ms');
  row('  the most memory it had', log.peak, 'MB');

  const hold =
    "import sqlite3,sys; held=sqlite3.connect(sys.argv[1]); held.execute('BEGIN EXCLUSIVE'); print('held',flush=True); sys.stdin.read()";
  const other = spawn('python3', ['-c', hold, journal], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((done) => other.stdout.once('data', done));
  const locked = [];
  for (let index = 0; index < QUESTIONS; index += 1) {
    if (index === 20)
      client.send({
        request: { id: 999_999, request: { type: 'cramp_describe', id: '00000000-0000-0000-0000-000000000000' } },
      });
    const begun = performance.now();
    const one = await Client.open();
    await one.ask({ type: 'status' });
    locked.push(performance.now() - begun);
    one.end();
  }
  row('status while another program holds the journal, 99 of 100', at(locked, 0.99), 'ms', BUDGET.statusLocked);
  row('  slowest', Math.max(...locked), 'ms');
  other.stdin.end();
  client.end();
  await sleep(3000);
  tellMemory('after all that');

  // One after the other: only a few may be silent at a time.
  const attackers = [];
  for (let index = 0; index < ATTACKERS; index += 1) attackers.push(await Client.open());
  await Promise.all(attackers.map((attacker) => attacker.stuff({ type: 'episodes' })));
  await sleep(4000);
  const under = memory();
  attackers.forEach((attacker) => attacker.end());
  await sleep(4000);
  row(`under ${ATTACKERS} clients that ask for pages and read none`, under.unique, 'MB');
  tellMemory('after those', BUDGET.attacked);
  await quit();
} finally {
  agent?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

for (const [what, value, budget] of [['', 'measured', 'budget'], ...rows]) {
  console.log(`${what.padEnd(66)} ${value.padStart(12)} ${budget.padStart(9)}`);
}
