import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { InclusionRuleInput } from '../../../generated/resolverTypes.ts';
import type { InclusionRuleRecord } from '../../../graphql/records.ts';
import { readDefinition } from '../readDefinition.ts';
import { ensureInclusionRule } from './ensureInclusionRule.ts';

/** Stores a rule and excludes nobody. The same again gives the same; another definition is the next version. */
export function createInclusionRule(
  context: ServiceContext,
  { name, ...input }: InclusionRuleInput,
): Promise<InclusionRuleRecord> {
  const definition = readDefinition(input);
  return inTransaction(context, (tx) => ensureInclusionRule(tx, context, name, definition));
}
