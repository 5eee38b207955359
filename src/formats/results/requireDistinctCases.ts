import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ResultCase } from './types.ts';

/** CORRUPT_FILE when a file says something about a case twice, or about nothing. */
export function requireDistinctCases(cases: readonly ResultCase[], fileName: string): void {
  if (cases.length === 0) throw new SonoledgerError('CORRUPT_FILE', `${fileName} holds no case.`);
  const seen = new Set<string>();
  for (const { caseName } of cases) {
    if (caseName === '') throw new SonoledgerError('CORRUPT_FILE', `${fileName} has a case without a name.`);
    if (seen.has(caseName)) {
      throw new SonoledgerError(
        'CORRUPT_FILE',
        `${fileName} holds the case ${caseName} twice: the tool appends to a file that is there. Delete it and evaluate again, or remove the older lines.`,
        { caseName },
      );
    }
    seen.add(caseName);
  }
}
