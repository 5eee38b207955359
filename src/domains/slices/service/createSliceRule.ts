import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { CreateSliceRuleInput } from '../../../generated/resolverTypes.ts';
import type { SliceRuleRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { insertSliceRule, nextRuleVersion } from '../queries.ts';

/** Stores a rule; an existing name gets its next version and the old ones stay. */
export async function createSliceRule(
  context: ServiceContext,
  input: CreateSliceRuleInput,
): Promise<SliceRuleRecord> {
  const { name, labelSources, minimumAreaMm2 = 0 } = input;
  const axes = [...new Set(input.axes ?? (['I', 'J', 'K'] as const))];
  const refuse = (message: string): never => {
    throw new SonoledgerError('INVALID_INPUT', message);
  };
  if (name.trim() === '') refuse('A slice rule needs a name.');
  if (axes.length === 0 || labelSources.length === 0)
    refuse('A slice rule needs an axis and a label source.');
  if (minimumAreaMm2 < 0) refuse('minimumAreaMm2 cannot be negative.');
  if (input.displacementLimitMm != null) {
    refuse(
      'displacementLimitMm cannot be applied: displacement uncertainty is calibrated on phantoms alone, which is not enough to exclude patients.',
    );
  }
  return inTransaction(context, async (tx) => {
    const version = await nextRuleVersion(tx, name);
    const rule = { axes, labelSources: [...new Set(labelSources)], minimumAreaMm2 };
    const row = await insertSliceRule(tx, { name, version, ...rule });
    await recordChange(tx, context, {
      action: 'SLICE_RULE_CREATED',
      entity: 'SliceRule',
      entityId: row.id,
      after: { name, version, ...rule },
    });
    return row;
  });
}
