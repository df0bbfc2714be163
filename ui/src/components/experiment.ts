/**
 * An experiment in words.
 */
import type { ExperimentQuestion } from '../lib/api/types/ExperimentQuestion';
import { t } from '../lib/words/words';

/** A name in the catalogue. */
const named = (question: ExperimentQuestion) => question.replaceAll('_', '-');

/** What it is called. */
export const nameOf = (question: ExperimentQuestion): string => t('experiment-name', { question: named(question) });

/** What its weeks ask: those that try, or the others. */
export function whatOf(question: ExperimentQuestion, tries: boolean): string {
  return tries
    ? t('experiment-trying', { question: named(question) })
    : t('experiment-other', { question: named(question) });
}
