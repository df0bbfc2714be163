/**
 * Words of medicines and conditions. A module of its own, fetched with their list.
 * Must never: say anything about one of them.
 */
import type { MedicalDraft } from '../../lib/api/types/MedicalDraft';
import type { MedicalKind } from '../../lib/api/types/MedicalKind';
import { dateShort } from '../../lib/time/format';
import { t } from '../../lib/words/words';

/** ", since 1 March 2024" of a medicine or condition; empty where no day is known. */
export function medicalSpan({ started_on, stopped_on }: MedicalDraft, today: string): string {
  const of = (date: string) => dateShort(date, today);
  if (started_on !== null && stopped_on !== null)
    return t('medical-span', { from: of(started_on), to: of(stopped_on) });
  if (started_on !== null) return t('medical-span-since', { from: of(started_on) });
  return stopped_on === null ? '' : t('medical-span-until', { to: of(stopped_on) });
}

/** Names to choose from or not: what has been linked with cramps. Nothing follows from choosing one. */
export function offeredNames(kind: MedicalKind): string[] {
  return kind === 'medicine'
    ? [
        t('medical-offer-inhaler'),
        t('medical-offer-water-tablet'),
        t('medical-offer-statin'),
        t('medical-offer-antidepressant'),
        t('medical-offer-oestrogen'),
        t('medical-offer-raloxifene'),
        t('medical-offer-teriparatide'),
        t('medical-offer-iron'),
        t('medical-offer-naproxen'),
        t('medical-offer-salbutamol'),
        t('medical-offer-nifedipine'),
      ]
    : [
        t('medical-offer-arteries'),
        t('medical-offer-spine'),
        t('medical-offer-liver'),
        t('medical-offer-dialysis'),
        t('medical-offer-nerves'),
        t('medical-offer-thyroid'),
        t('medical-offer-diabetes'),
        t('medical-offer-pregnancy'),
      ];
}
