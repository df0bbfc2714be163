/** What a routine asks for, one line a step. Must never: ask the agent. */
import type { IconName } from '../../components/icons';
import type { Library } from '../../lib/api/types/Library';
import { routineOf, stretchOf } from '../../lib/library';
import { duration } from '../../lib/time/format';
import { stretchName } from '../../lib/words/content';
import { t } from '../../lib/words/words';

/** One line of the plan. */
export interface PlanLine {
  id: string;
  icon: IconName;
  text: string;
  /** How long, and how often. */
  dose: string;
}

export function planOf(routine: string, library: Library): PlanLine[] {
  return (routineOf(library, routine)?.steps ?? []).map((step, index) => {
    const stretch = stretchOf(library, step.stretch);
    const hold = duration(step.hold_seconds);
    const once = step.repetitions > 1 ? t('plan-times', { count: step.repetitions, hold }) : hold;
    return {
      id: `${index}-${step.stretch}`,
      icon: iconOf(step.stretch, stretch?.position),
      text: stretchName(step.stretch),
      dose: stretch?.per_side ? t('plan-each', { dose: once }) : once,
    };
  });
}

function iconOf(id: string, position: Library['stretches'][number]['position'] | undefined): IconName {
  if (id.startsWith('walk')) return 'walk';
  if (id.startsWith('heel')) return 'heel';
  if (position === 'seated') return 'chair';
  if (position === 'in_bed' || position === 'lying') return 'bed';
  return 'stretch';
}
