// A person who hears the window: the real Orca on the desktop of a journey, the keyboard, and what was spoken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pause, until } from '../webdriver.mjs';
import { PYTHON, beside } from './python.mjs';

/** The longest from a key to its last word, on a busy machine. */
const PATIENCE_MS = 15_000;
const START_MS = 40_000;
/** So long nothing more is spoken: a sentence is over, and a second one would have come. */
const QUIET_MS = 700;
/** The same between two keys. */
const BRIEF_MS = 400;

export class Reader {
  #desktop;
  #file;
  /** How much of what was spoken has been listened to. */
  #at = 0;

  /** Starts Orca on a desktop with the accessibility bus, before its window. */
  static async start(desktop) {
    const reader = new Reader();
    reader.#desktop = desktop;
    reader.#file = join(desktop.folder, 'heard');
    const folder = join(desktop.folder, 'orca');
    mkdirSync(folder);
    desktop.startProgram(PYTHON, [beside('aloud.py')], {
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
    await until('silence', async () => {
      const now = this.#lines.length;
      if (now === before) return true;
      before = now;
      await pause(length);
      return false;
    });
  }

  /** How often it has been spoken, whole or not. */
  times(pattern) {
    return this.#lines.filter(({ text }) => matches(text, pattern)).length;
  }

  /** Presses keys on the keyboard, as xdotool names them. */
  press(...keys) {
    spawnSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: this.#desktop.environment });
  }

  /** Tabs on until it is spoken, as who looks for it would: the next key when all has been said about the last. */
  async finds(pattern, key = 'Tab', most = 60) {
    for (let tries = 0; tries < most; tries += 1) {
      const before = this.said.length;
      this.press(key);
      await until(`an answer to ${key}`, () => this.said.length > before, PATIENCE_MS);
      await this.quiet(BRIEF_MS);
      const at = this.said.findIndex((text, index) => index >= before && matches(text, pattern));
      if (at < 0) continue;
      this.#at = at + 1;
      return;
    }
    throw new Error(`${most} times ${key}, and "${pattern}" was not said: ${this.said.slice(-most).join(' | ')}`);
  }
}

function matches(text, pattern) {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}
