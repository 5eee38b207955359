import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { readCaseList } from '../../../formats/results/readCaseList.ts';
import { readSliceIndex } from '../../../formats/results/readSliceIndex.ts';
import type { FileSource, SliceIndexInput } from '../../../generated/resolverTypes.ts';
import type { ExportCase } from '../../exports/types.ts';
import { readIncomingFile } from '../../imports/service/readIncomingFile.ts';
import { indexedSlices } from '../indexedSlices.ts';
import type { CaseNames } from '../types.ts';
import { requireTextFile } from './requireTextFile.ts';

export interface NamingInput {
  readonly caseList?: FileSource | null;
  readonly sliceIndexes?: readonly SliceIndexInput[] | null;
}

/**
 * How case names are understood: by a list, by indexes of slices that are numbered through, or as the export of the
 * freeze names them.
 * @throws INVALID_INPUT for a list and indexes at once, CORRUPT_FILE, and what matching an index throws
 */
export async function readCaseNames(
  context: ServiceContext,
  { caseList, sliceIndexes }: NamingInput,
  cases: readonly ExportCase[],
): Promise<CaseNames> {
  if (caseList != null && sliceIndexes?.length) {
    throw new SonoledgerError('INVALID_INPUT', 'Give either caseList or sliceIndexes.');
  }
  if (caseList != null) return byList(context, caseList, cases);
  if (sliceIndexes?.length) return byIndexes(context, sliceIndexes, cases);
  const byName = new Map(cases.map((each) => [each.caseName, each]));
  return (caseName) => byName.get(caseName);
}

async function byList(
  context: ServiceContext,
  source: FileSource,
  cases: readonly ExportCase[],
): Promise<CaseNames> {
  const { text, fileName } = requireTextFile(await readIncomingFile(context, source));
  const list = readCaseList(text, fileName);
  const bySlice = new Map(cases.map((each) => [each.sliceId, each]));
  return (caseName) => {
    const id = list.get(caseName);
    return id === undefined ? undefined : bySlice.get(id);
  };
}

async function byIndexes(
  context: ServiceContext,
  indexes: readonly SliceIndexInput[],
  cases: readonly ExportCase[],
): Promise<CaseNames> {
  const readers: CaseNames[] = [];
  for (const { digit, source } of indexes) {
    if (!Number.isInteger(digit) || digit < 0 || digit > 9) {
      throw new SonoledgerError('INVALID_INPUT', `digit is ${digit}: it is the first digit of the numbers.`);
    }
    const { text, fileName } = requireTextFile(await readIncomingFile(context, source));
    readers.push(indexedSlices(readSliceIndex(text, fileName), digit, cases));
  }
  return (caseName) => {
    for (const read of readers) {
      const found = read(caseName);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
