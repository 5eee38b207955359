import { isDeepStrictEqual } from 'node:util';
import type { ServiceContext } from '../../../context/types.ts';
import { lockRequest } from '../../../database/lockRequest.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { InclusionRuleRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import { findNewestInclusionRule, insertInclusionRule } from '../queries.ts';
import type { RuleDefinition } from '../types.ts';
import { requireReasonOfStage } from './requireReasonOfStage.ts';

/** The rule of that name and definition; another definition than the newest one makes the next version. */
export async function ensureInclusionRule(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  name: string,
  definition: RuleDefinition,
): Promise<InclusionRuleRecord> {
  requireName(name, 'inclusion rule');
  await requireReasonOfStage(tx, definition);
  await lockRequest(tx, `inclusion rule:${name}`);
  const newest = await findNewestInclusionRule(tx, name);
  if (newest !== null && isDeepStrictEqual(definitionOf(newest), { ...definition })) return newest;
  const version = (newest?.version ?? 0) + 1;
  const row = await insertInclusionRule(tx, { name, version, ...definition });
  await recordChange(tx, context, {
    action: 'INCLUSION_RULE_CREATED',
    entity: 'InclusionRule',
    entityId: row.id,
    after: { name, version, ...definition },
  });
  return row;
}

const definitionOf = ({
  stage,
  subjectKind,
  whenMissing,
  reasonCode,
  description,
  conditions,
}: InclusionRuleRecord) => ({
  ...{ stage, subjectKind, whenMissing, reasonCode, description, conditions },
});
