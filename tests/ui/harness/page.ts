/**
 * The built page in a real Chromium, with a bridge where Tauri would be.
 * `LIMBER_CHROMIUM` names another browser than /usr/bin/chromium.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

import { chromium, type Browser, type Page } from 'playwright-core';

import type { Choice } from '../../../ui/src/lib/api/shell';
import type { View } from '../../../ui/src/lib/api/types/View';
import type { Request } from '../../../ui/src/lib/api/types/Request';
import type { Bridge } from './bridge';

const DIST = new URL('../../../ui/dist', import.meta.url).pathname;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** How a page is opened. */
export interface OpenOptions {
  window?: 'main' | 'break' | 'cramp';
  /** The view in the address, where it is not the window's own. */
  view?: View;
  /** Address fragment, such as `#evening`. */
  hash?: string;
  width?: number;
  height?: number;
  /** Text size in per cent; 100 unless said otherwise. */
  text?: number;
  dark?: boolean;
  reducedMotion?: boolean;
  /** As with the system's high contrast. */
  contrast?: boolean;
  /** As where the engine tells of live regions: the page's own are used, not the window. */
  regions?: boolean;
}

/** A page and what it asked of its window. */
export interface Opened {
  page: Page;
  /** True once the page asked to close its window. */
  closed(): boolean;
  /** What was said to whoever hears the page, in order. */
  said: { text: string; urgency: string }[];
  /** Errors of the page's console and uncaught ones. */
  errors: string[];
}

/** The page's files on a port of their own, and one browser. */
export class Stage {
  private constructor(
    readonly browser: Browser,
    readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<Stage> {
    if (!existsSync(join(DIST, 'index.html'))) throw new Error('the page is not built: npm run build in ui/');
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      const file = join(DIST, path === '/' ? 'index.html' : path);
      if (!file.startsWith(DIST) || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: process.env.LIMBER_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--hide-scrollbars',
      ],
    });
    return new Stage(browser, server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async open(bridge: Bridge, options: OpenOptions = {}): Promise<Opened> {
    const {
      window = 'main',
      view,
      hash = '',
      width = 1040,
      height = 720,
      text = 100,
      dark = false,
      reducedMotion = true,
      contrast = false,
      regions = false,
    } = options;
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      contrast: contrast ? 'more' : 'no-preference',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    const said: Opened['said'] = [];
    let closed = false;
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));

    await page.exposeFunction(
      'limberTestInvoke',
      async (
        command: string,
        args: { request: Request; choice: Choice; html: string; text: string; urgency: string },
      ) => {
        try {
          switch (command) {
            case 'request':
              return { ok: await bridge.request(args.request) };
            case 'snapshot':
              return { ok: await bridge.snapshot() };
            case 'connection':
              return { ok: bridge.connection() };
            case 'reconnect':
              return { ok: await bridge.reconnect() };
            case 'choose':
              return { ok: (await bridge.choose?.(args.choice)) ?? null };
            case 'print':
              return { ok: (await bridge.print?.(args.html)) ?? null };
            case 'announce':
              // A heading in the focus is for one old reader only, and tests/e2e/heard.test.mjs hears it.
              if (args.urgency !== 'focus') said.push({ text: args.text, urgency: args.urgency });
              return { ok: !regions };
            case 'close':
              closed = true;
              return { ok: null };
            default:
              return { error: { code: 'internal', message: `the shell has no command ${command}` } };
          }
        } catch (error) {
          return { error };
        }
      },
    );
    await page.addInitScript(tauriInternals, window);
    if (text !== 100)
      await page.addInitScript(
        (percent) =>
          addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = `${percent}%`)),
        text,
      );
    const send = (event: string) => (payload: unknown) =>
      void page
        .evaluate(
          ([name, value]) =>
            (globalThis as unknown as { limberTestSend(n: string, v: unknown): void }).limberTestSend(
              name as string,
              value,
            ),
          [event, payload],
        )
        .catch(() => undefined);
    bridge.attach({ event: send('agent'), connection: send('connection') });
    await page.goto(`${this.address}/index.html?window=${window}${view ? `&view=${view}` : ''}${hash}`);
    await page.waitForSelector('h1');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return { page, closed: () => closed, said, errors };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** What Tauri puts into a page, reduced to what `@tauri-apps/api` uses of it. Runs in the page. */
function tauriInternals(label: string): void {
  type Handler = (event: { event: string; id: number; payload: unknown }) => void;
  type Reply = { ok?: unknown; error?: unknown };
  const scope = globalThis as unknown as Record<string, unknown> & {
    limberTestInvoke(command: string, args: unknown): Promise<Reply>;
  };
  const callbacks = new Map<number, Handler>();
  const listeners = new Map<number, { event: string; handler: number }>();
  let next = 1;
  scope.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label }, currentWebview: { label, windowLabel: label } },
    transformCallback(callback: Handler) {
      callbacks.set(next, callback);
      return next++;
    },
    unregisterCallback(id: number) {
      callbacks.delete(id);
    },
    async invoke(command: string, args: { event: string; handler: number; eventId: number }) {
      if (command === 'plugin:event|listen') {
        listeners.set(next, { event: args.event, handler: args.handler });
        return next++;
      }
      if (command === 'plugin:event|unlisten') {
        listeners.delete(args.eventId);
        return null;
      }
      const reply = await scope.limberTestInvoke(command, args);
      if (reply.error !== undefined) throw reply.error;
      return reply.ok;
    },
  };
  scope.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
  scope.limberTestSend = (event: string, payload: unknown) => {
    for (const [id, listener] of listeners)
      if (listener.event === event) callbacks.get(listener.handler)?.({ event, id, payload });
  };
}
