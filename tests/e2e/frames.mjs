// What goes over the agent's socket (src-tauri/core/src/api/frame.rs): one JSON document a line, the hello first.

import { readFileSync } from 'node:fs';

/** The number stands in the domain only. */
const PROTOCOL = Number(
  /PROTOCOL_VERSION: u32 = (\d+)/.exec(
    readFileSync(new URL('../../src-tauri/core/src/api/frame.rs', import.meta.url), 'utf8'),
  )[1],
);

/** The first line of whoever speaks to the agent. */
export function hello(version) {
  return line({ hello: { protocol: PROTOCOL, version, pid: process.pid } });
}

/** The line that asks one thing. */
export function ask(id, request) {
  return line({ request: { id, request } });
}

function line(frame) {
  return `${JSON.stringify(frame)}\n`;
}
