import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { CreateComparisonInput } from '../../../generated/resolverTypes.ts';
import type {
  ComparisonCellRecord,
  ComparisonRecord,
  ComparisonTableRecord,
} from '../../../graphql/records.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findMetricRunsByIds } from '../../evaluation/queries.ts';
import { findFreezesByIds } from '../../freezes/queries.ts';
import { comparisonHash } from '../comparisonHash.ts';
import { insertComparison } from '../queries.ts';
import type { StoredCell } from '../types.ts';
import { comparisonTable } from './comparisonTable.ts';

/**
 * Stores the table of an experiment as it is now, with the metric runs behind it. CONFLICT names an arm that
 * has no completed metric run, or whose run lacks a metric: a stored statement leaves nothing out.
 */
export async function createComparison(
  context: ServiceContext,
  input: CreateComparisonInput,
): Promise<ComparisonRecord> {
  const table = await comparisonTable(context, input);
  const metricRunIds = requireRuns(table.cells);
  await requireDefinitionsComputed(context, table, metricRunIds);
  const { experiment, policy, definitionIds } = table;
  const [freeze] = await findFreezesByIds(context.app.prisma, [experiment.freezeId]);
  const result = table.cells.map(storedCell);
  const stated = { policy, definitionIds: [...definitionIds], metricRunIds };
  const hash = comparisonHash({ ...stated, result, freezeHash: freeze.hash, binning: SIZE_BINS.id });
  return inTransaction(context, async (tx) => {
    const comparison = await insertComparison(tx, {
      ...stated,
      experimentId: experiment.id,
      result: result as unknown as Prisma.InputJsonArray,
      hash,
    });
    await recordChange(tx, context, {
      action: 'COMPARISON_CREATED',
      entity: 'Comparison',
      entityId: comparison.id,
      after: { ...stated, experimentId: experiment.id, hash },
    });
    return comparison;
  });
}

/** The metric run of each arm, in the order of the arms. */
function requireRuns(cells: readonly ComparisonCellRecord[]): string[] {
  const lacking = cells.find((cell) => cell.metricRunId === null);
  if (!lacking) return [...new Set(cells.map((cell) => cell.metricRunId as string))];
  throw new SonoledgerError(
    'CONFLICT',
    `Arm "${lacking.arm.name}" has no completed metric run on the experiment's freeze. Evaluate it first.`,
    { armId: lacking.arm.id },
  );
}

async function requireDefinitionsComputed(
  { app }: ServiceContext,
  { cells, definitionIds }: ComparisonTableRecord,
  metricRunIds: readonly string[],
): Promise<void> {
  const runs = new Map((await findMetricRunsByIds(app.prisma, metricRunIds)).map((run) => [run.id, run]));
  for (const { arm, metricRunId } of cells) {
    const computed = runs.get(metricRunId as string)?.definitionIds ?? [];
    const lacking = definitionIds.filter((id) => !computed.includes(id));
    if (lacking.length === 0) continue;
    throw new SonoledgerError(
      'CONFLICT',
      `The newest metric run of arm "${arm.name}" lacks ${lacking.join(', ')}. Evaluate the arm with it first.`,
      { armId: arm.id },
    );
  }
}

function storedCell({ arm, metricRunId: _, definitionId, ...values }: ComparisonCellRecord): StoredCell {
  return { arm: arm.name, definition: definitionId, ...values };
}
