/** What is announced is said once: by the window where it can, else by the page's live region. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const outside = vi.hoisted(() => vi.fn<(text: string, urgency: string) => Promise<boolean>>());
vi.mock('../../../ui/src/lib/api/client', () => ({ announceOutside: outside }));

import Announcements from '../../../ui/src/components/Announcements.svelte';
import { announce } from '../../../ui/src/lib/announce.svelte';

let regions: Record<string, unknown>;
beforeEach(() => {
  vi.useFakeTimers();
  outside.mockReset();
  regions = mount(Announcements, { target: document.body });
});
afterEach(async () => {
  vi.runAllTimers();
  await unmount(regions);
  vi.useRealTimers();
});
const region = (urgency: string) => document.querySelector(`[aria-live=${urgency}]`)!.textContent?.trim();
const settled = async () => {
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
};

it('is left to the window where that speaks', async () => {
  outside.mockResolvedValue(true);
  announce('Saved.');
  await settled();
  expect(outside.mock.calls).toEqual([['Saved.', 'polite']]);
  expect([region('polite'), region('assertive')]).toEqual(['', '']);
});

it('comes into the region of its urgency elsewhere, and goes again', async () => {
  outside.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('no such command'));
  announce('Saved.');
  announce('The disk is full.', 'assertive');
  await settled();
  expect([region('polite'), region('assertive')]).toEqual(['Saved.', 'The disk is full.']);
  await vi.advanceTimersByTimeAsync(10_000);
  flushSync();
  expect([region('polite'), region('assertive')]).toEqual(['', '']);
});

it('is not bothered with nothing', async () => {
  announce('  ');
  await settled();
  expect(outside).not.toHaveBeenCalled();
});
