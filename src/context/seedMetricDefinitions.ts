import { isDeepStrictEqual } from 'node:util';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { MetricDefinition, PrismaClient } from '../generated/prisma/client.ts';
import { importedDefinitions } from '../kernels/metrics/imported/importedDefinitions.ts';
import { metricDefinitions } from '../kernels/metrics/metricDefinitions.ts';

const known = [
  ...metricDefinitions.map((definition) => ({ ...definition, tool: null })),
  ...importedDefinitions,
];

const rows: readonly MetricDefinition[] = known.map((definition) => {
  const { id, number, name, version, title, unit, convention, spacingRule } = definition;
  const { emptyRule, emptyPredictionCountsAs, higherIsBetter, description } = definition;
  return {
    ...{ id, number, name, version, title, unit, convention, spacingRule },
    ...{ emptyRule, emptyPredictionCountsAs, higherIsBetter, description, tool: definition.tool },
  };
});

/**
 * Stores the metric definitions that a database lacks. A stored one that reads differently is MIGRATION_FAILED:
 * values under it would mean something else.
 */
export async function seedMetricDefinitions(prisma: PrismaClient): Promise<void> {
  await prisma.metricDefinition.createMany({ data: [...rows], skipDuplicates: true });
  const stored = await prisma.metricDefinition.findMany();
  const changed = rows.filter((row) => !stored.some((each) => isDeepStrictEqual(each, row)));
  if (changed.length === 0) return;
  throw new SonoledgerError(
    'MIGRATION_FAILED',
    `The database holds other rules under the names ${changed.map(({ id }) => id).join(', ')}. Use the version of the software that wrote them; a changed rule needs a new version number.`,
  );
}
