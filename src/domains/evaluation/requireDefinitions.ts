import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { metricDefinitions } from '../../kernels/metrics/metricDefinitions.ts';
import type { MetricDefinition } from '../../kernels/metrics/types.ts';

/**
 * The metric definitions of that name and version, each once and in the order in which tables show them.
 * UNKNOWN_ID for one that this software cannot compute, INVALID_INPUT for an empty list.
 */
export function requireDefinitions(ids: readonly string[]): MetricDefinition[] {
  if (ids.length === 0) {
    throw new SonoledgerError('INVALID_INPUT', 'Name at least one metric definition, or leave the list out.');
  }
  const unknown = ids.find((id) => !metricDefinitions.some((definition) => definition.id === id));
  if (unknown !== undefined) {
    const known = metricDefinitions.map(({ id }) => id).join(', ');
    throw new SonoledgerError('UNKNOWN_ID', `No metric definition ${unknown}: there are ${known}.`);
  }
  return metricDefinitions.filter((definition) => ids.includes(definition.id));
}
