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
  summariseErrorsByMethod,
} from '../methods.queries.ts';
import type { MethodCounts, MethodErrors, MethodExclusions, MethodVerdicts } from '../types.ts';

/** Above this mTRE a registration is wrong, mm. */
const WRONG_MTRE_MM = 5;
const LEVEL = 0.95;

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
  const [[dataSet], counts, exclusions, errors, verdicts] = await Promise.all([
    findDataSetsByIds(prisma, [id]),
    countByMethod(prisma, id, WRONG_MTRE_MM),
    countExclusionsByMethod(prisma, id),
    summariseErrorsByMethod(prisma, id),
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
    ...summariseErrors(errors.find(({ method }) => method === row.method)),
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

function summariseErrors(row: MethodErrors | undefined): {
  mtreTrackedMm: Quartiles;
  mtreRegisteredMm: Quartiles;
} {
  return {
    mtreTrackedMm: quartiles(row?.count ?? 0, row?.trackedMm),
    mtreRegisteredMm: quartiles(row?.count ?? 0, row?.registeredMm),
  };
}

function quartiles(count: number, values: readonly number[] | undefined): Quartiles {
  const [q1, median, q3] = values ?? [null, null, null];
  return { count, q1, median, q3 };
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
