import type { ReportDecision, ReportExclusion } from '../../rendering/report/types.ts';
import type { ExclusionRow } from '../pipeline/fetchExclusions.ts';
import { subjectNames } from './subjectNames.ts';
import type { ReportData } from './types.ts';

const UNITS: Readonly<Record<string, string>> = { BELOW_MINIMUM_AREA: 'mm2' };

/** The exclusions of the report's own subjects; those of other data sets are none of its business. */
export function toReportExclusions(data: ReportData): ReportExclusion[] {
  const names = subjectNames(data);
  return data.exclusions.flatMap((row) => {
    const subject = names.get(`${row.subjectKind}:${row.subjectId}`);
    if (subject === undefined || row.decision !== 'EXCLUDE') return [];
    return [
      {
        subject,
        stage: row.stage,
        reasonCode: row.reason.code,
        reasonTitle: row.reason.title,
        decision: decisionOf(row),
        decidedAt: row.createdAt,
        timing: row.outcomesSeen ? ('AFTER_OUTCOMES' as const) : ('BEFORE_OUTCOMES' as const),
        reinstated: !row.active,
      },
    ];
  });
}

const decisionOf = (row: ExclusionRow): ReportDecision =>
  row.reviewer === null
    ? {
        kind: 'RULE',
        rule: `${row.ruleName}@${row.ruleVersion}`,
        measured: row.measuredValue,
        threshold: row.threshold,
        unit: UNITS[row.reason.code] ?? '',
      }
    : { kind: 'REVIEW', reviewer: row.reviewer.name, comment: row.comment ?? '' };
