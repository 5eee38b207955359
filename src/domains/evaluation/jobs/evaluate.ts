import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { eachConcurrently } from '../../../jobs/eachConcurrently.ts';
import type { JobHandler, JobRun } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findFreezesByIds } from '../../freezes/queries.ts';
import { findVolumesLeft } from '../evaluation.queries.ts';
import { completeMetricRun, countMetricRun, endMetricRun, findMetricRunsByIds } from '../queries.ts';
import { requireDefinitions } from '../requireDefinitions.ts';
import { evaluateVolume } from '../service/evaluateVolume.ts';
import { writeCases } from '../service/writeCases.ts';
import type { MetricRunCounts, OpenMetricRun } from '../types.ts';

/**
 * Fills in a metric run volume by volume; each is one transaction, so that a run which was broken off goes on
 * with the volumes that are left. Complete when every slice of the freeze has its rows.
 */
export const evaluateJob: JobHandler<'EVALUATE'> = {
  needs: 'ANALYSE',
  async run({ metricRunId }, run) {
    const [found] = await findMetricRunsByIds(run.context.app.prisma, [metricRunId]);
    const record = requireFound(found, 'metric run', metricRunId);
    if (record.state !== 'PENDING') return { state: 'SKIPPED', reason: `The metric run is ${record.state}.` };
    const definitionIds = requireDefinitions(record.definitionIds).map(({ id }) => id);
    await evaluateVolumesLeft(run, { record, definitionIds });
    const counts = await complete(run.context, { record, definitionIds });
    return { state: 'DONE', result: { ...counts } };
  },

  async fail(tx, context, { metricRunId }, failure) {
    const end =
      failure.state === 'FAILED'
        ? ({ state: 'FAILED', errorCode: failure.code, errorMessage: failure.message } as const)
        : ({ state: 'CANCELLED' } as const);
    const { count } = await endMetricRun(tx, metricRunId, end);
    if (count === 0) return;
    await recordChange(tx, context, {
      action: `EVALUATION_${failure.state}`,
      entity: 'MetricRun',
      entityId: metricRunId,
      reason: failure.message,
      after: { code: failure.code },
    });
  },
};

async function evaluateVolumesLeft(run: JobRun, metricRun: OpenMetricRun): Promise<void> {
  const { app } = run.context;
  const volumes = await findVolumesLeft(app.prisma, metricRun.record.id, metricRun.record.freezeId);
  let done = 0;
  await eachConcurrently(volumes, app.threads.size, async ({ id }) => {
    run.signal.throwIfAborted();
    const cases = await evaluateVolume(run.context, metricRun, id, run.signal);
    await writeCases(app.pool, metricRun, cases);
    run.progress(++done / volumes.length, `${done} of ${volumes.length} volumes`);
  });
}

function complete(
  context: ServiceContext,
  { record, definitionIds }: OpenMetricRun,
): Promise<MetricRunCounts> {
  const [{ number }] = requireDefinitions(definitionIds);
  return inTransaction(context, async (tx) => {
    const counts = await countMetricRun(tx, record.id, number);
    const [freeze] = await findFreezesByIds(tx, [record.freezeId]);
    requireAll(counts.sliceCount, freeze.sliceCount);
    if (!(await completeMetricRun(tx, record.id, counts))) return counts;
    await recordChange(tx, context, {
      action: 'EVALUATION_COMPLETED',
      entity: 'MetricRun',
      entityId: record.id,
      after: counts,
    });
    return counts;
  });
}

function requireAll(sliceCount: number, wanted: number): void {
  if (sliceCount === wanted) return;
  throw new SonoledgerError(
    'INTERNAL_SERVER_ERROR',
    `The metric run holds ${sliceCount} of the ${wanted} slices of its freeze.`,
  );
}
