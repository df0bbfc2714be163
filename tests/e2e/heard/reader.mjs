// A person who hears the window: the real Orca on the desktop of a journey, the keyboard, and what was spoken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pause, until } from '../webdriver.mjs';
import { PYTHON, beside } from './python.mjs';

/** The longest from a key to its last word, on a busy machine. */
const PATIENCE_MS = 45_000;
const START_MS = 90_000;
/** So long nothing more is spoken: a sentence is over, and a second one would have come. */
const QUIET_MS = 700;

export class Reader {
  #desktop;
  #file;
  /** How much of what was spoken has been listened to. */
  #at = 0;
  /** How much was spoken, whole or not, before the journey that is under way. */
  #begun = 0;

  /** Starts Orca on a desktop with the accessibility bus, before its window. */
  static async start(desktop) {
    const reader = new Reader();
    reader.#desktop = desktop;
    reader.#file = join(desktop.folder, 'heard');
    const folder = join(desktop.folder, 'orca');
    mkdirSync(folder);
    desktop.startProgram(process.env.READER_PYTHON ?? PYTHON, [beside('aloud.py')], {
      HEARD: reader.#file,
      ORCA_FOLDER: folder,
      LANG: 'en_GB.UTF-8',
    });
    await reader.hears(/Screen reader on/, START_MS);
    return reader;
  }

  /** Everything that was spoken to its end, in order. */
  get said() {
    return this.#lines.filter(({ cut }) => !cut).map(({ text }) => text);
  }

  get #lines() {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** A journey begins: what was spoken before is no part of it. */
  begins() {
    this.#begun = this.#lines.length;
    this.#at = this.said.length;
  }

  /** Waits until it is spoken, after what was waited for before. Gives what was spoken. */
  async hears(pattern, patience = PATIENCE_MS) {
    try {
      return await until(
        `"${pattern}" to be said`,
        () => {
          const said = this.said;
          const at = said.findIndex((text, index) => index >= this.#at && matches(text, pattern));
          if (at < 0) return undefined;
          this.#at = at + 1;
          return said[at];
        },
        patience,
      );
    } catch (error) {
      error.message += `. Said last:\n${this.told(14)}`;
      throw error;
    }
  }

  /** Waits until each is spoken, in whatever order: what the focus says and what is announced beside it. */
  async hearsAll(...patterns) {
    const from = this.#at;
    let last = from;
    for (const pattern of patterns) {
      this.#at = from;
      await this.hears(pattern);
      last = Math.max(last, this.#at);
    }
    this.#at = last;
  }

  /** What was spoken last, with what was cut short, for a person. */
  told(lines) {
    return this.#lines
      .slice(-lines)
      .map(({ text, cut }) => `  ${cut ? '(cut) ' : ''}${text}`)
      .join('\n');
  }

  /** Waits until nothing is spoken any more. */
  async quiet(length = QUIET_MS) {
    let before = -1;
    await until(
      'silence',
      async () => {
        const now = this.#lines.length;
        if (now === before) return true;
        before = now;
        await pause(length);
        return false;
      },
      PATIENCE_MS,
    );
  }

  /** How often it has been spoken, whole or not. */
  times(pattern) {
    return this.#lines.slice(this.#begun).filter(({ text }) => matches(text, pattern)).length;
  }

  /** With browse and focus mode in WebKitGTK, which Orca 43 has not: the one of script/heard-newer. */
  hasModes = process.env.READER_PYTHON !== undefined;

  /** Goes into focus mode by the reader's own key: in browse mode an arrow reads on. */
  async focusMode() {
    if (!this.hasModes) return;
    this.press('Insert+a');
    await this.hears('Focus mode');
  }

  /** Presses keys on the keyboard, as xdotool names them. */
  press(...keys) {
    spawnSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: this.#desktop.environment });
  }

  /** Tabs on in a page until what has the focus is called so, and waits until that is spoken as `heard`. */
  async finds(page, name, heard = name, key = 'Tab', most = 80) {
    const passed = [];
    while (passed.length < most) {
      await page.run('window.tabbedFrom = document.activeElement');
      this.press(key);
      const called = await until(`the focus to move by ${key}`, () => page.run(CALLED), PATIENCE_MS);
      passed.push(called);
      if (matches(called, name)) return this.hears(heard);
    }
    throw new Error(`${most} times ${key}, and never at "${name}": ${passed.join(' | ')}`);
  }
}

/** What the focus has come to is called, near enough; nothing as long as it has not moved. */
const CALLED = `
  const at = document.activeElement;
  if (at === window.tabbedFrom) return undefined;
  const label = at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent;
  return label.replace(/\\s+/g, ' ').trim() || at.tagName;
`;

function matches(text, pattern) {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}
