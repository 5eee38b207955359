import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { InclusionRuleInput, QueryPreviewRuleArgs } from '../../../generated/resolverTypes.ts';
import type { RulePreviewRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { evaluateRule } from '../evaluate.queries.ts';
import { findInclusionRuleById } from '../queries.ts';
import { readDefinition } from '../readDefinition.ts';
import { requireMeasuring } from '../requireMeasuring.ts';
import { toRuleCase } from '../toRuleCase.ts';
import type { MeasuringRule } from '../types.ts';
import { requireReasonOfStage } from './requireReasonOfStage.ts';

/** What a stored rule or a draft would do to a data set. Writes nothing. */
export async function previewRule(
  context: ServiceContext,
  { dataSetId, ruleId, draft }: QueryPreviewRuleArgs,
): Promise<RulePreviewRecord> {
  const { prisma } = context.app;
  if ((ruleId == null) === (draft == null)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give a ruleId or a draft, not both.');
  }
  const id = requireUuid(dataSetId, 'data set');
  requireFound((await findDataSetsByIds(prisma, [id])).at(0), 'data set', id);
  const rule =
    ruleId == null ? await readDraft(context, draft as InclusionRuleInput) : await findRule(context, ruleId);
  const cases = (await evaluateRule(prisma, id, rule)).map(toRuleCase(rule, id));
  return { dataSetId: id, rule, cases };
}

async function readDraft(context: ServiceContext, draft: InclusionRuleInput): Promise<MeasuringRule> {
  const rule = readDefinition(draft);
  await requireReasonOfStage(context.app.prisma, rule);
  return rule;
}

async function findRule({ app }: ServiceContext, ruleId: string): Promise<MeasuringRule> {
  const id = requireUuid(ruleId, 'inclusion rule');
  return requireMeasuring(requireFound(await findInclusionRuleById(app.prisma, id), 'inclusion rule', id));
}
