import type { ServiceContext } from '../../../context/types.ts';
import type { ArmRecord, ComparisonCellRecord, ComparisonTableRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import { summariseStates } from '../../../kernels/statistics/summariseStates.ts';
import type { SummaryPolicy } from '../../../kernels/statistics/types.ts';
import { findArmsByExperiments, findExperimentsByIds, sumRollup } from '../queries.ts';
import { requireTableDefinitions, type TableDefinition } from '../requireTableDefinitions.ts';
import { sizeColumns } from '../sizeColumns.ts';
import { type ArmSums, DEFAULT_DEFINITION_IDS, type RollupSums } from '../types.ts';

export interface TableRequest {
  readonly experimentId: string;
  readonly definitionIds?: readonly string[] | null;
  readonly policy?: SummaryPolicy | null;
}

/**
 * The table of an experiment from the newest completed metric run of each arm. What was not computed gives
 * cells that count no slice. Definitions of another tool are answered from imported runs of that tool alone.
 */
export async function comparisonTable(
  { app }: ServiceContext,
  request: TableRequest,
): Promise<ComparisonTableRecord> {
  const id = requireUuid(request.experimentId, 'experiment');
  const { definitions, tool } = requireTableDefinitions(request.definitionIds ?? DEFAULT_DEFINITION_IDS);
  const policy = request.policy ?? 'FAANES_2025';
  const numbers = definitions.map(({ number }) => number);
  const [[experiment], arms, sums] = await Promise.all([
    findExperimentsByIds(app.prisma, [id]),
    findArmsByExperiments(app.prisma, [id]),
    sumRollup(app.prisma, id, numbers, SIZE_BINS.id, tool),
  ]);
  return {
    experiment: requireFound(experiment, 'experiment', id),
    policy,
    definitionIds: definitions.map((definition) => definition.id),
    cells: fillCells(arms, definitions, sums, policy),
  };
}

function fillCells(
  arms: readonly ArmRecord[],
  definitions: readonly TableDefinition[],
  sums: readonly ArmSums[],
  policy: SummaryPolicy,
): ComparisonCellRecord[] {
  const runOf = new Map(sums.map((row) => [row.armId, row.metricRunId]));
  const sumsOf = new Map(sums.flatMap(keyedSums));
  return arms.flatMap((arm) =>
    definitions.flatMap((definition) =>
      sizeColumns.map(({ number }) => ({
        arm,
        metricRunId: runOf.get(arm.id) ?? null,
        definitionId: definition.id,
        sizeBin: number,
        ...summarise(sumsOf.get(`${arm.id} ${definition.number} ${number}`), definition, policy),
      })),
    ),
  );
}

/** Nothing for an arm without sums. */
function keyedSums({ armId, metricRunId: _, ...sums }: ArmSums): [string, RollupSums][] {
  return sums.definitionNumber === null ? [] : [[`${armId} ${sums.definitionNumber} ${sums.sizeBin}`, sums]];
}

type CellValues = Omit<ComparisonCellRecord, 'arm' | 'metricRunId' | 'definitionId' | 'sizeBin'>;

const NO_VALUES = { mean: null, sdPopulation: null, sdSample: null, nDefined: 0 } as const;

function summarise(
  sums: RollupSums | undefined,
  definition: TableDefinition,
  policy: SummaryPolicy,
): CellValues {
  if (!sums) return { ...NO_VALUES, nTotal: 0, nMissing: 0, nPatients: 0 };
  const { nTotal, nMissing, nPatients } = sums;
  const summary = summariseStates(sums, policy, definition);
  if (summary.state === 'NO_VALUES') return { ...NO_VALUES, nTotal, nMissing, nPatients };
  const { mean, sdPopulation, sdSample, nDefined } = summary;
  return { mean, sdPopulation, sdSample, nDefined, nTotal, nMissing, nPatients };
}
