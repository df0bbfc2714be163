// The agent as its socket shows it: one JSON document a line, the hello first. Asks what the window would ask.
import { connect } from 'node:net';

import * as frames from './frames.mjs';
import { until } from './webdriver.mjs';

/** Asks the agent one thing. Rejects with the refusal. */
export function ask(socket, request) {
  return new Promise((resolve, reject) => {
    const stream = connect(socket);
    let text = '';
    stream.setEncoding('utf8');
    stream.setTimeout(10_000, () => stream.destroy(new Error('the agent did not answer within 10 s')));
    stream.on('error', reject);
    stream.on('connect', () => {
      stream.write(frames.hello('journeys') + frames.ask(1, request));
    });
    stream.on('data', (chunk) => {
      text += chunk;
      for (const line of text.split('\n').slice(0, -1)) {
        const { reply } = JSON.parse(line);
        if (!reply) continue;
        stream.destroy();
        if (reply.result.Ok) resolve(reply.result.Ok.value);
        else reject(Object.assign(new Error(reply.result.Err.message), reply.result.Err));
      }
    });
    stream.on('close', () => reject(new Error('the agent hung up')));
  });
}

/** Waits until an agent answers; `socket` finds where it listens. */
export function answers(socket) {
  return until('an answer of the agent', () => ask(socket(), { type: 'status' }));
}
