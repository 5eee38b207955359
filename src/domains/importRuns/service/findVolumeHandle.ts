import { findVolumesByIds } from '../../cohort/queries.ts';
import { volumeGeometry } from '../../cohort/volumeGeometry.ts';
import { type ItemName, itemKey, type OpenRun, type VolumeHandle } from '../types.ts';

/** The volume of an item that an earlier attempt at the run did. */
export async function findVolumeHandle(open: OpenRun, name: ItemName): Promise<VolumeHandle | null> {
  const volumeId = open.done.get(itemKey(name))?.volumeId;
  if (volumeId == null) return null;
  const [volume] = await findVolumesByIds(open.context.app.prisma, [volumeId]);
  return { id: volume.id, name: volume.name, geometry: volumeGeometry(volume) };
}
