import { accessOf } from '../../../access/accessOf.ts';
import { visibleDataSets } from '../../../access/within.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import type { FreezeSelection } from '../../freezes/types.ts';
import { computeCohortFlow } from '../computeCohortFlow.ts';
import * as queries from '../flow.queries.ts';
import type { FlowNode } from '../flowTypes.ts';
import { findReasons } from '../queries.ts';
import { freezeScope } from '../types.ts';

export interface CohortFlowScope {
  readonly dataSetId?: string | null;
  readonly freezeId?: string | null;
}

/**
 * Counts a cohort through the pipeline from records alone. Without a freeze it follows registrations of every
 * method as far as label transfer, as things stand now; with one it follows the label paths and data sets that
 * the freeze chose, down to its slices, as things stood when the freeze was made.
 */
export async function cohortFlow(
  context: ServiceContext,
  { dataSetId, freezeId }: CohortFlowScope,
): Promise<FlowNode[]> {
  if (dataSetId != null && freezeId != null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Give a data set or a freeze: a freeze has its own data sets.',
    );
  }
  return freezeId != null ? freezeFlow(context, freezeId) : openFlow(context, dataSetId ?? null);
}

async function openFlow(context: ServiceContext, dataSetId: string | null): Promise<FlowNode[]> {
  const { prisma } = context.app;
  const dataSetIds =
    dataSetId === null
      ? visibleDataSets(await accessOf(context))
      : [await requireDataSet(context, dataSetId)];
  const [volumes, reasons, paths, catalogue] = await Promise.all([
    queries.findFlowVolumes(prisma, dataSetIds),
    queries.findActiveReasons(prisma, ['ALL']),
    queries.findLabelPaths(prisma, {
      labelSources: ['MRI_TRANSFER'],
      registrationMethod: null,
      annotatorName: null,
    }),
    findReasons(prisma),
  ]);
  return computeCohortFlow({ volumes, reasons, paths, catalogue, slices: null });
}

async function requireDataSet({ app }: ServiceContext, dataSetId: string): Promise<string> {
  const id = requireUuid(dataSetId, 'data set');
  return requireFound((await findDataSetsByIds(app.prisma, [id])).at(0), 'data set', id).id;
}

async function freezeFlow({ app: { prisma } }: ServiceContext, freezeId: string): Promise<FlowNode[]> {
  const id = requireUuid(freezeId, 'freeze');
  const { sliceRule, selection } = requireFound(await queries.findFreezeById(prisma, id), 'freeze', id);
  const chosen = selection as unknown as FreezeSelection;
  const seq = await queries.findFreezeSeq(prisma, id);
  const [volumes, reasons, paths, catalogue, slices] = await Promise.all([
    queries.findFlowVolumes(prisma, chosen.dataSetIds, seq),
    queries.findActiveReasons(prisma, ['ALL', freezeScope(id)], seq),
    queries.findLabelPaths(prisma, { ...chosen, labelSources: sliceRule.labelSources }, seq),
    findReasons(prisma),
    queries.countFreezeSlices(prisma, id, chosen.slicingIds, seq),
  ]);
  return computeCohortFlow({ volumes, reasons, paths, catalogue, slices });
}
