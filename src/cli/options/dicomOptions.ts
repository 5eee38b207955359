import type { Command } from 'commander';
import type { DicomImportInput, IdentifyingFinding } from '../../generated/resolverTypes.ts';
import { choiceOption } from './choiceOption.ts';
import { IDENTIFYING_FINDINGS } from './choices.ts';
import { parseWholeNumber } from './parseNumber.ts';

export interface DicomOptions {
  readonly series?: number;
  readonly segment?: number;
  readonly acceptIdentifying?: IdentifyingFinding[];
  readonly acceptReason?: string;
}

/** Adds the options for DICOM files that series and segmentations have in common. */
export function withDicomOptions(command: Command): Command {
  return command
    .addOption(
      choiceOption(
        '--accept-identifying <findings...>',
        'findings of the DICOM de-identification gate that you answer for',
        IDENTIFYING_FINDINGS,
      ),
    )
    .option('--accept-reason <text>', 'why they are harmless; recorded in the ledger');
}

export const withSeriesOption = (command: Command): Command =>
  command.option(
    '--series <n>',
    'which of several DICOM series, by its number in the list of the refusal',
    parseWholeNumber(1),
  );

export const withSegmentOption = (command: Command): Command =>
  command.option('--segment <n>', 'which segment of a DICOM segmentation', parseWholeNumber(1));

/** The input for the server; undefined when no option is given. */
export function dicomInput(options: DicomOptions): DicomImportInput | undefined {
  const { series, segment, acceptIdentifying: accept, acceptReason: reason } = options;
  const input = { series, segment, accept, reason };
  return Object.values(input).some((value) => value !== undefined) ? input : undefined;
}
