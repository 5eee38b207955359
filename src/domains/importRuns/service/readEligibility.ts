import type { EligibilityRuleFacts } from '../types.ts';
import type { ClinicalRow } from './readClinicalTable.ts';

/** What an eligibility rule says about a patient. */
export type Eligibility =
  | { readonly verdict: 'ACCEPTED' }
  | {
      readonly verdict: 'REFUSED';
      readonly message: string;
      readonly rule: { readonly name: string; readonly version: number };
    }
  | { readonly verdict: 'UNKNOWN'; readonly message: string };

/** Applies a rule to a patient's row. What the table does not say is unknown, and no reason to exclude. */
export function readEligibility(
  rule: EligibilityRuleFacts | null,
  pseudonym: string,
  row: ClinicalRow | undefined,
): Eligibility {
  if (rule === null) return { verdict: 'ACCEPTED' };
  if (row === undefined) {
    return { verdict: 'UNKNOWN', message: `The clinical table has no row for ${pseudonym}.` };
  }
  const value = row.get(rule.column)?.trim() ?? '';
  if (value === '') {
    return { verdict: 'UNKNOWN', message: `The clinical table has no "${rule.column}" for ${pseudonym}.` };
  }
  const accepted = rule.accept.some((wanted) => wanted.trim().toLowerCase() === value.toLowerCase());
  if (accepted) return { verdict: 'ACCEPTED' };
  const { name, version } = rule;
  const message = `"${rule.column}" is "${value}"; ${name}@${version} accepts ${rule.accept.join(', ')}.`;
  return { verdict: 'REFUSED', message, rule: { name, version } };
}
