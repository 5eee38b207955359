import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ExclusionRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findActiveExclusion, findReasonsByCodes, insertExclusion } from '../queries.ts';
import { subjectColumn } from '../subjectColumn.ts';
import type { NewExclusion, Subject } from '../types.ts';

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
  const inForce = await findActiveExclusion(tx, subject, stage, scope);
  if (inForce) throw excludedAlready(subject, inForce);
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

function excludedAlready({ kind, id }: Subject, inForce: ExclusionRecord): SonoledgerError {
  const { stage, reasonCode } = inForce;
  return new SonoledgerError(
    'CONFLICT',
    `The ${kind.toLowerCase().replace('_', ' ')} ${id} is excluded already at the stage ${stage}, as ${reasonCode}: there is one reason a stage. Reinstate it first.`,
    { exclusionId: inForce.id },
  );
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
  const { reviewerId, blinded, outcomesSeen, reviewId = null } = exclusion;
  return { reviewerId, blinded, outcomesSeen, reviewId };
}
