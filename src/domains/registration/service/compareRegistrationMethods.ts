import type { ServiceContext } from '../../../context/types.ts';
import type { RegistrationMethod } from '../../../generated/prisma/client.ts';
import type {
  PairedChange,
  Proportion,
  Quartiles,
  VerdictAgreement,
} from '../../../generated/resolverTypes.ts';
import type {
  ExclusionReasonRecord,
  MethodExclusionRecord,
  RegistrationMethodSummaryRecord,
} from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { wilsonInterval } from '../../../kernels/statistics/wilsonInterval.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { findReasonsByCodes } from '../../exclusions/queries.ts';
import { countByMethod, countExclusionsByMethod, summariseSpreadsByMethod } from '../methods.queries.ts';
import type { MethodCounts, MethodExclusions, MethodSpreads, Spread } from '../types.ts';

const LEVEL = 0.95;
/** No registration by the method has completed. */
const NOTHING: Spread = { count: 0, quartiles: null, values: null, mean: null, largest: null };

/**
 * How every registration method did on a data set, computed from the records as they are now.
 * @param methods only these; null is all
 */
export async function compareRegistrationMethods(
  { app: { prisma } }: ServiceContext,
  dataSetId: string,
  methods: readonly RegistrationMethod[] | null = null,
): Promise<RegistrationMethodSummaryRecord[]> {
  const id = requireUuid(dataSetId, 'data set');
  const [[dataSet], counts, exclusions, spreads] = await Promise.all([
    findDataSetsByIds(prisma, [id]),
    countByMethod(prisma, id),
    countExclusionsByMethod(prisma, id),
    summariseSpreadsByMethod(prisma, id),
  ]);
  requireFound(dataSet, 'data set', id);
  const reasons = await findReasonsByCodes(prisma, [
    ...new Set(exclusions.map(({ reasonCode }) => reasonCode)),
  ]);
  const wanted = counts.filter(({ method }) => methods === null || methods.includes(method));
  return wanted.map((row) => ({
    dataSetId: id,
    ...summariseCounts(row),
    exclusionsByReason: exclusions
      .filter(({ method }) => method === row.method)
      .map((group) => toExclusion(group, reasons, row.volumeCount)),
    ...summariseSpreads(
      row,
      spreads.find(({ method }) => method === row.method),
    ),
    verdicts: summariseVerdicts(row),
  }));
}

function summariseCounts({ method, patientCount, volumeCount, outcomes }: MethodCounts) {
  return {
    method,
    patientCount,
    volumeCount,
    pendingCount: outcomes.PENDING,
    cancelledCount: outcomes.CANCELLED,
    completed: proportion(outcomes.COMPLETED, volumeCount),
    failed: proportion(outcomes.FAILED, volumeCount),
    excluded: proportion(outcomes.EXCLUDED, volumeCount),
    mtreIsTrainingError: method === 'LANDMARK_RIGID',
    wrong: proportion(outcomes.WRONG, outcomes.WITH_LANDMARKS),
    betterByEvidence: proportion(outcomes.CLAIMS_BETTER, outcomes.COMPLETED),
    silentFailures: proportion(outcomes.SILENT_FAILURE, outcomes.PASSED_CHECKS),
  };
}

function toExclusion(
  { reasonCode, count }: MethodExclusions,
  reasons: readonly ExclusionReasonRecord[],
  volumeCount: number,
): MethodExclusionRecord {
  const reason = reasons.find(({ code }) => code === reasonCode);
  return {
    reason: requireFound(reason, 'exclusion reason', reasonCode),
    excluded: proportion(count, volumeCount),
  };
}

function summariseSpreads(counts: MethodCounts, row: MethodSpreads | undefined) {
  return {
    mtreTrackedMm: quartiles(row?.mtreTrackedMm),
    mtreRegisteredMm: quartiles(row?.mtreRegisteredMm),
    durationMs: quartiles(row?.durationMs),
    againstTrackedPose: counts.method === 'TRACKED_POSE' ? null : pairedChange(counts, row?.changeMm),
  };
}

function pairedChange({ outcomes }: MethodCounts, change: Spread | undefined): PairedChange {
  return {
    volumeCount: outcomes.PAIRED,
    better: proportion(outcomes.PAIRED_BETTER, outcomes.PAIRED),
    worse: proportion(outcomes.PAIRED_WORSE, outcomes.PAIRED),
    equal: proportion(outcomes.PAIRED_EQUAL, outcomes.PAIRED),
    mtreChangeMm: quartiles(change),
  };
}

function quartiles(spread: Spread | undefined): Quartiles {
  const { count, quartiles: cuts, values, mean, largest } = spread ?? NOTHING;
  const [q1, median, q3] = cuts ?? [null, null, null];
  return { count, q1, median, q3, mean, largest, values: count === 0 ? [] : values };
}

function summariseVerdicts(row: MethodCounts): VerdictAgreement {
  const { outcomes, acceptedAndBetter, acceptedNotBetter, rejectedAndBetter, rejectedNotBetter } = row;
  return {
    acceptedAndBetter,
    acceptedNotBetter,
    rejectedAndBetter,
    rejectedNotBetter,
    unsureCount: outcomes.UNSURE,
    openCount: outcomes.OPEN,
    unreviewedCount: outcomes.UNREVIEWED,
    agreement: proportion(outcomes.REVIEW_AGREES, outcomes.ACCEPTED + outcomes.REJECTED),
  };
}

function proportion(count: number, total: number): Proportion {
  const interval = wilsonInterval(count, total, LEVEL);
  if (interval.state === 'NO_VALUES') return { count, total, share: null, lower: null, upper: null };
  return { count, total, share: interval.proportion, lower: interval.lower, upper: interval.upper };
}
