import type { AnnotationClaim } from '../../../layouts/types.ts';
import { decodeIncomingVolume } from '../../imports/service/decodeIncomingVolume.ts';
import { importAnnotation } from '../../imports/service/importAnnotation.ts';
import { requireUsableLabel } from '../../imports/service/requireUsableLabel.ts';
import { findCurrentAnnotation, insertImportItems } from '../queries.ts';
import type { ItemName, ItemResult, OpenRun, VolumeHandle } from '../types.ts';
import { readItemFiles } from './readItemFiles.ts';
import { sameFiles } from './sameFiles.ts';
import { toItemRow } from './toItemRow.ts';

/** Makes the annotation of a claim unless its bytes are there; a changed file supersedes. Undefined message: written. */
export async function importAnnotationItem(
  open: OpenRun,
  volume: VolumeHandle,
  name: ItemName,
  claim: AnnotationClaim,
): Promise<{ readonly result: ItemResult; readonly written: boolean }> {
  const { structure, origin, annotator, tool, toolVersion } = claim;
  const { files, contentHash } = await readItemFiles(open, claim);
  const label = { structure, annotator, tool };
  const current =
    volume.id === null
      ? null
      : await findCurrentAnnotation(open.context.app.prisma, { ...label, volumeId: volume.id });
  if (current && sameFiles(current, files)) {
    return { result: { outcome: 'UNCHANGED', contentHash, annotationId: current.id }, written: false };
  }
  const incoming = await decodeIncomingVolume(open.context, files, { labelOn: volume.geometry });
  requireUsableLabel(volume, incoming);
  const result = { outcome: current ? 'SUPERSEDED' : 'IMPORTED', contentHash } as const;
  if (open.run.dryRun || volume.id === null) return { result, written: false };
  const record = await importAnnotation(
    open.context,
    {
      ...{ volumeId: volume.id, structure, origin, tool, toolVersion, annotatorName: annotator },
      source: { path: claim.paths[0] },
      supersedesId: current?.id ?? null,
    },
    {
      incoming,
      also: async (tx, { id }) => {
        await insertImportItems(tx, [toItemRow(open.run.id, name, { ...result, annotationId: id })]);
      },
    },
  );
  return { result: { ...result, annotationId: record.id }, written: true };
}
