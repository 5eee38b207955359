import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma, SliceRule } from '../../../generated/prisma/client.ts';
import { groupByKey } from '../../../graphql/groupByKey.ts';
import { findActiveReasons, findFlowVolumes, findLabelPaths } from '../../exclusions/flow.queries.ts';
import type { FlowVolume, LabelPath } from '../../exclusions/flowTypes.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { freezeScope, type Subject } from '../../exclusions/types.ts';
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
  { rule, slicings, ...choice }: FreezeScopeFacts,
): Promise<void> {
  const { labelSources } = rule;
  const chosen = new Set(slicings.map((slicing) => slicing.volumeId));
  const isOut = await findExcluded(tx);
  const volumes = await findFlowVolumes(tx, choice.dataSetIds);
  const paths = await findLabelPaths(tx, { ...choice, labelSources });
  const pathsOf = groupByKey<string | null, LabelPath>(
    volumes.map((volume) => volume.volumeId),
    paths,
    (path) => path.volumeId,
  );
  for (const [n, volume] of volumes.entries()) {
    const { patientId, volumeId } = volume;
    if (volumeId !== null && chosen.has(volumeId)) continue;
    if (hasReason(volume, pathsOf[n], isOut)) continue;
    const open = pathsOf[n].filter((path) => !isClosed(path, isOut));
    await recordExclusion(tx, context, {
      subject: volumeId === null ? { kind: 'PATIENT', id: patientId } : { kind: 'VOLUME', id: volumeId },
      reasonCode:
        volumeId === null ? 'NO_ULTRASOUND' : whatIsMissing(open, labelSources.includes('MRI_TRANSFER')),
      scope: freezeScope(freezeId),
      rule,
    });
  }
}

type IsOut = (kind: Subject['kind'], id: string | null) => boolean;

async function findExcluded(tx: Prisma.TransactionClient): Promise<IsOut> {
  const reasons = await findActiveReasons(tx, ['ALL']);
  const keys = new Set(reasons.map(({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`));
  return (kind, id) => keys.has(`${kind}:${id}`);
}

const isClosed = (path: LabelPath, isOut: IsOut): boolean =>
  isOut('REGISTRATION', path.registrationId) ||
  isOut('PSEUDO_LABEL', path.pseudoLabelId) ||
  isOut('ANNOTATION', path.annotationId);

const hasReason = ({ patientId, volumeId }: FlowVolume, paths: readonly LabelPath[], isOut: IsOut): boolean =>
  isOut('PATIENT', patientId) ||
  isOut('VOLUME', volumeId) ||
  (paths.length > 0 && paths.every((path) => isClosed(path, isOut)));

function whatIsMissing(open: readonly LabelPath[], transferred: boolean): string {
  if (open.some((path) => path.labelled)) return 'NOT_SLICED';
  if (!transferred) return 'NO_TUMOUR_ANNOTATION';
  return open.some((path) => path.registered) ? 'NOT_TRANSFERRED' : 'NOT_REGISTERED';
}
