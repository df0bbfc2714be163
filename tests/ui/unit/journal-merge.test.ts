/** A form that is open while its entry is changed in another place. */
import { describe, expect, it } from 'vitest';

import { merged } from '../../../ui/src/views/journal/merge';

const base = { severity: 3 as number | null, note: '', tried: { walk: 'yes' } as Record<string, string> };

describe('an open form', () => {
  it('takes over what was changed elsewhere and keeps what was changed here', () => {
    const mine = { ...base, note: 'mine' };
    const theirs = { ...base, severity: 7, tried: { walk: 'no', cold: 'untold' } };
    expect(merged(base, mine, theirs)).toEqual({ form: { ...theirs, note: 'mine' }, clashes: [] });
    expect(merged(base, base, theirs)).toEqual({ form: theirs, clashes: [] });
    expect(merged(base, mine, base)).toEqual({ form: mine, clashes: [] });
  });

  it('looks at each thing that was tried', () => {
    const mine = { ...base, tried: { walk: 'yes', warmth: 'yes' } };
    const theirs = { ...base, tried: { cold: 'no' } };
    expect(merged(base, mine, theirs)).toEqual({
      form: { ...base, tried: { warmth: 'yes', cold: 'no' } },
      clashes: [],
    });
  });

  it('names what was changed in both places, and leaves it as it is here', () => {
    const mine = { severity: null, note: 'mine', tried: { walk: 'no' } };
    const theirs = { severity: 7, note: 'mine', tried: { walk: 'a_little' } };
    expect(merged(base, mine, theirs)).toEqual({ form: mine, clashes: ['severity', 'tried'] });
  });
});
