import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import type { JobHandler } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import * as queries from '../queries.ts';

/** Measures all slices in a compute thread and writes them with the completed record in one transaction. */
export const sliceLabelJob: JobHandler<'SLICE_LABEL'> = {
  async run({ slicingId }, { context, signal }) {
    const found = await queries.findSlicingInput(context.app.prisma, slicingId);
    const record = requireFound(found, 'slicing', slicingId);
    if (record.state !== 'PENDING') return { state: 'SKIPPED', reason: `The slicing is ${record.state}.` };
    const labelHash = record.annotation?.blobHash ?? record.pseudoLabel?.blobHash;
    if (!labelHash) throw new SonoledgerError('EMPTY_MASK', 'The label of this slicing has no file.');
    const label = await readSourceFile(context, labelHash, 'ultrasound label');
    const slices = await context.app.threads.run('measureSlices', { label }, { signal });
    await inTransaction(context, async (tx) => {
      await queries.insertSlices(tx, slicingId, slices);
      await queries.completeSlicing(tx, slicingId, slices.length);
      await recordChange(tx, context, {
        action: 'SLICING_COMPLETED',
        entity: 'Slicing',
        entityId: slicingId,
        after: { sliceCount: slices.length },
      });
    });
    return { state: 'DONE', result: { sliceCount: slices.length } };
  },

  async fail(tx, context, { slicingId }, failure) {
    const end =
      failure.state === 'FAILED'
        ? ({ state: 'FAILED', errorCode: failure.code, errorMessage: failure.message } as const)
        : ({ state: 'CANCELLED' } as const);
    const { count } = await queries.endSlicing(tx, slicingId, end);
    if (count === 0) return;
    await recordChange(tx, context, {
      action: `SLICING_${failure.state}`,
      entity: 'Slicing',
      entityId: slicingId,
      reason: failure.message,
      after: { code: failure.code },
    });
  },
};
