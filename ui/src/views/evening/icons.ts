/** The icon of each checklist item. An item this version does not know gets the plain list icon. */
import type { IconName } from '../../components/icons';

const known: Record<string, IconName> = {
  'last-caffeine': 'cup',
  'supportive-shoes': 'shoe',
  'water-through-the-day': 'water',
  'warm-bath': 'bath',
  'screens-away': 'screen',
  'legs-up': 'legsup',
  stretching: 'stretch',
  'warm-pack': 'warm',
  'calming-scent': 'flower',
  'cool-dark-quiet': 'cool',
  'glass-of-water': 'water',
  'loose-covers': 'cover',
  'in-bed': 'bed',
};

export function checklistIcon(id: string): IconName {
  return known[id] ?? 'list';
}
