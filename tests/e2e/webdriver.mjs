// A small WebDriver client: what the journeys need of https://www.w3.org/TR/webdriver2/, over loopback.
// Knows nothing of Limber.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const POLL_MS = 50;
/** The longest a journey waits for the page to come round. */
export const PATIENCE_MS = 10_000;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `attempt` until it gives something truthy. The last error or `what` explains a failure. */
export async function until(what, attempt, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  let reason;
  for (;;) {
    try {
      const value = await attempt();
      if (value) return value;
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    if (Date.now() > deadline)
      throw new Error(`waited ${patience} ms for: ${what}${reason ? ` (${reason.message})` : ''}`, { cause: reason });
    await pause(POLL_MS);
  }
}

export class Session {
  #base;

  static async start(port, capabilities) {
    const { sessionId } = await call(`http://127.0.0.1:${port}/session`, 'POST', {
      capabilities: { alwaysMatch: capabilities },
    });
    return new Session(`http://127.0.0.1:${port}/session/${sessionId}`);
  }

  constructor(base) {
    this.#base = base;
  }

  #ask(method, path, body) {
    return call(this.#base + path, method, body);
  }

  end() {
    return this.#ask('DELETE', '');
  }

  title() {
    return this.#ask('GET', '/title');
  }

  handles() {
    return this.#ask('GET', '/window/handles');
  }

  switchTo(handle) {
    return this.#ask('POST', '/window', { handle });
  }

  /** Turns to the first window whose address matches, once there is one. */
  windowAt(pattern, patience = PATIENCE_MS) {
    return until(
      `a window at ${pattern}`,
      async () => {
        for (const handle of await this.handles()) {
          await this.switchTo(handle);
          if (pattern.test(await this.run('return location.href'))) return handle;
        }
        return undefined;
      },
      patience,
    );
  }

  /** Runs a script in the page; `arguments` are its parameters. */
  run(script, ...args) {
    return this.#ask('POST', '/execute/sync', { script, args });
  }

  /** Elements for an XPath or a CSS selector, none if there are none. */
  async all(selector) {
    const using = /^[(/.]*\//.test(selector) ? 'xpath' : 'css selector';
    const found = await this.#ask('POST', '/elements', { using, value: selector });
    return found.map((element) => element[ELEMENT]);
  }

  /** The one element that is shown, once there is one. */
  one(selector) {
    return until(selector, async () => {
      for (const element of await this.all(selector)) {
        if (await this.#ask('GET', `/element/${element}/displayed`)) return element;
      }
      return undefined;
    });
  }

  /** Waits until nothing that matches is shown. */
  gone(selector) {
    return until(`no ${selector}`, async () => {
      for (const element of await this.all(selector)) {
        if (await this.#ask('GET', `/element/${element}/displayed`)) return false;
      }
      return true;
    });
  }

  async text(selector) {
    return this.#ask('GET', `/element/${await this.one(selector)}/text`);
  }

  /** Scrolls there and clicks as a hand does: what lies above the element gets the click. Tried again while the page moves. */
  click(selector) {
    return until(`a click on ${selector}`, async () => {
      const element = await this.one(selector);
      await this.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", { [ELEMENT]: element });
      await this.#ask('POST', `/element/${element}/click`, {});
      return true;
    });
  }

  async type(selector, text) {
    const element = await this.one(selector);
    await this.#ask('POST', `/element/${element}/clear`, {});
    await this.#ask('POST', `/element/${element}/value`, { text });
  }

  resize(width, height) {
    return this.#ask('POST', '/window/rect', { width, height });
  }

  async screenshot() {
    return Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
  }
}

async function call(url, method, body) {
  const answer = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
