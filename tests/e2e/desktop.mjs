// A desktop of its own for each journey: X server, window manager, session bus without any service, empty folders.
// Nothing touches the real home directory, display or bus.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { answers, ask } from './agent.mjs';
import { zoneOfNoon } from './noon.mjs';
import { Session, until } from './webdriver.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const programs = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', process.env.LIMBER_PROFILE ?? 'debug');

export const LIMBER = join(programs, 'limber');
export const WINDOW = join(programs, 'limber-window');

export class Desktop {
  folder = mkdtempSync(join(tmpdir(), 'limber-journey-'));
  environment = {};
  agent;
  session;
  #children = [];
  #hand;
  #driver;
  #driverPort;

  /** `accessible`: with the accessibility bus, over which a screen reader hears the window. */
  static async start({ size = '1280x800', accessible = false } = {}) {
    const desktop = new Desktop();
    try {
      await desktop.#begin(size, accessible);
      return desktop;
    } catch (error) {
      await desktop.end();
      throw error;
    }
  }

  async #begin(size, accessible) {
    for (const name of ['home', 'run', 'data', 'config', 'state', 'cache']) mkdirSync(join(this.folder, name));
    chmodSync(join(this.folder, 'run'), 0o700);
    this.environment = {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      TZ: zoneOfNoon(),
      HOME: join(this.folder, 'home'),
      XDG_RUNTIME_DIR: join(this.folder, 'run'),
      XDG_DATA_HOME: join(this.folder, 'data'),
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      XDG_STATE_HOME: join(this.folder, 'state'),
      XDG_CACHE_HOME: join(this.folder, 'cache'),
      LIMBER_AGENT: LIMBER,
      LIMBER_WINDOW: WINDOW,
      ...(accessible ? { GSETTINGS_BACKEND: 'memory' } : { NO_AT_BRIDGE: '1' }),
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // WebKit's sandbox needs user namespaces, which build machines lack
      TAURI_WEBVIEW_AUTOMATION: 'true',
    };
    const display = await this.#printed('Xvfb', [
      '-displayfd',
      '1',
      '-screen',
      '0',
      `${size}x24`,
      '-nolisten',
      'tcp',
      '-noreset',
    ]);
    this.environment.DISPLAY = `:${display}`;
    // A bus that starts nothing by itself: an installed notification service would answer otherwise.
    const bus = join(this.folder, 'bus.conf');
    writeFileSync(
      bus,
      `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${join(this.folder, 'run', 'bus')}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
    );
    this.environment.DBUS_SESSION_BUS_ADDRESS = await this.#printed('dbus-daemon', [
      `--config-file=${bus}`,
      '--nofork',
      '--print-address=1',
    ]);
    this.environment.DBUS_SYSTEM_BUS_ADDRESS = this.environment.DBUS_SESSION_BUS_ADDRESS;
    this.#start('openbox', ['--sm-disable']);
    if (accessible) await this.#startAccessibility();
  }

  /** The accessibility bus, started as the session bus would start it. The window of anybody else is not on it. */
  async #startAccessibility() {
    const service = readFileSync('/usr/share/dbus-1/services/org.a11y.Bus.service', 'utf8');
    this.#start(/^Exec=(\S+)/m.exec(service)[1], ['--launch-immediately', '--a11y=1', '--screen-reader=1']);
    const question = [
      '--session',
      '--dest=org.a11y.Bus',
      '--object-path=/org/a11y/bus',
      '--method=org.a11y.Bus.GetAddress',
    ];
    await until(
      'the accessibility bus',
      () => spawnSync('gdbus', ['call', ...question], { env: this.environment }).status === 0,
    );
  }

  /** A driver for each window, with the environment as it is now: the window inherits it. */
  async #startDriver() {
    this.#driver?.kill('SIGTERM');
    this.#driverPort = await freePort();
    this.#driver = this.#start('WebKitWebDriver', [`--port=${this.#driverPort}`, '--host=127.0.0.1']);
  }

  /** What the agent wrote beside its journal: where it listens. */
  get socket() {
    return JSON.parse(readFileSync(join(this.environment.XDG_DATA_HOME, 'limber', 'agent.json'), 'utf8')).socket;
  }

  /**
   * Starts the agent and waits for its answer. `working`: a hand on the pointer never rests, in the corner where it meets
   * nothing. The agent goes to the screen of whoever asks it, so it cannot be left without one.
   */
  async startAgent({ timeScale = 1, working = true } = {}) {
    if (working && !this.#hand) {
      // Faster than the shortest rest that counts in fast motion, and seldom a new process.
      const moves = 'mousemove 1 1 sleep 0.02 mousemove 2 2 sleep 0.02 '.repeat(50);
      this.#hand = this.#start('sh', ['-c', `while xdotool ${moves}; do :; done`]);
    }
    const scale = timeScale === 1 ? [] : ['--time-scale', String(timeScale)];
    this.agent = this.#start(LIMBER, ['agent', ...scale]);
    await answers(() => this.socket);
    return this.agent;
  }

  /** Starts a notification service, and waits until it answers. */
  async startNotifications() {
    this.#start('dunst', ['-config', '/dev/null']);
    await until('the notification service', () => this.dunst('count').includes('displayed'));
  }

  /** Tells the notification service something, as a person at the keyboard would, and gives what it says. */
  dunst(...words) {
    return spawnSync('dunstctl', words, { env: this.environment, encoding: 'utf8' }).stdout;
  }

  /** Asks the agent as the window would. */
  ask(request) {
    return ask(this.socket, request);
  }

  /** Ends the agent as the person would, and waits for its end. */
  async quitAgent() {
    const ended = exit(this.agent);
    await this.ask({ type: 'quit' });
    await ended;
  }

  /** Opens the window on a view; the session drives it. */
  openWindow(view = 'today') {
    return this.openProgram(WINDOW, ['--view', view]);
  }

  /** Opens a program that shows pages; the session drives it. */
  async openProgram(program, words) {
    await this.#startDriver();
    this.session = await until('a session of the window', () =>
      Session.start(this.#driverPort, { 'webkitgtk:browserOptions': { binary: program, args: words } }),
    );
    return this.session;
  }

  /**
   * Closes the window and waits until its process has let go of its lock: the next one would hand its view to it.
   * The driver kills the process; on a busy machine its threads take their time to end.
   */
  async closeWindow() {
    if (!this.session) return;
    await this.session.end().catch(() => undefined); // the window may have closed by itself
    this.session = undefined;
    const lock = join(this.environment.XDG_DATA_HOME, 'limber', 'window.lock');
    await until('the end of the window', () => spawnSync('flock', ['--nonblock', lock, 'true']).status === 0, 60_000);
  }

  /** Ids of the processes that run a program with this desktop's folders. */
  async processes(program) {
    const { readdirSync, readFileSync, readlinkSync } = await import('node:fs');
    return readdirSync('/proc')
      .filter((id) => {
        if (!/^\d+$/.test(id)) return false;
        try {
          return (
            readlinkSync(`/proc/${id}/exe`) === program &&
            readFileSync(`/proc/${id}/environ`, 'utf8').includes(this.folder)
          );
        } catch {
          return false; // it has ended, or is not ours to look at
        }
      })
      .map(Number);
  }

  async end() {
    await this.closeWindow().catch(() => undefined); // whatever is left is ended below
    // The agent that a window started again is not among the children.
    for (const program of [LIMBER, WINDOW]) for (const id of await this.processes(program)) kill(id, 'SIGKILL');
    for (const child of this.#children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = exit(child);
      child.kill('SIGTERM');
      const stubborn = setTimeout(() => child.kill('SIGKILL'), 1500);
      await ended;
      clearTimeout(stubborn);
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Starts a program on this desktop, ended with it. `more` is added to its environment. */
  startProgram(program, args, more = {}, stdout = 'ignore', stderr = undefined) {
    return this.#start(program, args, { ...this.environment, ...more }, stdout, stderr);
  }

  #start(program, args, environment = this.environment, stdout = 'ignore', stderr = undefined) {
    const loud = stderr ?? (process.env.JOURNEY_LOUD ? 'inherit' : 'ignore');
    const child = spawn(program, args, { env: environment, stdio: ['ignore', stdout, loud] });
    child.on('error', (error) => console.error(`${program}: ${error.message}`));
    this.#children.push(child);
    return child;
  }

  /** Starts a program and gives the first line it prints. */
  #printed(program, args) {
    const child = this.#start(program, args, this.environment, 'pipe');
    return new Promise((settle, reject) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
        if (text.includes('\n')) settle(text.trim().split('\n')[0]);
      });
      child.once('exit', () => reject(new Error(`${program} ended before it was ready`)));
    });
  }
}

/** Ends a process that may have ended already. */
export function kill(id, signal) {
  try {
    process.kill(id, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function exit(child) {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((settle) => child.once('exit', settle));
}

function freePort() {
  return new Promise((settle, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}
