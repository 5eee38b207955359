import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import type { FreezeSelection } from '../../freezes/types.ts';
import { computeCohortFlow, type FlowNode } from '../computeCohortFlow.ts';
import * as queries from '../queries.ts';
import { freezeScope } from '../types.ts';

export interface CohortFlowScope {
  readonly dataSetId?: string | null;
  readonly freezeId?: string | null;
}

/**
 * Counts a cohort through the pipeline from records alone. Without a freeze it follows registrations of every
 * method as far as label transfer; with one it follows the label path and data sets that the freeze chose, down
 * to its slices.
 */
export async function cohortFlow(context: ServiceContext, scope: CohortFlowScope): Promise<FlowNode[]> {
  return scope.freezeId != null
    ? freezeFlow(context, scope.freezeId)
    : openFlow(context, scope.dataSetId ?? null);
}

async function openFlow(context: ServiceContext, dataSetId: string | null): Promise<FlowNode[]> {
  const db = context.app.prisma;
  const dataSetIds = dataSetId === null ? null : [requireUuid(dataSetId, 'data set')];
  const [volumes, reasons, paths, catalogue] = await Promise.all([
    queries.findFlowVolumes(db, dataSetIds),
    queries.findActiveReasons(db, ['ALL']),
    queries.findTransferPaths(db, null),
    queries.findReasons(db),
  ]);
  return computeCohortFlow({ volumes, reasons, paths, catalogue, slices: null });
}

async function freezeFlow(context: ServiceContext, freezeId: string): Promise<FlowNode[]> {
  const db = context.app.prisma;
  const freeze = requireFound(
    await queries.findFreezeById(db, requireUuid(freezeId, 'freeze')),
    'freeze',
    freezeId,
  );
  const selection = freeze.selection as unknown as FreezeSelection;
  const transferred = freeze.sliceRule.labelSources.includes('MRI_TRANSFER');
  const [volumes, reasons, paths, catalogue, slices] = await Promise.all([
    queries.findFlowVolumes(db, selection.dataSetIds),
    queries.findActiveReasons(db, ['ALL', freezeScope(freezeId)]),
    transferred
      ? queries.findTransferPaths(db, selection.registrationMethod)
      : queries.findAnnotationPaths(db, selection.annotatorName),
    queries.findReasons(db),
    queries.countFreezeSlices(db, freezeId, freezeScope(freezeId), selection.slicingIds),
  ]);
  return computeCohortFlow({ volumes, reasons, paths, catalogue, slices });
}
