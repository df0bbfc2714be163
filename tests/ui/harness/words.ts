/** The words of every view, as its row names them: in a unit test no view is opened. */
import { loadWords } from '../../../ui/src/lib/words/words';
import { views } from '../../../ui/src/views';

await loadWords(
  'page/shell',
  'page/medical',
  'page/player',
  'page/search',
  'stretches-how',
  ...Object.values(views).flatMap(({ words }) => words),
);
