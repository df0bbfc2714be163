// Runs a script of this folder with the system's Python, which has the system's modules, on a desktop of a journey.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The system's Python, also where another one comes first. */
export const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** The path of a file beside this one. */
export const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What the script printed, read as JSON. Rejects with what it complained about. */
export function python(desktop, script, ...words) {
  const child = desktop.startProgram(PYTHON, [beside(script), ...words], {}, 'pipe', 'pipe');
  const read = (stream) => {
    const parts = [];
    stream.setEncoding('utf8').on('data', (part) => parts.push(part));
    return () => parts.join('');
  };
  const [printed, complained] = [read(child.stdout), read(child.stderr)];
  return new Promise((settle, reject) => {
    child.once('close', (code) =>
      code === 0 ? settle(JSON.parse(printed())) : reject(new Error(`${script}: ${complained().trim() || code}`)),
    );
  });
}
