// @vitest-environment node
/** A toast stays ten seconds of attention, one with an undo twenty: under pointer or focus, or unseen, no clock runs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { toast, toasts } from '../../../ui/src/components/toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const { id } of toasts.shown) toasts.remove(id);
  vi.useRealTimers();
});
const texts = () => toasts.shown.map((shown) => shown.text);

it('goes by itself after ten seconds', () => {
  toast({ text: 'first' });
  vi.advanceTimersByTime(4000);
  toast({ text: 'second' });
  vi.advanceTimersByTime(5999);
  expect(texts()).toEqual(['first', 'second']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual(['second']);
  vi.advanceTimersByTime(4000);
  expect(texts()).toEqual([]);
});

it('waits while it is looked at, and has then what was left', () => {
  toast({ text: 'undo?' });
  vi.advanceTimersByTime(7000);
  toasts.hold(true);
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(['undo?']);
  toasts.hold(false);
  vi.advanceTimersByTime(2999);
  expect(texts()).toEqual(['undo?']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual([]);
});

it('that is closed does not come back', () => {
  toast({ text: 'closed' });
  toasts.hold(true);
  toasts.remove(toasts.shown[0]!.id);
  toasts.hold(false);
  vi.advanceTimersByTime(20_000);
  expect(texts()).toEqual([]);
});

it('that comes while nobody looks waits for them', () => {
  toasts.hold(true);
  toast({ text: 'unseen' });
  vi.advanceTimersByTime(600_000);
  expect(texts()).toEqual(['unseen']);
  toasts.hold(false);
  vi.advanceTimersByTime(9999);
  expect(texts()).toEqual(['unseen']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual([]);
});

it('with something to do stays twice as long, and never more than three stand there', () => {
  const action = { text: 'Undo', run: () => undefined };
  toast({ text: 'deleted', action });
  vi.advanceTimersByTime(19_999);
  expect(texts()).toEqual(['deleted']);
  for (const text of ['second', 'third', 'fourth']) toast({ text, action });
  expect(texts()).toEqual(['second', 'third', 'fourth']);
  vi.advanceTimersByTime(20_000);
  expect(texts()).toEqual([]);
});
