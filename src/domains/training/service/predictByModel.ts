import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { lockRequest } from '../../../database/lockRequest.ts';
import type { Job, Prisma } from '../../../generated/prisma/client.ts';
import type { FreezeRecord, ModelRecord } from '../../../graphql/records.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import * as queries from '../predictions.queries.ts';
import type { RequestedPredictions } from '../types.ts';

/**
 * One prediction per volume of the freeze and axis of its slices. A job fills in those that wait: a new one, or
 * the one that is at it already.
 */
export function predictByModel(
  context: ServiceContext,
  { id: modelId }: ModelRecord,
  { id: freezeId }: FreezeRecord,
): Promise<RequestedPredictions> {
  const key = `${modelId}:${freezeId}`;
  return inTransaction(context, async (tx) => {
    await lockRequest(tx, `PREDICT:${key}`);
    const wanted = await queries.findFreezeAxes(tx, freezeId);
    const { count: added } = await queries.insertPendingPredictions(tx, modelId, wanted);
    const pending = await queries.findPendingPredictions(tx, modelId, freezeId);
    const running = await queries.findLiveJob(tx, 'PREDICT', key);
    const job =
      pending.length === 0
        ? null
        : (running ?? (await enqueueJob(tx, context, 'PREDICT', { modelId, freezeId }, { dedupeKey: key })));
    if (job) await queries.linkPredictionsToJob(tx, ids(pending), job.id);
    if (added > 0) await recordRequest(tx, context, modelId, { freezeId, added, jobId: (job as Job).id });
    return { predictions: await queries.findPredictionsOnFreeze(tx, { modelId }, freezeId), job };
  });
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

const recordRequest = (
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  modelId: string,
  after: { readonly freezeId: string; readonly added: number; readonly jobId: string },
): Promise<void> =>
  recordChange(tx, context, { action: 'PREDICTIONS_REQUESTED', entity: 'Model', entityId: modelId, after });
