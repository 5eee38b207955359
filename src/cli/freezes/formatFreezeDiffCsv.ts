import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import type { ChangedSlice } from './types.ts';

const HEAD =
  'change,patient,volume,axis,index,area_mm2,whole_volume,whole_patient,cause,explanation,reasons,exclusions,slice';

/** Every changed slice as a line of CSV. */
export function formatFreezeDiffCsv(changes: readonly ChangedSlice[]): string {
  const lines = changes.map(({ side, slice, volume, patient, exclusions, ...row }) =>
    spreadsheetLine([
      ...[side, patient.pseudonym, volume.name, slice.axis, slice.index, slice.areaMm2],
      ...[row.wholeVolume, row.wholePatient, row.cause, row.message],
      exclusions.map(({ reason }) => reason.code).join(' '),
      exclusions.map(({ id }) => id).join(' '),
      slice.id,
    ]),
  );
  return [HEAD, ...lines].join('\n');
}
