import { accessOf } from '../../../access/accessOf.ts';
import { visibleDataSets } from '../../../access/within.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { DataSetRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import type { FreezeSelection } from '../../freezes/types.ts';
import { computeCohortFlow } from '../computeCohortFlow.ts';
import * as queries from '../flow.queries.ts';
import type { FlowNode, FlowVolume, LedgerPosition } from '../flowTypes.ts';
import { findReasons } from '../queries.ts';
import { type ActiveReason, freezeScope } from '../types.ts';

export interface CohortFlowScope {
  readonly dataSetId?: string | null;
  readonly freezeId?: string | null;
}

export interface ComputedFlow {
  readonly nodes: readonly FlowNode[];
  /** What entered the first stage. */
  readonly entered: readonly FlowVolume[];
  /** What was counted, for people. */
  readonly scope: string;
  readonly asOf: LedgerPosition;
  readonly dataSetId: string | null;
  readonly freezeId: string | null;
}

/**
 * Counts a cohort through the pipeline from records alone. Without a freeze it follows registrations of every
 * method as far as label transfer, as things stand now; with one it follows the label paths and data sets that
 * the freeze chose, down to its slices, as things stood when the freeze was made.
 */
export async function cohortFlow(
  context: ServiceContext,
  { dataSetId, freezeId }: CohortFlowScope,
): Promise<ComputedFlow> {
  if (dataSetId != null && freezeId != null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Give a data set or a freeze: a freeze has its own data sets.',
    );
  }
  return freezeId != null ? freezeFlow(context, freezeId) : openFlow(context, dataSetId ?? null);
}

const EVERY_TRANSFER: queries.LabelChoice = {
  labelSources: ['MRI_TRANSFER'],
  registrationMethod: null,
  annotatorName: null,
};

async function openFlow(context: ServiceContext, dataSetId: string | null): Promise<ComputedFlow> {
  const { prisma } = context.app;
  const dataSet = dataSetId === null ? null : await requireDataSet(context, dataSetId);
  const dataSetIds = dataSet === null ? visibleDataSets(await accessOf(context)) : [dataSet.id];
  const [volumes, reasons, catalogue, asOf] = await Promise.all([
    queries.findFlowVolumes(prisma, dataSetIds),
    queries.findActiveReasons(prisma, ['ALL']),
    findReasons(prisma),
    queries.findLedgerPosition(prisma),
  ]);
  const paths = await queries.findLabelPaths(prisma, EVERY_TRANSFER, null, labelsOf(reasons));
  const nodes = computeCohortFlow({ volumes, reasons, paths, catalogue, slices: null });
  const scope = dataSet
    ? `Data set ${dataSet.name}`
    : dataSetIds === null
      ? 'All data sets'
      : 'All data sets that you see';
  return { nodes, entered: volumes, scope, asOf, dataSetId: dataSet?.id ?? null, freezeId: null };
}

async function requireDataSet({ app }: ServiceContext, dataSetId: string): Promise<DataSetRecord> {
  const id = requireUuid(dataSetId, 'data set');
  return requireFound((await findDataSetsByIds(app.prisma, [id])).at(0), 'data set', id);
}

async function freezeFlow({ app: { prisma } }: ServiceContext, freezeId: string): Promise<ComputedFlow> {
  const id = requireUuid(freezeId, 'freeze');
  const { sliceRule, ...freeze } = requireFound(await queries.findFreezeById(prisma, id), 'freeze', id);
  const chosen = freeze.selection as unknown as FreezeSelection;
  const asOf = await queries.findFreezePosition(prisma, freeze);
  const { seq } = asOf;
  const [volumes, reasons, catalogue, slices] = await Promise.all([
    queries.findFlowVolumes(prisma, chosen.dataSetIds, seq),
    queries.findActiveReasons(prisma, ['ALL', freezeScope(id)], seq),
    findReasons(prisma),
    queries.findFreezeSliceCounts(prisma, id),
  ]);
  const choice = { ...chosen, labelSources: sliceRule.labelSources };
  const paths = await queries.findLabelPaths(prisma, choice, seq, labelsOf(reasons));
  const nodes = computeCohortFlow({ volumes, reasons, paths, catalogue, slices });
  return { nodes, entered: volumes, scope: `Freeze ${freeze.name}`, asOf, dataSetId: null, freezeId: id };
}

const LABEL_KINDS: readonly ActiveReason['subjectKind'][] = ['REGISTRATION', 'PSEUDO_LABEL', 'ANNOTATION'];

/** The records on label paths that a reason names: only their volumes can lose a path. */
const labelsOf = (reasons: readonly ActiveReason[]): string[] =>
  reasons.filter(({ subjectKind }) => LABEL_KINDS.includes(subjectKind)).map(({ subjectId }) => subjectId);
