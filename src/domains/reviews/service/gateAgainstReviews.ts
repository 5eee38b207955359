import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { QueryGateAgainstReviewsArgs } from '../../../generated/resolverTypes.ts';
import type { GateAgainstReviewsRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { findGatedRegistrations } from '../gate.queries.ts';
import { judgeGate } from '../judgeGate.ts';

/** The automatic checks of the registrations by a method against the standing verdicts of people. */
export async function gateAgainstReviews(
  { app: { prisma } }: ServiceContext,
  { dataSetId, method, failureProbabilityLimit = 0.5 }: QueryGateAgainstReviewsArgs,
): Promise<GateAgainstReviewsRecord> {
  const id = requireUuid(dataSetId, 'data set');
  if (!(failureProbabilityLimit >= 0 && failureProbabilityLimit <= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'failureProbabilityLimit lies between 0 and 1.');
  }
  const [dataSets, registrations] = await Promise.all([
    findDataSetsByIds(prisma, [id]),
    findGatedRegistrations(prisma, id, method),
  ]);
  requireFound(dataSets.at(0), 'data set', id);
  const checks = judgeGate(registrations, failureProbabilityLimit);
  return { dataSetId: id, failureProbabilityLimit, registrationCount: registrations.length, checks };
}
