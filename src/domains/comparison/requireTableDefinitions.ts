import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { importedDefinitions } from '../../kernels/metrics/imported/importedDefinitions.ts';
import type { ImportedDefinition, ResultTool } from '../../kernels/metrics/imported/types.ts';
import { metricDefinitions } from '../../kernels/metrics/metricDefinitions.ts';
import type { MetricDefinition } from '../../kernels/metrics/types.ts';
import { requireDefinitions } from '../evaluation/requireDefinitions.ts';

export type TableDefinition = MetricDefinition | ImportedDefinition;

export interface TableDefinitions {
  readonly definitions: readonly TableDefinition[];
  /** Null for what this software computes. */
  readonly tool: ResultTool | null;
}

/**
 * The definitions of a table, all of one origin: numbers of two tools side by side look comparable and are not.
 * @throws UNKNOWN_ID, INVALID_INPUT for none, or for definitions of two tools
 */
export function requireTableDefinitions(ids: readonly string[]): TableDefinitions {
  const imported = importedDefinitions.filter(({ id }) => ids.includes(id));
  if (imported.length === 0) return { definitions: requireDefinitions(ids), tool: null };
  const [{ tool }] = imported;
  const others = ids.filter((id) => !imported.some((each) => each.id === id));
  const own = others.filter((id) => metricDefinitions.some((each) => each.id === id));
  const unknown = others.find((id) => !own.some((each) => each === id));
  if (unknown !== undefined) throw new SonoledgerError('UNKNOWN_ID', `No metric definition ${unknown}.`);
  if (own.length === 0 && imported.every((each) => each.tool === tool))
    return { definitions: imported, tool };
  throw new SonoledgerError(
    'INVALID_INPUT',
    'A table holds definitions of one tool: ask for the imported ones by themselves.',
  );
}
