import type { RequestContext } from '../../context/types.ts';
import { load } from '../../graphql/load.ts';
import type { FlowCaseRecord } from '../../graphql/records.ts';
import { volumeById } from '../cohort/loaders.ts';
import { sliceById, slicingById } from '../slices/loaders.ts';

/** The ultrasound volume of a case; null for a patient. */
export async function volumeIdOf(
  context: RequestContext,
  { volumeId, sliceId }: FlowCaseRecord,
): Promise<string | null> {
  if (sliceId === undefined) return volumeId ?? null;
  const { slicingId } = await load(context, sliceById, sliceId);
  return (await load(context, slicingById, slicingId)).volumeId;
}

/** The patient of a case. */
export async function patientIdOf(context: RequestContext, row: FlowCaseRecord): Promise<string> {
  if (row.patientId !== undefined) return row.patientId;
  return (await load(context, volumeById, (await volumeIdOf(context, row)) as string)).patientId;
}
