import type { ServiceContext } from '../../context/types.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Volume } from '../../generated/prisma/client.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { findVolumesByIds } from '../cohort/queries.ts';
import { MOST_SEQUENCES } from './types.ts';

/** The volumes of a registration: one ultrasound and one to three MRI of one patient. UNKNOWN_ID, INVALID_INPUT. */
export async function requireVolumes(
  context: ServiceContext,
  { fixedVolumeId, movingVolumeIds }: { fixedVolumeId: string; movingVolumeIds: readonly string[] },
): Promise<{ fixedVolume: Volume; movingVolumes: Volume[] }> {
  const ids = [fixedVolumeId, ...movingVolumeIds].map((id) => requireUuid(id, 'volume'));
  const rows = await findVolumesByIds(context.app.prisma, ids);
  const [fixedVolume, ...movingVolumes] = ids.map((id) =>
    requireFound(
      rows.find((row) => row.id === id),
      'volume',
      id,
    ),
  );
  requirePair(fixedVolume, movingVolumes);
  return { fixedVolume, movingVolumes };
}

function requirePair(fixed: Volume, moving: readonly Volume[]): void {
  const refuse = (message: string): never => {
    throw new SonoledgerError('INVALID_INPUT', message);
  };
  if (moving.length < 1 || moving.length > MOST_SEQUENCES) refuse(`Give 1 to ${MOST_SEQUENCES} MRI volumes.`);
  if (new Set(moving.map((volume) => volume.id)).size < moving.length)
    refuse('An MRI volume is named twice.');
  if (fixed.modality !== 'US')
    refuse(`The fixed volume "${fixed.name}" is MR: were fixed and moving swapped?`);
  for (const volume of moving) {
    if (volume.modality !== 'MR')
      refuse(`The moving volume "${volume.name}" is US: were fixed and moving swapped?`);
    if (volume.patientId !== fixed.patientId) refuse(`Volume "${volume.name}" belongs to another patient.`);
  }
}
