import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ExportCase } from '../exports/types.ts';
import type { CaseNames, MatchedNames } from './types.ts';

const MOST_SHOWN = 5;

/**
 * Finds the slice of each name. Two names of one slice are refused; names that no slice has are refused too, unless
 * they are to be left out and recorded.
 * @throws INVALID_INPUT naming the cases
 */
export function matchNames(
  names: Iterable<string>,
  understand: CaseNames,
  { fileName, ignoreUnknown }: { readonly fileName: string; readonly ignoreUnknown: boolean },
): MatchedNames {
  const caseOf = new Map<string, ExportCase>();
  const nameOf = new Map<bigint, string>();
  const unknown: string[] = [];
  for (const name of names) {
    const found = understand(name);
    if (found === undefined) {
      unknown.push(name);
      continue;
    }
    const other = nameOf.get(found.sliceId);
    if (other !== undefined) {
      throw new SonoledgerError('INVALID_INPUT', `${fileName}: ${other} and ${name} are the same slice.`);
    }
    nameOf.set(found.sliceId, name);
    caseOf.set(name, found);
  }
  requireKnown(unknown, caseOf.size, fileName, ignoreUnknown);
  return { caseOf, unknown };
}

function requireKnown(
  unknown: readonly string[],
  knownCount: number,
  fileName: string,
  ignoreUnknown: boolean,
): void {
  if (unknown.length === 0 || (ignoreUnknown && knownCount > 0)) return;
  const shown = unknown
    .slice(0, MOST_SHOWN)
    .map((name) => name.slice(0, 80))
    .join(', ');
  throw new SonoledgerError(
    'INVALID_INPUT',
    knownCount === 0
      ? `No case of ${fileName} is a slice of the freeze (${shown}, ...). Name the slices with caseList or sliceIndexes, or another freeze.`
      : `${unknown.length} cases of ${fileName} are no slices of the freeze: ${shown}. Leave them out with ignoreUnknownCases.`,
    { unknownCount: unknown.length, knownCount },
  );
}
