/** The icon of each checklist item. An item this version does not know gets the plain list icon. */
import type { IconName } from '../../components/icons';

const known: Record<string, IconName> = {
  'last-caffeine': 'cup',
  'change-position': 'stretch',
  'daily-walk': 'walk',
  'supportive-shoes': 'shoe',
  'water-through-the-day': 'water',
  'warm-bath': 'bath',
  'screens-away': 'screen',
  'legs-up': 'legsup',
  'bedroom-not-for-work': 'bed',
  stretching: 'stretch',
  'warm-pack': 'warm',
  'calming-scent': 'flower',
  'blackout-and-quiet': 'evening',
  'cool-dark-quiet': 'cool',
  'glass-of-water': 'water',
  'loose-covers': 'cover',
  'lying-comfortably': 'bed',
  'in-bed': 'bed',
};

export function checklistIcon(id: string): IconName {
  return known[id] ?? 'list';
}
