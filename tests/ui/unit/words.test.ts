/** Words are fetched before they are asked for: no module may ask while it loads, or it keeps what was not there yet. */
import { afterEach, expect, it, vi } from 'vitest';

const modules = import.meta.glob(['../../../ui/src/{components,lib,views,figure}/**/*.{ts,svelte}']);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('no module asks for words when it loads', async () => {
  vi.resetModules();
  const still = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => still);
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await Promise.all(Object.values(modules).map((load) => load()));
  expect(Object.keys(modules).length).toBeGreaterThan(100);
  expect(error.mock.calls).toEqual([]);
}, 60_000);

it('a file that is not in the catalogue is refused, one that is there is fetched once', async () => {
  vi.resetModules();
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { loadWords, t } = await import('../../../ui/src/lib/words/words');
  expect(t('nav-today')).toBe('nav-today');
  expect(error).toHaveBeenCalledWith('no words for nav-today');
  await expect(loadWords('page/nowhere')).rejects.toThrow('page/nowhere.ftl');
  await Promise.all([loadWords('page/shell'), loadWords('page/shell')]);
  expect(t('nav-today')).toBe('Today');
});
