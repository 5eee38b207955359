import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { FileSource, SliceIndexInput } from '../../generated/resolverTypes.ts';
import type { Client } from '../client/types.ts';

export interface CaseNameOptions {
  readonly caseList?: string;
  readonly sliceIndex?: readonly string[];
  readonly ignoreUnknownCases?: boolean;
}

/** Adds what says which slice each case of a file is. */
export const withCaseNameOptions = (command: Command): Command =>
  command
    .option('--case-list <file>', 'CSV with case and slice_id, where cases are not named as in the export')
    .option('--slice-index <digit=file...>', 'text index of BT_US_2D_ numbers, by their first digit')
    .option('--ignore-unknown-cases', 'leave out and record cases that are no slice of the freeze');

/** Uploads the files that these options name. */
export async function caseNameInput(
  client: Client,
  { caseList, sliceIndex = [], ignoreUnknownCases }: CaseNameOptions,
) {
  const sliceIndexes: SliceIndexInput[] = [];
  for (const given of sliceIndex) {
    const [, digit, path] = /^(\d)=(.+)$/.exec(given) ?? [];
    if (path === undefined) {
      throw new SonoledgerError(
        'INVALID_INPUT',
        `--slice-index is DIGIT=FILE, such as 2=resect.txt, not ${given}.`,
      );
    }
    sliceIndexes.push({ digit: Number(digit), source: await uploaded(client, path) });
  }
  return {
    caseList: caseList === undefined ? undefined : await uploaded(client, caseList),
    sliceIndexes: sliceIndexes.length > 0 ? sliceIndexes : undefined,
    ignoreUnknownCases: ignoreUnknownCases ?? false,
  };
}

/** Sends a file of this machine and names it as it is called here. */
export async function uploaded(client: Client, path: string): Promise<FileSource> {
  return { uploadHash: (await client.upload(path)).hash };
}
