// @vitest-environment node
/** A toast stays ten seconds of attention: under pointer or focus its clock stands still. */
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
  toasts.pause();
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(['undo?']);
  toasts.resume();
  vi.advanceTimersByTime(2999);
  expect(texts()).toEqual(['undo?']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual([]);
});

it('that is closed does not come back', () => {
  toast({ text: 'closed' });
  toasts.pause();
  toasts.remove(toasts.shown[0]!.id);
  toasts.resume();
  vi.advanceTimersByTime(20_000);
  expect(texts()).toEqual([]);
});
