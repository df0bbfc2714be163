/**
 * A real `limber agent` in folders of its own, reached over its real socket: the bridge adds nothing of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Connection } from '../../../ui/src/lib/api/client';
import type { ApiError } from '../../../ui/src/lib/api/types/ApiError';
import type { Event } from '../../../ui/src/lib/api/types/Event';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Response } from '../../../ui/src/lib/api/types/Response';
import type { Snapshot } from '../../../ui/src/lib/api/types/Snapshot';
import * as frames from '../../e2e/frames.mjs';
import { zoneOfNoon } from '../../e2e/noon.mjs';
import type { Bridge } from './bridge';

const START_MS = 10_000;

type Result = { Ok: Response } | { Err: ApiError };
type ServerFrame = { hello: { protocol: number } } | { reply: { id: number; result: Result } } | { event: Event };

/** Where the agent's binary is: `LIMBER_AGENT`, else the debug build. */
export function agentBinary(): string | null {
  const target = process.env.CARGO_TARGET_DIR ?? new URL('../../../target', import.meta.url).pathname;
  const path = process.env.LIMBER_AGENT ?? join(target, 'debug', 'limber');
  return existsSync(path) ? path : null;
}

/** An agent of one test. */
export class AgentBridge implements Bridge {
  #agent: ChildProcess | null = null;
  #socket: Socket | null = null;
  #state: Connection = 'reconnecting';
  #next = 1;
  #waiting = new Map<number, (result: Result) => void>();
  #pages: Parameters<Bridge['attach']>[0][] = [];
  /** Everything the agent said, in order, since it was started. */
  readonly heard: Event[] = [];

  private constructor(
    readonly folder: string,
    readonly binary: string,
    readonly timeScale: number,
  ) {}

  /** Start an agent in fresh folders. */
  static async start(binary: string, timeScale = 1): Promise<AgentBridge> {
    const bridge = new AgentBridge(await mkdtemp(join(tmpdir(), 'limber-page-')), binary, timeScale);
    await bridge.#run();
    return bridge;
  }

  async #run(): Promise<void> {
    const env = await this.#environment();
    const args = ['agent', ...(this.timeScale === 1 ? [] : ['--time-scale', String(this.timeScale)])];
    this.#agent = spawn(this.binary, args, {
      env,
      stdio: ['ignore', 'ignore', process.env.LIMBER_AGENT_LOG ? 'inherit' : 'ignore'],
    });
    const record = join(env.XDG_DATA_HOME, 'limber', 'agent.json');
    const end = Date.now() + START_MS;
    while (!this.#socket) {
      try {
        this.#socket = await open((JSON.parse(await readFile(record, 'utf8')) as { socket: string }).socket);
      } catch (error) {
        if (Date.now() > end) throw error;
        await sleep(50);
      }
    }
    const socket = this.#socket;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = null;
      for (const wait of this.#waiting.values()) wait({ Err: { code: 'leaving', message: 'The agent is gone.' } });
      this.#waiting.clear();
      this.#say('reconnecting');
    });
    createInterface({ input: socket }).on('line', (line) => this.#read(JSON.parse(line) as ServerFrame));
    socket.write(frames.hello('0.1.0'));
    await this.request({ type: 'subscribe', window: true });
    this.#say('connected');
  }

  /** Nothing of the person's own: no home, no display, no session bus. */
  async #environment(): Promise<NodeJS.ProcessEnv & { XDG_DATA_HOME: string }> {
    const folder = async (name: string) => {
      const path = join(this.folder, name);
      await mkdir(path, { recursive: true });
      return path;
    };
    const runtime = await folder('run');
    await chmod(runtime, 0o700);
    return {
      PATH: process.env.PATH,
      LANG: 'en_GB.UTF-8',
      TZ: zoneOfNoon(),
      HOME: await folder('home'),
      XDG_RUNTIME_DIR: runtime,
      XDG_CONFIG_HOME: await folder('config'),
      XDG_DATA_HOME: await folder('data'),
      XDG_STATE_HOME: await folder('state'),
      XDG_CACHE_HOME: await folder('cache'),
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, 'no-bus')}`,
    };
  }

  #read(frame: ServerFrame): void {
    if ('reply' in frame) {
      this.#waiting.get(frame.reply.id)?.(frame.reply.result);
      this.#waiting.delete(frame.reply.id);
    } else if ('event' in frame) {
      this.heard.push(frame.event);
      for (const page of this.#pages) page.event(frame.event);
    }
  }

  #say(state: Connection): void {
    this.#state = state;
    for (const page of this.#pages) page.connection(state);
  }

  async request(request: Request): Promise<Response> {
    const socket = this.#socket;
    if (!socket) throw { code: 'leaving', message: 'The agent is gone.' } satisfies ApiError;
    const id = this.#next++;
    const result = await new Promise<Result>((resolve) => {
      this.#waiting.set(id, resolve);
      socket.write(frames.ask(id, request));
    });
    if ('Err' in result) throw result.Err;
    return result.Ok;
  }

  async snapshot(): Promise<Snapshot> {
    const response = await this.request({ type: 'subscribe', window: true });
    if (response.type !== 'snapshot') throw new Error(`subscribe answered ${response.type}`);
    return response.value;
  }

  connection(): Connection {
    return this.#state;
  }

  async reconnect(): Promise<void> {
    await this.#run();
  }

  attach(page: Parameters<Bridge['attach']>[0]): void {
    this.#pages.push(page);
  }

  /** The agent dies without a word. */
  async kill(): Promise<void> {
    const agent = this.#agent;
    if (!agent || agent.exitCode !== null || agent.signalCode !== null) return;
    const gone = new Promise((resolve) => agent.once('exit', resolve));
    agent.kill('SIGKILL');
    await gone;
  }

  /** The shell finds it gone and starts it again. */
  async restart(): Promise<void> {
    await this.#run();
  }

  async close(): Promise<void> {
    this.#pages = [];
    this.#socket?.destroy();
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
