/**
 * One form, changed here and in another place since it was filled. Must never: ask, or choose where both changed the same.
 */

/** What a form becomes, and which fields were changed in both places. */
export interface Merged<Form> {
  form: Form;
  clashes: (keyof Form & string)[];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Takes over what was changed there and not here. What was changed in both places to something else stays as it is here, and is named.
 * Fields that hold a record (what was tried) are looked at entry by entry.
 */
export function merged<Form extends object>(base: Form, mine: Form, theirs: Form): Merged<Form> {
  const form = { ...mine };
  const clashes: Merged<Form>['clashes'] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]) as Set<
    keyof Form & string
  >) {
    if (same(theirs[key], base[key]) || same(theirs[key], mine[key])) continue;
    const records = [base[key], mine[key], theirs[key]] as unknown[];
    if (same(mine[key], base[key])) {
      if (key in theirs) form[key] = theirs[key];
      else delete form[key];
    } else if (records.every((each) => typeof each === 'object' && each !== null)) {
      const inner = merged(...(records as [object, object, object]));
      form[key] = inner.form as Form[typeof key];
      if (inner.clashes.length > 0) clashes.push(key);
    } else clashes.push(key);
  }
  return { form, clashes };
}
