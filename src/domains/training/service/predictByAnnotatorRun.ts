import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma, RegistrationMethod } from '../../../generated/prisma/client.ts';
import { groupByKey } from '../../../graphql/groupByKey.ts';
import type { AnnotatorRunRecord, FreezeRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { chooseRaterAnnotation, chooseTransferredLabel } from '../chooseHeldLabel.ts';
import * as queries from '../predictions.queries.ts';
import type { HeldLabel, RequestedPredictions } from '../types.ts';
import { recordMissingPrediction } from './recordMissingPrediction.ts';

/**
 * Enters the labels that an annotator run holds as its predictions, one per volume of the freeze. A volume
 * without a label becomes a missing prediction with its reason, recorded and counted like any other.
 */
export function predictByAnnotatorRun(
  context: ServiceContext,
  run: AnnotatorRunRecord,
  { id: freezeId }: FreezeRecord,
): Promise<RequestedPredictions> {
  if (run.kind === 'EXTERNAL_MODEL') {
    throw new SonoledgerError(
      'CONFLICT',
      `The weights of "${run.name}" are not here, so it cannot predict: import its results (importResults).`,
    );
  }
  return inTransaction(context, async (tx) => {
    const volumeIds = await queries.findFreezeVolumeIds(tx, freezeId);
    const labels = await findHeldLabels(tx, run, volumeIds);
    const added = await queries.insertHeldLabels(tx, run.id, labels);
    for (const { id, state, missingReason } of added) {
      if (state !== 'MISSING') continue;
      await recordMissingPrediction(tx, context, id, 'PREDICTION_MISSING', missingReason as string);
    }
    if (added.length > 0) {
      const missing = added.filter((row) => row.state === 'MISSING').length;
      await recordChange(tx, context, {
        action: 'PREDICTIONS_ENTERED',
        entity: 'AnnotatorRun',
        entityId: run.id,
        after: { freezeId, present: added.length - missing, missing },
      });
    }
    const predictions = await queries.findPredictionsOnFreeze(tx, { annotatorRunId: run.id }, freezeId);
    return { predictions, job: null };
  });
}

async function findHeldLabels(
  tx: Prisma.TransactionClient,
  run: AnnotatorRunRecord,
  volumeIds: readonly string[],
): Promise<HeldLabel[]> {
  if (run.kind === 'ANNOTATOR') {
    const rows = await queries.findRaterAnnotations(tx, run.annotatorId as string, volumeIds);
    return groupByKey(volumeIds, rows, (row) => row.volumeId).map((group, n) =>
      chooseRaterAnnotation(volumeIds[n], group),
    );
  }
  const method = run.registrationMethod as RegistrationMethod;
  const rows = await queries.findTransferredLabels(tx, method, volumeIds);
  return groupByKey(volumeIds, rows, (row) => row.volumeId).map((group, n) =>
    chooseTransferredLabel(volumeIds[n], group),
  );
}
