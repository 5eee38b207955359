import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { InclusionRuleRecord } from '../../graphql/records.ts';
import type { Condition, MeasuringRule } from './types.ts';

/** A stored rule that records can be looked at with. INVALID_INPUT for one about a clinical table. */
export function requireMeasuring(row: InclusionRuleRecord): InclusionRuleRecord & MeasuringRule {
  const conditions = row.conditions as unknown as readonly Condition[];
  if (conditions.every(({ kind }) => kind === 'MEASURE')) {
    return { ...row, conditions } as unknown as InclusionRuleRecord & MeasuringRule;
  }
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${row.name}@${row.version} is about a clinical table, which is known at import alone: importDataset applies it.`,
  );
}
