import type { SourceFile } from '../../../compute/tasks/sourceImage.ts';
import type { TransferredAnnotation } from '../../../compute/tasks/transferAnnotation.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import type { JobHandler } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { ensureExcluded } from '../../exclusions/service/ensureExcluded.ts';
import * as queries from '../queries.ts';

const METHODS = { NEAREST: 'nearest', LINEAR_THRESHOLD: 'linearThreshold' } as const;
const RULE = { name: 'transfer-outcome', version: 1 } as const;

const readField = async (
  context: ServiceContext,
  { fieldBlobHash }: { readonly fieldBlobHash: string | null },
): Promise<SourceFile | null> =>
  fieldBlobHash === null ? null : readSourceFile(context, fieldBlobHash, 'displacement field');

/** Carries the label over in a compute thread and completes the record; a label wholly outside the cone is kept and excluded. */
export const transferLabelJob: JobHandler<'TRANSFER_LABEL'> = {
  async run({ pseudoLabelId }, { context, signal }) {
    const found = await queries.findPseudoLabelInput(context.app.prisma, pseudoLabelId);
    const record = requireFound(found, 'pseudo label', pseudoLabelId);
    if (record.state !== 'PENDING')
      return { state: 'SKIPPED', reason: `The pseudo label is ${record.state}.` };
    const transferred = await context.app.threads.run(
      'transferAnnotation',
      {
        annotation: await readSourceFile(context, record.annotation.blobHash, 'MRI annotation'),
        ultrasound: await readSourceFile(
          context,
          record.ultrasoundVolume.blobHash,
          record.ultrasoundVolume.name,
        ),
        movingToFixedLps: record.registration.movingToFixedLps,
        field: await readField(context, record.registration),
        method: METHODS[record.method],
      },
      { signal },
    );
    await complete(context, pseudoLabelId, transferred);
    const { voxelCount, tumourInConeFraction } = transferred;
    return { state: 'DONE', result: { voxelCount, tumourInConeFraction } };
  },

  async fail(tx, context, { pseudoLabelId }, failure) {
    const end =
      failure.state === 'FAILED'
        ? ({ state: 'FAILED', errorCode: failure.code, errorMessage: failure.message } as const)
        : ({ state: 'CANCELLED' } as const);
    const { count } = await queries.endPseudoLabel(tx, pseudoLabelId, end);
    if (count === 0) return;
    await recordChange(tx, context, {
      action: `TRANSFER_${failure.state}`,
      entity: 'PseudoLabel',
      entityId: pseudoLabelId,
      reason: failure.message,
      after: { code: failure.code },
    });
    if (failure.state === 'CANCELLED') return;
    await ensureExcluded(tx, context, {
      subject: { kind: 'PSEUDO_LABEL', id: pseudoLabelId },
      reasonCode: 'TRANSFER_FAILED',
      rule: RULE,
      comment: `${failure.code}: ${failure.message}`,
    });
  },
};

async function complete(
  context: ServiceContext,
  id: string,
  transferred: TransferredAnnotation,
): Promise<void> {
  const { bytes, ...counts } = transferred;
  const blob = await context.app.blobs.put(bytes);
  await inTransaction(context, async (tx) => {
    await ensureBlob(tx, {
      ...blob,
      mediaType: 'application/x-nifti',
      fileName: `pseudo-label-${id}.nii.gz`,
    });
    await queries.completePseudoLabel(tx, id, { blobHash: blob.hash, ...counts });
    await recordChange(tx, context, {
      action: 'TRANSFER_COMPLETED',
      entity: 'PseudoLabel',
      entityId: id,
      after: { hash: blob.hash, ...counts },
    });
    if (counts.voxelCount > 0) return;
    await ensureExcluded(tx, context, {
      subject: { kind: 'PSEUDO_LABEL', id },
      reasonCode: 'LABEL_OUTSIDE_CONE',
      rule: RULE,
      measuredValue: counts.tumourInConeFraction,
      threshold: 0,
    });
  });
}
