import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ExclusionRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findReasonsByCodes, insertExclusion } from '../queries.ts';
import { subjectColumn } from '../subjectColumn.ts';
import type { NewExclusion } from '../types.ts';

/**
 * Appends an exclusion with its ledger event inside the caller's transaction. The reason gives the stage.
 * CONFLICT when the subject is already excluded at that stage and scope: there is one primary reason.
 */
export async function recordExclusion(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  exclusion: NewExclusion,
): Promise<ExclusionRecord> {
  const { subject, reasonCode, scope = 'ALL', comment } = exclusion;
  const [found] = await findReasonsByCodes(tx, [reasonCode]);
  const { stage } = requireFound(found, 'exclusion reason', reasonCode);
  const row = await insertExclusion(tx, {
    subjectKind: subject.kind,
    ...subjectColumn(subject),
    stage,
    decision: 'EXCLUDE',
    reasonCode,
    scope,
    comment: comment ?? null,
    ...decider(exclusion),
  } as Prisma.ExclusionUncheckedCreateInput);
  await recordChange(tx, context, {
    action: 'EXCLUDED',
    entity: 'Exclusion',
    entityId: row.id,
    reason: comment,
    after: { subject: `${subject.kind}:${subject.id}`, stage, reasonCode, scope },
  });
  return row;
}

function decider(exclusion: NewExclusion) {
  if ('rule' in exclusion) {
    const { rule, measuredValue, threshold } = exclusion;
    return {
      ruleName: rule.name,
      ruleVersion: rule.version,
      measuredValue: measuredValue ?? null,
      threshold: threshold ?? null,
    };
  }
  const { reviewerId, blinded, outcomesSeen } = exclusion;
  return { reviewerId, blinded, outcomesSeen };
}
