const PADDING = /[\0\s^=\\]+/g;
const DUMMY = /^(anon\w*|de-?identified|removed|unknown|none|not ?available|n\/?a|x+|0+)?$/i;

/** Whether a value says nothing: empty, separators alone, or a word that de-identification tools put in its place. */
export const isDummyValue = (value: string): boolean => DUMMY.test(value.replace(PADDING, ' ').trim());

/**
 * Whether a patient's name is a code: one word with a digit in it, which names of people do not have, or what the
 * file has as ID of a patient whose identity it declares removed. Parts of a name (`DOE^JOHN`) are never a code.
 */
export function isPseudonym(name: string, declaredPatientId: string | undefined): boolean {
  const bare = name.replace(/[\0\s^=]+$/, '').trim();
  if (bare.includes('^')) return false;
  return bare === declaredPatientId || /^\S*\d\S*$/.test(bare);
}
