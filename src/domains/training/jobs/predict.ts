import { deviceOfPool } from '../../../compute/devices/deviceOfPool.ts';
import { groupByKey } from '../../../graphql/groupByKey.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { eachConcurrently } from '../../../jobs/eachConcurrently.ts';
import { isTransient } from '../../../jobs/isTransient.ts';
import type { JobHandler } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findPendingPredictions } from '../predictions.queries.ts';
import { findModelsByIds } from '../queries.ts';
import { predictVolume } from '../service/predictVolume.ts';
import { readModelFile } from '../service/readModelFile.ts';

/**
 * Fills in the predictions of a model that wait on the volumes of a freeze. A volume whose content cannot be
 * used becomes a missing prediction; anything else that goes wrong with one volume leaves its predictions
 * waiting, is reported once the others are done, and can be asked for again.
 */
export const predictJob: JobHandler<'PREDICT'> = {
  async run({ modelId, freezeId }, run) {
    const { app } = run.context;
    const [found] = await findModelsByIds(app.prisma, [modelId]);
    const model = requireFound(found, 'model', modelId);
    const pending = await findPendingPredictions(app.prisma, modelId, freezeId);
    if (pending.length === 0) return { state: 'SKIPPED', reason: 'Every prediction is finished.' };
    const { device } = await deviceOfPool(app.threads, app.config.device);
    const producer = { ...(await readModelFile(run.context, model)), device };

    const counts = { present: 0, missing: 0 };
    const unexpected: unknown[] = [];
    const volumeIds = [...new Set(pending.map((row) => row.volumeId))];
    const volumes = groupByKey(volumeIds, pending, (row) => row.volumeId);
    let done = 0;
    await eachConcurrently(volumes, volumesAtOnce(app.threads.size), async (axes) => {
      run.signal.throwIfAborted();
      try {
        const { present, missing } = await predictVolume(run, producer, axes);
        counts.present += present;
        counts.missing += missing;
      } catch (error) {
        if (run.signal.aborted || isTransient(error)) throw error;
        unexpected.push(error);
      }
      run.progress(++done / volumes.length, `${done} of ${volumes.length} volumes`);
    });
    if (unexpected.length > 0) throw unexpected[0];
    return { state: 'DONE', result: counts, device };
  },

  // What waits goes on waiting: a finished prediction can never be made again, and nothing is known against these.
  async fail(tx, context, { modelId, freezeId }, failure) {
    await recordChange(tx, context, {
      action: `PREDICTIONS_${failure.state}`,
      entity: 'Model',
      entityId: modelId,
      reason: failure.message,
      after: { freezeId, code: failure.code },
    });
  },
};

const AXES = 3;

/** The axes of a volume run side by side. */
const volumesAtOnce = (threads: number): number => Math.max(1, Math.floor(threads / AXES));
