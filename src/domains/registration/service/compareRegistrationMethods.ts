import type { ServiceContext } from '../../../context/types.ts';
import type {
  ExcludedRegistrations,
  Proportion,
  Quartiles,
  RegistrationMethodSummary,
  VerdictAgreement,
} from '../../../generated/resolverTypes.ts';
import type { ExclusionReasonRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { wilsonInterval } from '../../../kernels/statistics/wilsonInterval.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { findReasonsByCodes } from '../../exclusions/queries.ts';
import {
  countByMethod,
  countExclusionsByMethod,
  countVerdictsByMethod,
  summariseSpreadsByMethod,
} from '../methods.queries.ts';
import type { MethodCounts, MethodExclusions, MethodSpreads, MethodVerdicts, Spread } from '../types.ts';

/** Above this mTRE a registration is wrong, mm. */
const WRONG_MTRE_MM = 5;
const LEVEL = 0.95;
/** No registration by the method has completed. */
const NOTHING: Spread = { count: 0, quartiles: null, mean: null, largest: null };

type MethodExclusion = Omit<ExcludedRegistrations, 'reason'> & { readonly reason: ExclusionReasonRecord };
export type MethodSummary = Omit<RegistrationMethodSummary, 'exclusionsByReason'> & {
  readonly exclusionsByReason: MethodExclusion[];
};

/** How every registration method did on a data set, computed from the records as they are now. */
export async function compareRegistrationMethods(
  { app: { prisma } }: ServiceContext,
  dataSetId: string,
): Promise<MethodSummary[]> {
  const id = requireUuid(dataSetId, 'data set');
  const [[dataSet], counts, exclusions, spreads, verdicts] = await Promise.all([
    findDataSetsByIds(prisma, [id]),
    countByMethod(prisma, id, WRONG_MTRE_MM),
    countExclusionsByMethod(prisma, id),
    summariseSpreadsByMethod(prisma, id),
    countVerdictsByMethod(prisma, id),
  ]);
  requireFound(dataSet, 'data set', id);
  const reasons = await findReasonsByCodes(prisma, [
    ...new Set(exclusions.map(({ reasonCode }) => reasonCode)),
  ]);
  return counts.map((row) => ({
    ...summariseCounts(row),
    exclusionsByReason: exclusions
      .filter(({ method }) => method === row.method)
      .map((group) => toExclusion(group, reasons, row.volumeCount)),
    ...summariseSpreads(spreads.find(({ method }) => method === row.method)),
    verdicts: summariseVerdicts(verdicts.filter(({ method }) => method === row.method)),
  }));
}

function summariseCounts(row: MethodCounts) {
  const { method, patientCount, volumeCount, pendingCount, cancelledCount, completedCount } = row;
  return {
    method,
    patientCount,
    volumeCount,
    pendingCount,
    cancelledCount,
    completed: proportion(completedCount, volumeCount),
    failed: proportion(row.failedCount, volumeCount),
    excluded: proportion(row.excludedCount, volumeCount),
    mtreIsTrainingError: method === 'LANDMARK_RIGID',
    betterByEvidence: proportion(row.betterCount, completedCount),
    wrong: proportion(row.wrongCount, row.measuredCount),
    wrongBetterByEvidence: proportion(row.passedWrongCount, row.passedCount),
    silentFailures: proportion(row.silentCount, row.checkedCount),
  };
}

function toExclusion(
  { reasonCode, count }: MethodExclusions,
  reasons: readonly ExclusionReasonRecord[],
  volumeCount: number,
): MethodExclusion {
  const reason = reasons.find(({ code }) => code === reasonCode);
  return {
    reason: requireFound(reason, 'exclusion reason', reasonCode),
    excluded: proportion(count, volumeCount),
  };
}

function summariseSpreads(row: MethodSpreads | undefined): {
  mtreTrackedMm: Quartiles;
  mtreRegisteredMm: Quartiles;
  durationMs: Quartiles;
} {
  return {
    mtreTrackedMm: quartiles(row?.mtreTrackedMm),
    mtreRegisteredMm: quartiles(row?.mtreRegisteredMm),
    durationMs: quartiles(row?.durationMs),
  };
}

function quartiles(spread: Spread | undefined): Quartiles {
  const { count, quartiles: values, mean, largest } = spread ?? NOTHING;
  const [q1, median, q3] = values ?? [null, null, null];
  return { count, q1, median, q3, mean, largest };
}

function summariseVerdicts(rows: readonly MethodVerdicts[]): VerdictAgreement {
  const countOf = (verdict: MethodVerdicts['verdict'], better: readonly boolean[] = [true, false]): number =>
    rows
      .filter((row) => row.verdict === verdict && better.includes(row.isBetter))
      .reduce((sum, { count }) => sum + count, 0);
  const acceptedAndBetter = countOf('ACCEPTED', [true]);
  const rejectedNotBetter = countOf('REJECTED', [false]);
  const decided = countOf('ACCEPTED') + countOf('REJECTED');
  return {
    acceptedAndBetter,
    acceptedNotBetter: countOf('ACCEPTED', [false]),
    rejectedAndBetter: countOf('REJECTED', [true]),
    rejectedNotBetter,
    unsureCount: countOf('UNSURE'),
    unreviewedCount: countOf(null),
    agreement: proportion(acceptedAndBetter + rejectedNotBetter, decided),
  };
}

function proportion(count: number, total: number): Proportion {
  const interval = wilsonInterval(count, total, LEVEL);
  if (interval.state === 'NO_VALUES') return { count, total, share: null, lower: null, upper: null };
  return { count, total, share: interval.proportion, lower: interval.lower, upper: interval.upper };
}
