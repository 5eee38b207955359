import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { lockRequest } from '../../../database/lockRequest.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { EvaluateInput } from '../../../generated/resolverTypes.ts';
import type { MetricRunRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { metricDefinitions } from '../../../kernels/metrics/metricDefinitions.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findFreezesByIds } from '../../freezes/queries.ts';
import { producerColumn } from '../../training/producerColumn.ts';
import { requireProducer } from '../../training/service/requireProducer.ts';
import * as queries from '../queries.ts';
import { requireDefinitions } from '../requireDefinitions.ts';
import type { RequestedMetricRun } from '../types.ts';

/**
 * Has a model or annotator run evaluated on a freeze. An equal run that is complete or under way is given back
 * instead, unless predictions were added since. CONFLICT while predictions still wait for their job.
 */
export async function evaluate(context: ServiceContext, input: EvaluateInput): Promise<RequestedMetricRun> {
  const producer = producerColumn(await requireProducer(context, input));
  const freezeId = requireUuid(input.freezeId, 'freeze');
  const [freeze] = await findFreezesByIds(context.app.prisma, [freezeId]);
  requireFound(freeze, 'freeze', freezeId);
  const definitions = input.definitionIds ? requireDefinitions(input.definitionIds) : metricDefinitions;
  const definitionIds = definitions.map(({ id }) => id);
  const wanted = { freezeId, producer, definitionIds, binning: SIZE_BINS.id };
  return inTransaction(context, async (tx) => {
    await lockRequest(tx, `EVALUATE:${JSON.stringify(wanted)}`);
    requirePredicted(await queries.countPendingPredictions(tx, producer, freezeId));
    const equal = await findCurrentRun(tx, wanted);
    return equal ? { metricRun: equal, job: null } : requestRun(tx, context, wanted);
  });
}

function requirePredicted(pending: number): void {
  if (pending === 0) return;
  throw new SonoledgerError(
    'CONFLICT',
    `${pending} predictions on this freeze are not finished. Wait for their job, or ask for them again with predict.`,
    { pending },
  );
}

async function findCurrentRun(
  tx: Prisma.TransactionClient,
  wanted: queries.WantedRun,
): Promise<MetricRunRecord | null> {
  const [newest] = await queries.findEqualRuns(tx, wanted);
  if (!newest || (await queries.predictionsWereAdded(tx, newest.id))) return null;
  return newest;
}

async function requestRun(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { freezeId, producer, definitionIds, binning }: queries.WantedRun,
): Promise<RequestedMetricRun> {
  const data = { freezeId, ...producer, definitionIds: [...definitionIds], binning };
  const { id } = await queries.insertMetricRun(tx, data);
  const job = await enqueueJob(tx, context, 'EVALUATE', { metricRunId: id }, { dedupeKey: id });
  const metricRun = await queries.linkMetricRunJob(tx, id, job.id);
  await recordChange(tx, context, {
    action: 'EVALUATION_REQUESTED',
    entity: 'MetricRun',
    entityId: id,
    after: { ...data, jobId: job.id },
  });
  return { metricRun, job };
}
