import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma, SliceRule } from '../../../generated/prisma/client.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { freezeScope } from '../../exclusions/types.ts';
import { findVolumesInScope, type VolumeInScope } from '../queries.ts';
import type { FreezeSelection, UsableSlicing } from '../types.ts';

interface FreezeScopeFacts extends Omit<FreezeSelection, 'slicingIds'> {
  readonly rule: SliceRule;
  readonly slicings: readonly UsableSlicing[];
}

/**
 * Gives every ultrasound volume in scope that has no slicing to choose from a reason limited to the freeze,
 * unless an exclusion already says why. A patient without ultrasound gets one too.
 */
export async function recordMissingVolumes(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  freezeId: string,
  { rule, slicings, dataSetIds, registrationMethod, annotatorName }: FreezeScopeFacts,
): Promise<void> {
  const chosen = new Set(slicings.map((slicing) => slicing.volumeId));
  const transferred = rule.labelSources.includes('MRI_TRANSFER');
  const volumes = await findVolumesInScope(tx, dataSetIds, registrationMethod, annotatorName);
  for (const volume of volumes) {
    if (volume.patientExcluded || volume.volumeExcluded) continue;
    if (volume.volumeId !== null && chosen.has(volume.volumeId)) continue;
    const reasonCode = whatIsMissing(volume, transferred);
    if (reasonCode === null) continue;
    await recordExclusion(tx, context, {
      subject:
        volume.volumeId === null
          ? { kind: 'PATIENT', id: volume.patientId }
          : { kind: 'VOLUME', id: volume.volumeId },
      reasonCode,
      scope: freezeScope(freezeId),
      rule,
    });
  }
}

function whatIsMissing(volume: VolumeInScope, transferred: boolean): string | null {
  if (volume.volumeId === null) return 'NO_ULTRASOUND';
  if (!transferred) return volume.annotated ? 'NOT_SLICED' : 'NO_TUMOUR_ANNOTATION';
  if (volume.registrationExcluded) return null;
  if (!volume.registered) return 'NOT_REGISTERED';
  return volume.transferred ? 'NOT_SLICED' : 'NOT_TRANSFERRED';
}
