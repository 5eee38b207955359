import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportLandmarksInput } from '../../../generated/resolverTypes.ts';
import type { LandmarkSetRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findVolumesByIds } from '../../cohort/queries.ts';
import {
  findEqualLandmarkSet,
  findLandmarkSet,
  findLandmarkSetSuperseding,
  insertLandmarkSet,
} from '../queries.ts';
import { requireNotSuperseded } from '../requireNotSuperseded.ts';
import type { ImportOptions, IncomingFile } from '../types.ts';
import { decodeLandmarks } from './decodeLandmarks.ts';
import { readIncomingFile } from './readIncomingFile.ts';
import { storeIncomingFile } from './storeIncomingFile.ts';

/**
 * Imports the point pairs of an MNI tag file. Both volumes must belong to one patient. DUPLICATE when they have
 * these points already.
 */
export async function importLandmarks(
  context: ServiceContext,
  input: ImportLandmarksInput,
  { incoming, also }: ImportOptions<IncomingFile, LandmarkSetRecord> = {},
): Promise<LandmarkSetRecord> {
  const { movingVolumeId, fixedVolumeId } = input;
  await requirePair(context, movingVolumeId, fixedVolumeId);
  if (input.supersedesId != null) await requireSamePair(context, input, input.supersedesId);
  const file = incoming ?? (await readIncomingFile(context, input.source));
  const pairs = decodeLandmarks(file);
  await storeIncomingFile(context, file);
  return inTransaction(context, async (tx) => {
    const twin = await findEqualLandmarkSet(tx, { movingVolumeId, fixedVolumeId, blobHash: file.hash });
    if (twin) {
      const message = `This file is already the landmark set ${twin.id} of the two volumes.`;
      throw new SonoledgerError('DUPLICATE', message, { landmarkSetId: twin.id });
    }
    await ensureBlob(tx, {
      hash: file.hash,
      sizeBytes: file.bytes.length,
      mediaType: 'text/plain',
      fileName: file.fileName,
    });
    const landmarkSet = await insertLandmarkSet(tx, {
      movingVolumeId,
      fixedVolumeId,
      movingLps: [...pairs.movingLps],
      fixedLps: [...pairs.fixedLps],
      pointLabels: [...pairs.labels],
      blobHash: file.hash,
      supersedesId: input.supersedesId ?? null,
    });
    await recordChange(tx, context, {
      action: 'LANDMARKS_IMPORTED',
      entity: 'LandmarkSet',
      entityId: landmarkSet.id,
      after: { movingVolumeId, fixedVolumeId, count: pairs.labels.length, hash: file.hash },
    });
    await also?.(tx, landmarkSet);
    return landmarkSet;
  });
}

async function requireSamePair(
  { app }: ServiceContext,
  { movingVolumeId, fixedVolumeId }: ImportLandmarksInput,
  id: string,
): Promise<void> {
  const found = await findLandmarkSet(app.prisma, requireUuid(id, 'landmark set'));
  const superseded = requireFound(found, 'landmark set', id);
  if (superseded.movingVolumeId !== movingVolumeId || superseded.fixedVolumeId !== fixedVolumeId) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Landmark set ${id} belongs to other volumes and cannot be superseded by this one.`,
    );
  }
  requireNotSuperseded('landmark set', id, await findLandmarkSetSuperseding(app.prisma, id));
}

async function requirePair(context: ServiceContext, movingId: string, fixedId: string): Promise<void> {
  const ids = [movingId, fixedId].map((id) => requireUuid(id, 'volume'));
  const volumes = await findVolumesByIds(context.app.prisma, ids);
  const [moving, fixed] = ids.map((id) =>
    requireFound(
      volumes.find((row) => row.id === id),
      'volume',
      id,
    ),
  );
  if (moving.patientId !== fixed.patientId) {
    throw new SonoledgerError('INVALID_INPUT', 'The two volumes belong to different patients.');
  }
  if (moving.id === fixed.id) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Landmarks pair two volumes: movingVolumeId and fixedVolumeId are the same.',
    );
  }
  if (moving.modality === 'US' && fixed.modality === 'MR') {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `"${moving.name}" is ultrasound and "${fixed.name}" is MRI: were moving and fixed swapped?`,
    );
  }
}
