import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { VolumeRecord } from '../../../graphql/records.ts';
import type { VolumeClaim } from '../../../layouts/types.ts';
import { linkByContent } from '../../cohort/service/linkByContent.ts';
import { volumeGeometry } from '../../cohort/volumeGeometry.ts';
import { findVolumeByContent } from '../../imports/queries.ts';
import { decodeIncomingVolume } from '../../imports/service/decodeIncomingVolume.ts';
import { importVolume } from '../../imports/service/importVolume.ts';
import { requireImage } from '../../imports/service/requireImage.ts';
import type { IncomingVolume } from '../../imports/types.ts';
import { findCurrentVolume, findVolumeOfOtherPatient, insertImportItems } from '../queries.ts';
import type { ItemName, ItemResult, OpenRun, VolumeHandle } from '../types.ts';
import { readItemFiles } from './readItemFiles.ts';
import { sameFiles } from './sameFiles.ts';
import { toItemRow } from './toItemRow.ts';

export interface VolumeItem {
  readonly result: ItemResult;
  /** Whether the transaction of the record has written the item. */
  readonly written: boolean;
  readonly volume: VolumeHandle | null;
}

type Twin = Required<Pick<ItemResult, 'outcome' | 'reason' | 'message' | 'volumeId'>>;

/** Makes the volume of a claim unless its bytes are there; a changed file supersedes the volume of that name. */
export async function importVolumeItem(
  open: OpenRun,
  patientId: string | null,
  name: ItemName,
  claim: VolumeClaim,
): Promise<VolumeItem> {
  const { prisma } = open.context.app;
  const { files, contentHash } = await readItemFiles(open, claim);
  const current = patientId === null ? null : await findCurrentVolume(prisma, patientId, claim.name);
  if (current && sameFiles(current, files)) {
    const volume = { id: current.id, name: claim.name, geometry: volumeGeometry(current) };
    return { result: { outcome: 'UNCHANGED', contentHash, volumeId: current.id }, written: false, volume };
  }
  const incoming = await decodeIncomingVolume(open.context, files);
  requireImage(incoming);
  const twin = await findTwin(open, patientId, incoming.nifti.hash);
  if (twin) return { result: { ...twin, contentHash }, written: false, volume: null };
  const outcome = current ? 'SUPERSEDED' : 'IMPORTED';
  const { geometry } = incoming.facts;
  if (open.run.dryRun) {
    const volume = { id: null, name: claim.name, geometry };
    return { result: { outcome, contentHash }, written: false, volume };
  }
  const result = { outcome, contentHash } as const;
  const record = await write(open, claim, incoming, current?.id ?? null, name, result);
  return {
    result: { ...result, volumeId: record.id },
    written: true,
    volume: { id: record.id, name: claim.name, geometry },
  };
}

/** The same voxels elsewhere in the data set: a copy, an older version, or another patient's image. */
async function findTwin(open: OpenRun, patientId: string | null, hash: string): Promise<Twin | null> {
  const { prisma } = open.context.app;
  const own = patientId === null ? null : await findVolumeByContent(prisma, patientId, hash);
  if (own) {
    return {
      outcome: 'NEEDS_ATTENTION',
      reason: 'SAME_CONTENT',
      message: `The patient has these voxels already, as volume "${own.name}" or an older version of it.`,
      volumeId: own.id,
    };
  }
  return findTwinOfOther(prisma, open, patientId, hash);
}

async function findTwinOfOther(
  db: Prisma.TransactionClient,
  { dataSetId }: OpenRun,
  patientId: string | null,
  hash: string,
): Promise<Twin | null> {
  if (dataSetId === null) return null;
  const other = await findVolumeOfOtherPatient(db, dataSetId, patientId, hash);
  if (other === null) return null;
  const message = `${other.patient.pseudonym} has the same voxels as volume "${other.name}": one person under two names?`;
  return { outcome: 'NEEDS_ATTENTION', reason: 'SAME_CONTENT', message, volumeId: other.id };
}

/** The ledger's lock is held by now, so that a patient imported at the same time shows. */
async function refuseTwin(tx: Prisma.TransactionClient, open: OpenRun, volume: VolumeRecord): Promise<void> {
  const twin = await findTwinOfOther(tx, open, volume.patientId, volume.blobHash);
  if (twin) throw new SonoledgerError('DUPLICATE', twin.message, { volumeId: twin.volumeId });
}

function write(
  open: OpenRun,
  claim: VolumeClaim,
  incoming: IncomingVolume,
  supersedesId: string | null,
  item: ItemName,
  result: ItemResult,
) {
  const { name, modality, sequence, phase, procedureNumber, patient } = claim;
  const dataSetId = open.dataSetId as string;
  return importVolume(
    open.context,
    {
      ...{ dataSetId, pseudonym: patient, procedureNumber, name, modality, sequence, phase, supersedesId },
      source: { path: claim.paths[0] },
    },
    {
      incoming,
      also: async (tx, volume) => {
        await refuseTwin(tx, open, volume);
        await linkByContent(tx, open.context, volume);
        await insertImportItems(tx, [toItemRow(open.run.id, item, { ...result, volumeId: volume.id })]);
      },
    },
  );
}
