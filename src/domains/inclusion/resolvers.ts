import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import type { RuleCaseRecord } from '../../graphql/records.ts';
import { patientById } from '../cohort/loaders.ts';
import { reasonByCode } from '../exclusions/loaders.ts';
import { describeCondition } from './describeCondition.ts';
import * as queries from './queries.ts';
import { applyRule } from './service/applyRule.ts';
import { createInclusionRule } from './service/createInclusionRule.ts';
import { previewRule } from './service/previewRule.ts';
import { tally, tallyByCondition, tallyByOutcome } from './tallyCases.ts';
import type { Condition } from './types.ts';

export const inclusionResolvers: Resolvers = {
  Query: {
    inclusionRules: (_, __, { app }) => queries.findInclusionRules(app.prisma),
    previewRule: (_, args, context) => previewRule(context, args),
  },
  Mutation: {
    createInclusionRule: (_, { input }, context) => createInclusionRule(context, input),
    applyRule: (_, args, context) => applyRule(context, args),
  },
  InclusionRule: {
    reason: ({ reasonCode }, _, context) => load(context, reasonByCode, reasonCode),
    conditions: ({ conditions }) => conditions as unknown as Condition[],
  },
  InclusionCondition: {
    measure: (row) => (row.kind === 'MEASURE' ? row.measure : null),
    clinicalColumn: (row) => (row.kind === 'CLINICAL_VALUE' ? row.column : null),
    oneOf: (row) => ('oneOf' in row ? row.oneOf : []),
    text: (row) => describeCondition(row),
  },
  RulePreview: {
    reason: ({ rule }, _, context) => load(context, reasonByCode, rule.reasonCode),
    stage: ({ rule }) => rule.stage,
    subjectKind: ({ rule }) => rule.subjectKind,
    all: ({ cases }) => tally(cases),
    byOutcome: ({ cases }) => tallyByOutcome(cases),
    byCondition: ({ rule, cases }) => tallyByCondition(rule, cases),
    cases: ({ cases }, { outcome, ...page }) => {
      const wanted = outcome ? cases.filter((each) => outcome.includes(each.outcome)) : cases;
      return connection(
        page,
        (row: RuleCaseRecord) => row.subjectId,
        async ({ take, afterKey }) =>
          wanted.filter(({ subjectId }) => afterKey === null || subjectId > afterKey).slice(0, take),
        async () => wanted.length,
      );
    },
  },
  RuleCase: {
    patient: ({ patientId }, _, context) => load(context, patientById, patientId),
  },
};
