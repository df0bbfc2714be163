/** What was last looked for among the movements: back from one of them, the list is as it was left. */
import { EVERYTHING, type Looked } from './browse';

class Last {
  now = $state.raw<Looked>(EVERYTHING);
  /** Every routine is shown, not the first of them only. */
  routines = $state(false);
}

export const looked = new Last();
