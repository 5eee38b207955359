import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { EligibilityInput } from '../../../generated/resolverTypes.ts';
import { ensureInclusionRule } from '../../inclusion/service/ensureInclusionRule.ts';
import type { EligibilityRuleFacts } from '../types.ts';

/** The inclusion rule of that name about a column of the clinical table, or its next version. */
export async function ensureEligibilityRule(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { name, column, accept }: EligibilityInput,
): Promise<EligibilityRuleFacts> {
  const accepted = [...new Set(accept.map((value) => value.trim()))].sort();
  if (accepted.length === 0) {
    throw new SonoledgerError('INVALID_INPUT', 'An eligibility rule must accept at least one value.');
  }
  const { version } = await ensureInclusionRule(tx, context, name, {
    ...{
      stage: 'ELIGIBILITY',
      subjectKind: 'PATIENT',
      whenMissing: 'NEEDS_REVIEW',
      reasonCode: 'NOT_ELIGIBLE',
    },
    conditions: [{ kind: 'CLINICAL_VALUE', column, oneOf: accepted }],
    description: 'Who may enter, by the clinical table of an import.',
  });
  return { name, version, column, accept: accepted };
}
