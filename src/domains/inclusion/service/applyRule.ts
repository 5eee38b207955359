import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../../context/types.ts';
import { findSqlError } from '../../../database/findSqlError.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { lockRequest } from '../../../database/lockRequest.ts';
import type { MutationApplyRuleArgs } from '../../../generated/resolverTypes.ts';
import type { ApplyRulePayloadRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { evaluateRule } from '../evaluate.queries.ts';
import { findInclusionRuleById, insertRuleExclusions } from '../queries.ts';
import { requireMeasuring } from '../requireMeasuring.ts';
import { tallyByOutcome } from '../tallyCases.ts';
import { toRuleCase } from '../toRuleCase.ts';
import type { RuleCase } from '../types.ts';

const MOST_ATTEMPTS = 5;
/** Unique violation and deadlock: somebody excluded one of the subjects at the same moment. */
const RACED: readonly (string | undefined)[] = ['23505', '40P01'];

/**
 * Excludes what a stored rule excludes now, with one ledger event for all. Done again it excludes nobody twice and,
 * with nothing to do, leaves no event. Where somebody was faster with one of the subjects, it looks again.
 */
export async function applyRule(
  context: ServiceContext,
  args: MutationApplyRuleArgs,
): Promise<ApplyRulePayloadRecord> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await applyOnce(context, args);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !RACED.includes(findSqlError(error)?.code)) throw error;
    }
  }
}

async function applyOnce(
  context: ServiceContext,
  { dataSetId, ruleId }: MutationApplyRuleArgs,
): Promise<ApplyRulePayloadRecord> {
  const id = requireUuid(dataSetId, 'data set');
  const idOfRule = requireUuid(ruleId, 'inclusion rule');
  return inTransaction(context, async (tx) => {
    await lockRequest(tx, `inclusion:${id}`);
    requireFound((await findDataSetsByIds(tx, [id])).at(0), 'data set', id);
    const stored = requireFound(await findInclusionRuleById(tx, idOfRule), 'inclusion rule', idOfRule);
    const rule = requireMeasuring(stored);
    const cases = (await evaluateRule(tx, id, rule)).map(toRuleCase(rule, id));
    const preview = { dataSetId: id, rule, cases };
    const excluded = cases.filter(({ outcome }) => outcome === 'EXCLUDE');
    if (excluded.length === 0) return { rule, preview, excludedCount: 0 };
    const exclusionIds = await insertRuleExclusions(tx, rule, excluded);
    await recordChange(tx, context, {
      action: 'INCLUSION_RULE_APPLIED',
      entity: 'InclusionRule',
      entityId: rule.id,
      after: {
        ...{ name: rule.name, version: rule.version, dataSetId: id, stage: rule.stage },
        counts: tallyByOutcome(cases),
        exclusionsSha256: hashOf(exclusionIds, excluded),
      },
    });
    return { rule, preview, excludedCount: exclusionIds.length };
  });
}

/** Over a line an exclusion, so that the event holds the records as well as their number. */
function hashOf(ids: readonly string[], excluded: readonly RuleCase[]): string {
  const lines = excluded.map(({ subjectId, measuredValue, threshold }, n) =>
    JSON.stringify([ids[n], subjectId, measuredValue, threshold]),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
