/**
 * The page's only way to the agent: one command, one event, one connection state.
 * May know: Tauri. Must never: hold state or words.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { ANSWERS } from './types/answers';
import type { ApiError } from './types/ApiError';
import type { Event } from './types/Event';
import type { Request } from './types/Request';
import type { Response } from './types/Response';
import type { Snapshot } from './types/Snapshot';

/** What the shell says of its connection to the agent. */
export type Connection = 'connected' | 'reconnecting' | 'lost' | 'version_mismatch';

type ValueOf<T extends Response['type']> = Extract<Response, { type: T }> extends { value: infer V } ? V : undefined;

/** What a request is answered with. */
export type AnswerTo<T extends Request['type']> = T extends unknown ? ValueOf<(typeof ANSWERS)[T]> : never;

/** The requests that are answered so. */
export type RequestFor<A extends Response['type']> = {
  [T in Request['type']]: (typeof ANSWERS)[T] extends A ? Extract<Request, { type: T }> : never;
}[Request['type']];

/** A refused request: matched by `code`, shown by `message`. */
export class RequestError extends Error implements ApiError {
  readonly code: ApiError['code'];
  readonly field?: string;

  constructor(error: ApiError) {
    super(error.message);
    this.code = error.code;
    if (error.field !== undefined) this.field = error.field;
  }
}

/** Ask the agent. Rejects with a `RequestError`. */
export async function ask<R extends Request>(request: R): Promise<AnswerTo<R['type']>> {
  let response: Response;
  try {
    response = await invoke<Response>('request', { request });
  } catch (error) {
    throw isApiError(error) ? new RequestError(error) : error;
  }
  const expected = ANSWERS[request.type];
  if (response.type !== expected) throw new Error(`expected ${expected}, the agent answered ${response.type}`);
  return (response as { value?: unknown }).value as AnswerTo<R['type']>;
}

/** Whether something that was thrown is a refusal. */
export function isApiError(error: unknown): error is ApiError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

/** Everything the first picture needs, as the shell's subscription holds it. */
export async function snapshot(): Promise<Snapshot> {
  try {
    return await invoke<Snapshot>('snapshot');
  } catch (error) {
    throw isApiError(error) ? new RequestError(error) : error;
  }
}

/** Try to reach the agent again, after the shell gave up. */
export function reconnect(): Promise<void> {
  return invoke<void>('reconnect');
}

/** News from the agent, in order. Resolves to the function that stops it. */
export function onEvent(handle: (event: Event) => void): Promise<() => void> {
  return listen<Event>('agent', ({ payload }) => handle(payload));
}

/** Changes of the shell's connection. Resolves to the function that stops it. */
export function onConnection(handle: (state: Connection) => void): Promise<() => void> {
  return listen<Connection>('connection', ({ payload }) => handle(payload));
}

/** The connection right now (events before the page listened are not repeated). */
export function connection(): Promise<Connection> {
  return invoke<Connection>('connection');
}

/** Close the window this page is in. */
export function closeWindow(): Promise<void> {
  return invoke<void>('close');
}

/** Whether what is said waits until the reader has finished its sentence. */
export type Urgency = 'polite' | 'assertive';

/**
 * Say something to a screen reader through the window. False where a live region has to. `focus`: what has taken the focus,
 * said only to a reader that does not say that by itself.
 */
export function announceOutside(text: string, urgency: Urgency | 'focus'): Promise<boolean> {
  return invoke<boolean>('announce', { text, urgency });
}
