import { uuidv7 } from '../../database/uuidv7.ts';
import type { InclusionRule, Prisma } from '../../generated/prisma/client.ts';
import { SUBJECT_COLUMN } from './evaluate.queries.ts';
import type { RuleCase, RuleDefinition } from './types.ts';

type Database = Prisma.TransactionClient;

export const findInclusionRules = (db: Database): Promise<InclusionRule[]> =>
  db.inclusionRule.findMany({ orderBy: [{ name: 'asc' }, { version: 'desc' }] });

export const findInclusionRuleById = (db: Database, id: string): Promise<InclusionRule | null> =>
  db.inclusionRule.findUnique({ where: { id } });

export const findNewestInclusionRule = (db: Database, name: string): Promise<InclusionRule | null> =>
  db.inclusionRule.findFirst({ where: { name }, orderBy: { version: 'desc' } });

export const insertInclusionRule = (
  db: Database,
  { conditions, ...rule }: RuleDefinition & { readonly name: string; readonly version: number },
): Promise<InclusionRule> =>
  db.inclusionRule.create({ data: { ...rule, conditions: conditions as unknown as Prisma.InputJsonValue } });

/** One exclusion record a case, by one statement; gives their ids in the order of the cases. */
export async function insertRuleExclusions(
  db: Database,
  rule: Pick<InclusionRule, 'name' | 'version' | 'stage' | 'reasonCode' | 'subjectKind'>,
  cases: readonly RuleCase[],
): Promise<string[]> {
  const ids = cases.map(() => uuidv7());
  await db.$executeRaw`
    INSERT INTO exclusion (id, subject_kind, ${SUBJECT_COLUMN[rule.subjectKind as RuleCase['subjectKind']]}, stage, decision,
                           reason_code, rule_name, rule_version, measured_value, threshold, comment)
    SELECT row.id, ${rule.subjectKind}::subject_kind, row.subject_id, ${rule.stage}::stage, 'EXCLUDE', ${rule.reasonCode},
           ${rule.name}, ${rule.version}, row.measured_value, row.threshold, row.comment
    FROM unnest(${ids}::uuid[], ${cases.map((each) => each.subjectId)}::uuid[],
                ${cases.map((each) => each.measuredValue)}::float8[], ${cases.map((each) => each.threshold)}::float8[],
                ${cases.map((each) => each.because)}::text[])
      AS row (id, subject_id, measured_value, threshold, comment)`;
  return ids;
}
