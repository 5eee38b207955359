import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { EligibilityInput } from '../../../generated/resolverTypes.ts';
import { lockLedger } from '../../../ledger/lockLedger.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import { findNewestRule, insertEligibilityRule } from '../queries.ts';
import type { EligibilityRuleFacts } from '../types.ts';

/** The rule of that name and definition; another definition than the newest one makes the next version. */
export async function ensureEligibilityRule(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { name, column, accept }: EligibilityInput,
): Promise<EligibilityRuleFacts> {
  requireName(name, 'eligibility rule');
  const accepted = [...new Set(accept.map((value) => value.trim()))].sort();
  if (accepted.length === 0) {
    throw new SonoledgerError('INVALID_INPUT', 'An eligibility rule must accept at least one value.');
  }
  await lockLedger(tx);
  const newest = await findNewestRule(tx, name);
  if (newest && newest.columnName === column && String(newest.accepted) === String(accepted)) {
    return { name, version: newest.version, column, accept: accepted };
  }
  const version = (newest?.version ?? 0) + 1;
  const rule = await insertEligibilityRule(tx, { name, version, columnName: column, accepted });
  await recordChange(tx, context, {
    action: 'ELIGIBILITY_RULE_CREATED',
    entity: 'EligibilityRule',
    entityId: rule.id,
    after: { name, version, column, accept: accepted },
  });
  return { name, version, column, accept: accepted };
}
