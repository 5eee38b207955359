import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { LandmarksClaim } from '../../../layouts/types.ts';
import { decodeLandmarks } from '../../imports/service/decodeLandmarks.ts';
import { importLandmarks } from '../../imports/service/importLandmarks.ts';
import { findCurrentLandmarks, insertImportItems } from '../queries.ts';
import type { ItemName, ItemResult, OpenRun, VolumeHandle } from '../types.ts';
import { describeOutside } from './describeOutside.ts';
import { readItemFiles } from './readItemFiles.ts';
import { toItemRow } from './toItemRow.ts';

/** Makes the landmark set of a claim unless its bytes are there; a changed file supersedes. */
export async function importLandmarksItem(
  open: OpenRun,
  { moving, fixed }: { readonly moving: VolumeHandle; readonly fixed: VolumeHandle },
  name: ItemName,
  claim: LandmarksClaim,
): Promise<{ readonly result: ItemResult; readonly written: boolean }> {
  const { prisma } = open.context.app;
  const { files, contentHash } = await readItemFiles(open, claim);
  const [file] = files;
  const known = moving.id !== null && fixed.id !== null;
  const current = known ? await findCurrentLandmarks(prisma, moving.id, fixed.id) : null;
  if (current?.blobHash === file.hash) {
    return { result: { outcome: 'UNCHANGED', contentHash, landmarkSetId: current.id }, written: false };
  }
  const pairs = decodeLandmarks(file);
  const outside = describeOutside(moving, pairs.movingLps) ?? describeOutside(fixed, pairs.fixedLps);
  if (outside !== undefined) {
    const result = {
      outcome: 'NEEDS_ATTENTION',
      reason: 'LANDMARKS_OUTSIDE_VOLUME',
      message: outside,
    } as const;
    return { result: { ...result, contentHash }, written: false };
  }
  const result = { outcome: current ? 'SUPERSEDED' : 'IMPORTED', contentHash } as const;
  if (open.run.dryRun) return { result, written: false };
  if (!known) throw new SonoledgerError('INTERNAL_SERVER_ERROR', 'A volume that was just made has no id.');
  const input = {
    ...{ movingVolumeId: moving.id, fixedVolumeId: fixed.id, source: { path: claim.paths[0] } },
    supersedesId: current?.id ?? null,
  };
  const record = await importLandmarks(open.context, input, {
    incoming: file,
    also: async (tx, { id }) => {
      await insertImportItems(tx, [toItemRow(open.run.id, name, { ...result, landmarkSetId: id })]);
    },
  });
  return { result: { ...result, landmarkSetId: record.id }, written: true };
}
