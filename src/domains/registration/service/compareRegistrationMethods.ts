import type { ServiceContext } from '../../../context/types.ts';
import type { RegistrationMethod } from '../../../generated/prisma/client.ts';
import type { PairedChange, Quartiles, VerdictAgreement } from '../../../generated/resolverTypes.ts';
import type {
  ExclusionReasonRecord,
  MethodExclusionRecord,
  RegistrationMethodSummaryRecord,
} from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { proportionOf } from '../../../kernels/statistics/proportionOf.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { findReasonsByCodes } from '../../exclusions/queries.ts';
import { countByMethod, countExclusionsByMethod, summariseSpreadsByMethod } from '../methods.queries.ts';
import type { MethodCounts, MethodExclusions, MethodSpreads, Spread } from '../types.ts';

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
    completed: proportionOf(outcomes.COMPLETED, volumeCount),
    failed: proportionOf(outcomes.FAILED, volumeCount),
    excluded: proportionOf(outcomes.EXCLUDED, volumeCount),
    mtreIsTrainingError: method === 'LANDMARK_RIGID',
    wrong: proportionOf(outcomes.WRONG, outcomes.WITH_LANDMARKS),
    betterByEvidence: proportionOf(outcomes.CLAIMS_BETTER, outcomes.COMPLETED),
    silentFailures: proportionOf(outcomes.SILENT_FAILURE, outcomes.PASSED_CHECKS),
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
    excluded: proportionOf(count, volumeCount),
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
    better: proportionOf(outcomes.PAIRED_BETTER, outcomes.PAIRED),
    worse: proportionOf(outcomes.PAIRED_WORSE, outcomes.PAIRED),
    equal: proportionOf(outcomes.PAIRED_EQUAL, outcomes.PAIRED),
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
    agreement: proportionOf(outcomes.REVIEW_AGREES, outcomes.ACCEPTED + outcomes.REJECTED),
  };
}
