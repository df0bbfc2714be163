/**
 * Where a health sentence comes from: the sources of assets/content/sources.json, named with their year.
 * A module of its own, so that only a view that names sources fetches them.
 */
import list from '../../../../assets/content/sources.json';
import { t } from './words';

/** "Coppin 2005", or "NHS, leg cramps, undated". */
export function sourceName(key: string): string {
  const source = list.find((one) => one.key === key);
  if (!source) throw new Error(`sources.json has no ${key}`);
  const { by, year } = source;
  return year === 'undated' ? t('source-undated', { by }) : t('source-of', { by, year: String(year) });
}

/** Several, each once. */
export function sourceNames(keys: readonly string[]): string {
  return unique(keys).map(sourceName).join('; ');
}

/** What a source is, in a sentence. */
export function sourceWhat(key: string): string {
  return t(`source-${key}`);
}

/** The keys, each once, in their order. */
export function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}
