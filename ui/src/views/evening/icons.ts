/** The icon of each checklist item. An item this version does not know gets the plain list icon. */
import type { IconName } from '../../components/icons';

const known: Record<string, IconName> = {
  caffeine: 'cup',
  shoes: 'shoe',
  water: 'water',
  bath: 'bath',
  screens: 'screen',
  'legs-up': 'legsup',
  stretching: 'stretch',
  'warm-pack': 'warm',
  calming: 'flower',
  room: 'cool',
  'water-by-bed': 'water',
  covers: 'cover',
  bed: 'bed',
};

export function checklistIcon(id: string): IconName {
  return known[id] ?? 'list';
}
