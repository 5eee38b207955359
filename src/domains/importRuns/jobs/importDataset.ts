import { inTransaction } from '../../../database/inTransaction.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import type { JobHandler, JobRun } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { countItemsByRun, endImportRun, findImportRun, findItemsOfRun } from '../queries.ts';
import { planRun } from '../service/planRun.ts';
import { recordGoneFiles } from '../service/recordGoneFiles.ts';
import { runImport } from '../service/runImport.ts';
import { type ImportOptions, itemKey, type OpenRun } from '../types.ts';

/**
 * Reads a folder and writes an item for each thing in it. Each item is kept with its record, so that a run which
 * was broken off goes on with those that are left.
 */
export const importDatasetJob: JobHandler<'IMPORT_DATA_SET'> = {
  async run({ importRunId }, job) {
    const { prisma } = job.context.app;
    const run = requireFound(await findImportRun(prisma, importRunId), 'import run', importRunId);
    if (run.state !== 'PENDING') return { state: 'SKIPPED', reason: `The import run is ${run.state}.` };
    const items = await findItemsOfRun(prisma, run.id);
    const open: OpenRun = {
      context: job.context,
      run,
      options: run.options as unknown as ImportOptions,
      dataSetId: run.dataSetId,
      signal: job.signal,
      done: new Map(items.map((item) => [itemKey(item), item])),
    };
    const planned = await planRun(run.rootPath, run.layout, open.options, {
      threads: job.context.app.threads,
      signal: job.signal,
      onNote: (note) => job.progress(0, note),
    });
    await runImport(open, planned, (done, total, note) => job.progress(done / total, note));
    await recordGoneFiles(open, planned.plan);
    return { state: 'DONE', result: await complete(job, open) };
  },

  async fail(tx, context, { importRunId }, failure) {
    const end =
      failure.state === 'FAILED'
        ? ({ state: 'FAILED', errorCode: failure.code, errorMessage: failure.message } as const)
        : ({ state: 'CANCELLED' } as const);
    const { count } = await endImportRun(tx, importRunId, end);
    if (count === 0) return;
    await recordChange(tx, context, {
      action: `IMPORT_${failure.state}`,
      entity: 'ImportRun',
      entityId: importRunId,
      reason: failure.message,
      after: { code: failure.code },
    });
  },
};

function complete({ context }: JobRun, { run }: OpenRun): Promise<Record<string, number>> {
  return inTransaction(context, async (tx) => {
    const result: Record<string, number> = {};
    for (const { outcome, count } of await countItemsByRun(tx, [run.id])) {
      result[outcome] = (result[outcome] ?? 0) + count;
    }
    const ended = await endImportRun(tx, run.id, { state: 'COMPLETED' });
    if (ended.count === 0) return result;
    await recordChange(tx, context, {
      action: 'IMPORT_COMPLETED',
      entity: 'ImportRun',
      entityId: run.id,
      after: { dryRun: run.dryRun, ...result },
    });
    return result;
  });
}
