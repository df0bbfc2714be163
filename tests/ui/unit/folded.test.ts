/** Searching: the page compares text as the journal does. */
import { expect, it } from 'vitest';

import { folded } from '../../../ui/src/lib/folded';
import pairs from './folded.json' with { type: 'json' };

it.each(pairs as [string, string][])('“%s” is compared as “%s”', (text, plain) => {
  expect(folded(text)).toBe(plain);
  expect(folded(plain)).toBe(plain);
});
