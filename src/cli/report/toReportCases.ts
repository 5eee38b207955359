import type { ReportCase, ReportSlice, ReportTransform } from '../../rendering/report/types.ts';
import { isShare } from '../comparison/cellText.ts';
import type { TableDefinition } from '../comparison/types.ts';
import { type CaseGroup, caseKey, groupCases } from './groupCases.ts';
import type { PredictionOrigin, ReportCaseRow, ReportData, SheetPictures } from './types.ts';

/** Slices that are listed of a case; a study has tens of thousands. */
const MOST_SLICES = 12;

const STATES: Readonly<Record<string, string>> = {
  UNDEFINED_BOTH_EMPTY: 'both empty',
  UNDEFINED_EMPTY_REFERENCE: 'empty reference',
  UNDEFINED_EMPTY_PREDICTION: 'empty prediction',
  MISSING_PREDICTION: 'no prediction',
  FAILED: 'failed',
};

/** Every arm on every volume that it was scored on: label source, transform, verdict and the worst slices. */
export function toReportCases(data: ReportData, sheets: SheetPictures): ReportCase[] {
  const origins = new Map(data.predictions.map(({ id, origin }) => [id, origin]));
  const definitions = data.table.definitions.filter((definition) => !isShare(definition));
  return groupCases(data).map((group) => {
    const { arm, number, rows } = group;
    const [{ patient, slice }] = rows;
    const predicted = rows.find(({ prediction }) => prediction !== null)?.prediction;
    const origin = predicted ? origins.get(predicted.id) : undefined;
    return {
      key: caseKey(number),
      arm,
      patient: patient.pseudonym,
      volume: slice.slicing.volume.name,
      ...labelOf(origin),
      reference: slice.slicing.labelSource,
      transform: transformOf(group, origin, data, sheets),
      metricTitles: definitions.map(({ title }) => title),
      slices: worstSlices(rows, definitions),
      sliceCount: rows.length,
    };
  });
}

function labelOf(origin: PredictionOrigin | undefined): Pick<ReportCase, 'label' | 'labelId'> {
  if (!origin) return { label: 'no prediction', labelId: null };
  const { state, missingReason, model, annotation, pseudoLabel } = origin;
  if (pseudoLabel)
    return { label: `MRI label (${pseudoLabel.annotation.origin}), carried`, labelId: pseudoLabel.id };
  if (annotation) {
    const by = annotation.annotator ? ` by ${annotation.annotator.name}` : '';
    return { label: `annotation, ${annotation.origin}${by}`, labelId: annotation.id };
  }
  if (model && state !== 'MISSING') return { label: `model ${model.name}`, labelId: null };
  return { label: `missing${missingReason ? `: ${missingReason}` : ''}`, labelId: null };
}

/** The registration behind the label; of a missing one the newest by the arm's method, which says why it is missing. */
function transformOf(
  { registrationMethod, rows }: CaseGroup,
  origin: PredictionOrigin | undefined,
  { registrations }: ReportData,
  sheets: SheetPictures,
): ReportTransform | null {
  const carried = origin?.pseudoLabel?.registration;
  const volumeId = rows[0].slice.slicing.volume.id;
  const row = registrations.findLast(({ id, method, fixedVolume }) =>
    carried ? id === carried.id : method === registrationMethod && fixedVolume.id === volumeId,
  );
  const id = carried?.id ?? row?.id;
  if (id === undefined) return null;
  const sheet = sheets.get(id);
  return {
    registrationId: id,
    method: row?.method ?? 'of another data set',
    movingToFixedLps: carried?.movingToFixedLps ?? null,
    mtreBeforeMm: row?.evidence?.mtreTrackedMm ?? null,
    mtreAfterMm: row?.evidence?.mtreRegisteredMm ?? null,
    verdict: carried?.standingVerdict ?? row?.standingVerdict ?? null,
    ...(sheet && { sheetHref: sheet.href }),
  };
}

/** By the first metric; a value that is none comes before all numbers. */
function worstSlices(rows: readonly ReportCaseRow[], definitions: readonly TableDefinition[]): ReportSlice[] {
  const sign = definitions[0]?.higherIsBetter === false ? -1 : 1;
  const badness = ({ values: [first] }: ReportSlice): number =>
    typeof first === 'number' ? sign * first : Number.NEGATIVE_INFINITY;
  return rows
    .map(({ slice, areaMm2, values }) => ({
      title: `${slice.axis} ${slice.index}`,
      areaMm2,
      values: definitions.map(({ id }) => {
        const found = values.find(({ definition }) => definition.id === id);
        return found?.value ?? STATES[found?.state ?? ''] ?? 'not evaluated';
      }),
    }))
    .sort((a, b) => Math.sign(badness(a) - badness(b)) || b.areaMm2 - a.areaMm2)
    .slice(0, MOST_SLICES);
}
